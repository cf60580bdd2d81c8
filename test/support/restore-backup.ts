import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const CLIENT = 'mariadb';
/** What a client has to set on a server with hostile defaults before it can write at all. */
const WRITABLE =
  'SET autocommit = 1 /*M!100500 , @@SESSION.tx_read_only = 0, max_statement_time = 0, enforce_storage_engine = NULL, ' +
  "@@SESSION.tx_isolation = 'REPEATABLE-READ', max_session_mem_used = 9223372036854775807, " +
  'tmp_disk_table_size = 18446744073709551615 */ ' +
  '/*!80030 , @@SESSION.transaction_read_only = 0, connection_memory_limit = 18446744073709551615, ' +
  'parser_max_mem_size = 18446744073709551615 */';

/**
 * Restores a backup into a database that it creates, with the client that reads it.
 *
 * @param place - the options that name the server, as MySQL's own clients know them
 */
export function restoreBackup(file: string, place: readonly string[], database: string): void {
  const client = ['--no-defaults', `--init-command=${WRITABLE}`, ...place];
  const sql = [`CREATE DATABASE \`${database}\`;\nUSE \`${database}\`;\n`, gunzipSync(readFileSync(file))];
  const input = Buffer.concat(sql.map((part) => Buffer.from(part)));
  const { status, stderr } = spawnSync(CLIENT, client, { input, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The backup was not restored: ${stderr.slice(-500)}`);
}
