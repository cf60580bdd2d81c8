import type { Connection } from 'mysql2/promise';
import type { ServerVersion } from '../../../engines/mysql/server-version.js';
import { readVariable } from '../../../engines/mysql/variables.js';

export interface BenchedServer {
  readonly product: string;
  readonly version: string;
  /** The variables that a load's speed hangs on, as far as the server knows them. */
  readonly variables: Readonly<Record<string, string>>;
}

const VARIABLES = [
  'innodb_buffer_pool_size',
  'innodb_log_file_size',
  'innodb_redo_log_capacity',
  'innodb_log_buffer_size',
  'innodb_flush_log_at_trx_commit',
  'innodb_flush_method',
  'innodb_doublewrite',
  'innodb_sort_buffer_size',
  'innodb_ddl_threads',
  'innodb_ddl_buffer_size',
  'innodb_parallel_read_threads',
  'innodb_io_capacity',
  'innodb_io_capacity_max',
  'innodb_autoinc_lock_mode',
  'innodb_stats_auto_recalc',
  'innodb_adaptive_hash_index',
  'log_bin',
  'sync_binlog',
  'performance_schema',
  'max_allowed_packet',
  'local_infile',
] as const;

export async function describeServer(connection: Connection, version: ServerVersion): Promise<BenchedServer> {
  const variables: Record<string, string> = {};
  for (const name of VARIABLES) {
    const value = await readVariable(connection, `GLOBAL.${name}`);
    if (value !== undefined && value !== null) variables[name] = String(value);
  }
  return { product: version.product, version: version.text, variables };
}
