import type { Connection } from 'mysql2/promise';
import { setVariables, trySetVariables } from './variables.js';

const STRICT = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION';

/**
 * Makes a session fit for bulk loading: strict values, UTC, no unique or foreign key checks. Returns a function that
 * puts the session back.
 */
export async function beginLoadSession(connection: Connection): Promise<() => Promise<void>> {
  return setVariables(connection, 'SESSION', {
    sql_mode: STRICT,
    time_zone: '+00:00',
    unique_checks: 0,
    foreign_key_checks: 0,
    net_read_timeout: 3600,
    net_write_timeout: 3600,
    wait_timeout: 604_800,
  });
}

/** Gives a MySQL session more memory and threads for building indexes; elsewhere it changes nothing. */
export async function widenIndexBuilds(
  connection: Connection,
  threads: number,
  bufferBytes: number,
): Promise<void> {
  await trySetVariables(connection, 'SESSION', {
    innodb_ddl_threads: threads,
    innodb_ddl_buffer_size: bufferBytes,
    innodb_parallel_read_threads: threads,
  });
}
