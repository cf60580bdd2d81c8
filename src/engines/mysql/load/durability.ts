import type { Connection } from 'mysql2/promise';
import { trySetVariables } from '../variables.js';

/**
 * Lets our own server write its log once a second instead of at each commit, for the time of a load; what a crash
 * would lose is marked as loading anyway. Returns a function that puts full durability back and has the log written.
 */
export async function relaxDurability(connection: Connection): Promise<() => Promise<void>> {
  await trySetVariables(connection, 'GLOBAL', { innodb_flush_log_at_trx_commit: 0 });
  return () => restoreDurability(connection);
}

/** Full durability, also after a killed run changed it; only for a server that is our own. */
export async function restoreDurability(connection: Connection): Promise<void> {
  await connection.query('SET GLOBAL innodb_flush_log_at_trx_commit = 1');
  await connection.query('FLUSH ENGINE LOGS');
}
