import type { Connection } from 'mysql2/promise';
import { askRows } from '../../engines/mysql/query.js';
import { COMMON_SETTINGS, OTHER_SETTINGS } from '../../engines/mysql/session-settings.js';

/** The session variables whose value decides what a dump holds or whether it ends. */
const DECISIVE: readonly string[] = [
  'sql_select_limit',
  'max_join_size',
  'sql_big_selects',
  'max_statement_time',
  'max_execution_time',
  'max_session_mem_used',
  'connection_memory_limit',
  'tmp_disk_table_size',
  'system_versioning_asof',
];

/**
 * Whether a program that dumps a database would get a session that cuts what it reads or ends it early: a variable has
 * another value than in a session of this program, or the server runs `init_connect` for each connection.
 */
export async function hasHarmfulDefaults(connection: Connection): Promise<boolean> {
  const rows = await askRows(connection, 'SHOW GLOBAL VARIABLES WHERE Variable_name IN (?)', [
    [...DECISIVE, 'init_connect'],
  ]);
  const wanted = new Map([...COMMON_SETTINGS, ...OTHER_SETTINGS].map(({ name, value }) => [name, value]));
  return rows.some(({ Variable_name: name, Value: value }) => !isSame(String(value), wanted.get(String(name)) ?? ''));
}

function isSame(one: string, other: string): boolean {
  return one === other || (one !== '' && other !== '' && Number(one) === Number(other));
}
