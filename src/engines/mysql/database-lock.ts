import { createHash } from 'node:crypto';
import type { Connection } from 'mysql2/promise';
import { DatagenError } from '../../errors.js';
import { RUN_TABLE } from '../run-table.js';
import { askRows, askValue, quoteName, type Row } from './query.js';

/** A comment in every long statement of a load, so that a later run can find and end statements of a dead one. */
export const LOAD_MARK = '/* dvdrental load */';

const MAXIMUM_LOCK_NAME = 64;
/** Enough of a statement to show what it does to which table. */
const STATEMENT_HEAD = 300;

/**
 * Takes the lock of a database, with which one process at a time loads or updates it. It lasts until the connection
 * ends. Throws a DatagenError 'conflict' when another process still holds it after `patience` seconds.
 */
export async function lockDatabase(connection: Connection, database: string, patience = 0): Promise<void> {
  const taken = await askValue(connection, 'SELECT GET_LOCK(?, ?)', [lockName(database), patience]);
  if (Number(taken) === 1) return;
  const holder = await findHolder(connection, database);
  throw await explainBusy(connection, database, holder, await listStatements(connection, database));
}

/** Throws a DatagenError 'conflict', which describes the holder, when another connection has a database's lock. */
export async function requireIdle(connection: Connection, database: string): Promise<void> {
  const holder = await findHolder(connection, database);
  if (holder === undefined || holder === connection.threadId) return;
  throw await explainBusy(connection, database, holder, await listStatements(connection, database));
}

async function findHolder(connection: Connection, database: string): Promise<number | undefined> {
  const holder = await askValue(connection, 'SELECT IS_USED_LOCK(?)', [lockName(database)]);
  return holder === null ? undefined : Number(holder);
}

/** Releases the lock at once. A connection that only ends keeps it until the server has noticed. */
export async function unlockDatabase(connection: Connection, database: string): Promise<void> {
  await connection.query('DO RELEASE_LOCK(?)', [lockName(database)]);
}

/**
 * Ends the statements of a killed run in a database and waits until they are gone. Precondition: this connection holds
 * the database's lock, so they are not of a live run.
 */
export async function endAbandonedStatements(connection: Connection, database: string): Promise<number> {
  const abandoned = await listMarked(connection, database);
  for (const id of abandoned) await connection.query('KILL ?', [id]).catch(() => {});
  const deadline = Date.now() + 120_000;
  while ((await listMarked(connection, database)).length > 0) {
    if (Date.now() > deadline) {
      throw new DatagenError('server', `A statement of an earlier run is still being rolled back in ${database}.`, {
        hint: 'Wait for the server to finish (SHOW PROCESSLIST) and run the command again.',
      });
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return abandoned.length;
}

/** Selects a database on the connection. */
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

/**
 * Describes the process that holds a database's lock: its connection and account, its start, and its progress. What
 * this user may not see is left out.
 *
 * @param holder - the connection that holds the lock; undefined when it has just been given back
 * @param statements - what this program is executing in the database
 */
async function explainBusy(
  connection: Connection,
  database: string,
  holder: number | undefined,
  statements: readonly string[],
): Promise<DatagenError> {
  const facts = [
    holder === undefined ? undefined : await describeConnection(connection, holder),
    await describeProgress(connection, database, holder),
    describeStatements(statements),
  ].filter((fact) => fact !== undefined);
  const details = facts.length === 0 ? '' : `: ${facts.join(', ')}`;
  return new DatagenError(
    'conflict',
    `Another dvdrental process is using database ${database} on this server${details}.`,
    { hint: 'Wait until it is done, or use another database with -D NAME.' },
  );
}

async function describeConnection(connection: Connection, holder: number): Promise<string> {
  const [row] = await askRows(
    connection,
    'SELECT USER AS user, HOST AS host FROM information_schema.PROCESSLIST WHERE ID = ?',
    [holder],
  );
  return row === undefined ? `connection ${holder}` : `connection ${holder} of ${row.user}@${row.host}`;
}

/** The progress of a load is in its record, that of an update in its transaction, if this user may see transactions. */
async function describeProgress(
  connection: Connection,
  database: string,
  holder: number | undefined,
): Promise<string | undefined> {
  const [record] = await askRows(
    connection,
    `SELECT created_at AS since, state, load_state AS progress
     FROM ${quoteName(database)}.${quoteName(RUN_TABLE)} ORDER BY run_id DESC LIMIT 1`,
  ).catch(() => []);
  if (record?.state === 'loading') {
    const tables = typeof record.progress === 'string' ? `, ${describeTables(record.progress)}` : '';
    return `loading since ${record.since} UTC${tables}`;
  }
  const [transaction] = await askRows(
    connection,
    `SELECT NOW() - INTERVAL TIMESTAMPDIFF(SECOND, trx_started, CONVERT_TZ(NOW(), '+00:00', 'SYSTEM')) SECOND AS since
     FROM information_schema.INNODB_TRX WHERE trx_mysql_thread_id = ?`,
    [holder ?? 0],
  ).catch(() => []);
  return transaction === undefined ? undefined : `changing it since ${transaction.since} UTC`;
}

/** The number of finished tables of a load, as its record has it. */
export interface LoadedTables {
  readonly done: number;
  readonly tables: number;
}

function describeTables(progress: string): string {
  const { done, tables } = JSON.parse(progress) as LoadedTables;
  return `${done} of ${tables} tables are done`;
}

const DOINGS = [
  ['loading', /\bINTO (?:TABLE )?`(\w+)`/],
  ['indexing', /\bALTER TABLE (\w+)\s+ADD (?:FULLTEXT )?(?:UNIQUE )?INDEX\b/],
  ['adding foreign keys to', /\bALTER TABLE (\w+)\s+ADD CONSTRAINT\b/],
  ['changing', /\b(?:UPDATE|DELETE)\b.*?(?:\bFROM |`)(\w+)/],
] as const;

function describeStatements(statements: readonly string[]): string | undefined {
  const doings = DOINGS.flatMap(([doing, pattern]) => {
    const tables = statements.flatMap((statement) => pattern.exec(statement)?.[1] ?? []);
    return tables.length === 0 ? [] : [`${doing} ${[...new Set(tables)].sort().join(' and ')}`];
  });
  return doings.length === 0 ? undefined : `now ${doings.join(', ')}`;
}
