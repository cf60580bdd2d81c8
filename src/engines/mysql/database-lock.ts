import { createHash } from 'node:crypto';
import type { Connection } from 'mysql2/promise';
import { DatagenError } from '../../errors.js';
import { explainBusy } from './busy-database.js';
import { askRows, askValue, type Row } from './query-rows.js';
import { quoteName } from './quote.js';

/** Stands in every long statement of a load, so that a later run can tell and end what a dead one left behind. */
export const LOAD_MARK = '/* dvdrental load */';

const MAXIMUM_LOCK_NAME = 64;
/** Enough of a statement to tell what it does to which table. */
const STATEMENT_HEAD = 300;

/**
 * Takes the lock under which one process at a time loads or updates a database; it lasts until the connection ends.
 * Throws a DatagenError 'conflict' when another process still holds it after `patience` seconds.
 */
export async function lockDatabase(connection: Connection, database: string, patience = 0): Promise<void> {
  const taken = await askValue(connection, 'SELECT GET_LOCK(?, ?)', [lockName(database), patience]);
  if (Number(taken) === 1) return;
  const holder = await findHolder(connection, database);
  throw await explainBusy(connection, database, holder, await listStatements(connection, database));
}

/** Throws a DatagenError 'conflict', which says who it is, when another connection has a database's lock. */
export async function requireIdle(connection: Connection, database: string): Promise<void> {
  const holder = await findHolder(connection, database);
  if (holder === undefined || holder === connection.threadId) return;
  throw await explainBusy(connection, database, holder, await listStatements(connection, database));
}

async function findHolder(connection: Connection, database: string): Promise<number | undefined> {
  const holder = await askValue(connection, 'SELECT IS_USED_LOCK(?)', [lockName(database)]);
  return holder === null ? undefined : Number(holder);
}

/** Gives the lock back at once; a connection that is only ended keeps it until the server has noticed. */
export async function unlockDatabase(connection: Connection, database: string): Promise<void> {
  await connection.query('DO RELEASE_LOCK(?)', [lockName(database)]);
}

/**
 * Ends the statements that a killed run left working in a database and waits until they are gone.
 * Precondition: this connection holds the database's lock, so no live run can be meant.
 */
export async function endAbandonedStatements(connection: Connection, database: string): Promise<number> {
  const abandoned = await listMarked(connection, database);
  for (const id of abandoned) await connection.query('KILL ?', [id]).catch(() => {});
  const deadline = Date.now() + 120_000;
  while ((await listMarked(connection, database)).length > 0) {
    if (Date.now() > deadline) {
      throw new DatagenError('server', `A statement of an earlier run is still being undone in ${database}.`, {
        hint: 'Wait for the server to finish (SHOW PROCESSLIST) and run the command again.',
      });
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return abandoned.length;
}

/** Makes a database of this name the connection's own. */
export async function useDatabase(connection: Connection, database: string): Promise<void> {
  await connection.query(`USE ${quoteName(database)}`);
}

function lockName(database: string): string {
  const name = `dvdrental:${database}`;
  if (name.length <= MAXIMUM_LOCK_NAME) return name;
  return `dvdrental:${createHash('sha256').update(database).digest('hex').slice(0, 40)}`;
}

async function listMarked(connection: Connection, database: string): Promise<number[]> {
  const rows = await listMarkedThreads(connection, database);
  return rows.map((row) => Number(row.id));
}

async function listStatements(connection: Connection, database: string): Promise<string[]> {
  const rows = await listMarkedThreads(connection, database);
  return rows.map((row) => String(row.statement));
}

function listMarkedThreads(connection: Connection, database: string): Promise<Row[]> {
  return askRows(
    connection,
    `SELECT ID AS id, LEFT(INFO, ${STATEMENT_HEAD}) AS statement FROM information_schema.PROCESSLIST
     WHERE DB = ? AND ID <> CONNECTION_ID() AND INFO LIKE ?`,
    [database, `%${LOAD_MARK}%`],
  );
}
