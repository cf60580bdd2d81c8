import type { Connection } from 'mysql2/promise';
import type { Cell } from '../../../encode/small-table.js';
import { DatagenError, interrupted, messageOf, throwIfAborted } from '../../../errors.js';
import { programCall } from '../../../program-call.js';
import type { ChangedRows } from '../../engine.js';
import { batchesOf } from '../../values.js';
import { LOAD_MARK, useDatabase } from '../database-lock.js';
import { quoteName, quoteText } from '../query.js';
import { setVariables } from '../variables.js';

/** After a crash a server rolls back in the background, and holds the locks meanwhile. */
const LOCK_PATIENCE_SECONDS = 600;

/** Prepares a connection for an update: selects the database, and waits for locked rows. */
export async function prepareSession(connection: Connection, database: string): Promise<void> {
  await useDatabase(connection, database);
  await setVariables(connection, 'SESSION', {
    innodb_lock_wait_timeout: LOCK_PATIENCE_SECONDS,
  });
}

/**
 * Runs a task in one transaction. If it fails, the signal fires or the connection is lost, the connection's thread is ended, and the promise rejects after the server has rolled back.
 *
 * @param end - ends the connection's thread and waits until the server has undone its work
 */
export async function inTransaction<Result>(
  connection: Connection,
  end: () => Promise<void>,
  signal: AbortSignal | undefined,
  task: () => Promise<Result>,
): Promise<Result> {
  throwIfAborted(signal);
  let stop = (): void => {};
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(interrupted(signal));
  });
  stopped.catch(() => undefined);
  signal?.addEventListener('abort', stop, { once: true });
  try {
    await connection.beginTransaction();
    const result = await Promise.race([task(), stopped]);
    throwIfAborted(signal);
    await commit(connection);
    return result;
  } catch (error) {
    if (signal?.aborted === true) await end();
    else await connection.rollback().catch(end);
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

async function commit(connection: Connection): Promise<void> {
  try {
    await connection.commit();
  } catch (cause) {
    throw new DatagenError('connection', `The changes were being committed when this happened: ${messageOf(cause)}`, {
      hint: `The database has all of it or nothing; ${programCall('summary')} shows which.`,
      cause,
    });
  }
}

const ROWS_PER_STATEMENT = 500;

/** Inserts rows, several hundred a statement. */
export async function insertRows(
  connection: Connection,
  table: string,
  rows: Iterable<Readonly<Record<string, Cell>>>,
): Promise<void> {
  for (const batch of batchesOf(rows, ROWS_PER_STATEMENT)) {
    const columns = Object.keys(batch[0] ?? {}).map(quoteName);
    const into = `INSERT ${LOAD_MARK} INTO ${quoteName(table)} (${columns.join(', ')})`;
    await connection.query(`${into} VALUES ?`, [batch.map(Object.values)]);
  }
}

/** Changes rows of a table, several hundred a statement, and checks that each existed. */
export async function changeRows(
  connection: Connection,
  table: string,
  { columns, keys, rows }: ChangedRows,
): Promise<void> {
  const names = columns.map(quoteName);
  const matches = names.slice(0, keys).map((name) => `old.${name} = new.${name}`);
  const values = names.slice(keys).map((name) => `old.${name} = new.${name}`);
  for (const batch of batchesOf(rows, ROWS_PER_STATEMENT)) {
    const [first = [], ...others] = batch;
    const selects = [
      `SELECT ${first.map((cell, column) => `${literal(cell)} AS ${names[column]}`).join(', ')}`,
      ...others.map((row) => `SELECT ${row.map(literal).join(', ')}`),
    ];
    const [result] = await connection.query(
      `UPDATE ${LOAD_MARK} ${quoteName(table)} AS old JOIN (${selects.join(' UNION ALL ')}) AS new ` +
        `ON ${matches.join(' AND ')} SET ${values.join(', ')}`,
    );
    const changed = 'affectedRows' in result ? result.affectedRows : 0;
    if (changed === batch.length) continue;
    throw new DatagenError('load', `${changed} of ${batch.length} changed rows of ${table} are in the database.`);
  }
}

function literal(cell: Cell): string {
  if (cell === null) return 'NULL';
  return typeof cell === 'number' ? String(cell) : quoteText(cell);
}
