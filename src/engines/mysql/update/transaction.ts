import type { Connection } from 'mysql2/promise';
import { DatagenError, messageOf } from '../../../errors.js';
import { programCall } from '../../../program-call.js';
import { useDatabase } from '../database-lock.js';
import { endThreads, type Open } from '../load/connection-pool.js';
import { setVariables } from '../variables.js';

/** A server that has crashed undoes in the background what was under way, and holds its locks for so long. */
const LOCK_PATIENCE_SECONDS = 600;

/** Makes a connection's session fit for an update: a database, and patience for rows that are locked. */
export async function prepareSession(connection: Connection, database: string): Promise<void> {
  await useDatabase(connection, database);
  await setVariables(connection, 'SESSION', {
    innodb_lock_wait_timeout: LOCK_PATIENCE_SECONDS,
  });
}

/**
 * Runs a task in one transaction: all of it, or nothing. A task that fails is rolled back; when the signal fires, or
 * the connection is no longer of use, its thread is ended on the server, and only when the server has undone
 * everything does the promise reject.
 */
export async function inTransaction<Result>(
  connection: Connection,
  open: Open,
  signal: AbortSignal | undefined,
  task: () => Promise<Result>,
): Promise<Result> {
  signal?.throwIfAborted();
  let stop = (): void => {};
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(signal?.reason);
  });
  stopped.catch(() => undefined);
  signal?.addEventListener('abort', stop, { once: true });
  try {
    await connection.beginTransaction();
    const result = await Promise.race([task(), stopped]);
    signal?.throwIfAborted();
    await commit(connection);
    return result;
  } catch (error) {
    if (signal?.aborted === true) await endThreads(open, [connection]);
    else await connection.rollback().catch(() => endThreads(open, [connection]));
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

async function commit(connection: Connection): Promise<void> {
  try {
    await connection.commit();
  } catch (cause) {
    throw new DatagenError('connection', `The update was being committed when this happened: ${messageOf(cause)}`, {
      hint: `The database has all of it or nothing; ${programCall('summary')} shows which.`,
      cause,
    });
  }
}
