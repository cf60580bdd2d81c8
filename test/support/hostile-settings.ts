import type { Connection, RowDataPacket } from 'mysql2/promise';

/**
 * Defaults that a server's owner may have given, each of which changes what a statement means or whether it succeeds.
 * Where servers differ, there are several values for a variable, and the first that the server takes is used.
 */
const HOSTILE: readonly (readonly [name: string, ...values: string[]])[] = [
  ['alter_algorithm', "'INSTANT'"],
  ['auto_increment_increment', '3'],
  ['auto_increment_offset', '2'],
  ['autocommit', '0'],
  ['big_tables', '1'],
  ['binlog_format', "'STATEMENT'"],
  ['character_set_filesystem', 'utf16'],
  ['check_constraint_checks', '0'],
  ['collation_connection', 'latin1_german1_ci'],
  ['collation_server', 'latin1_german1_ci'],
  ['completion_type', "'CHAIN'"],
  ['connection_memory_limit', '2097152'],
  ['cte_max_recursion_depth', '0'],
  ['default_storage_engine', 'MyISAM'],
  ['default_tmp_storage_engine', 'MyISAM'],
  ['default_week_format', '3'],
  ['div_precision_increment', '0'],
  ['enforce_storage_engine', 'MyISAM'],
  ['explicit_defaults_for_timestamp', '0'],
  ['foreign_key_checks', '0'],
  ['group_concat_max_len', '4'],
  ['idle_transaction_timeout', '1'],
  ['idle_write_transaction_timeout', '1'],
  ['information_schema_stats_expiry', '31536000'],
  ['innodb_default_row_format', "'redundant'"],
  ['innodb_force_primary_key', '1'],
  ['innodb_lock_wait_timeout', '1'],
  ['innodb_strict_mode', '1'],
  ['lc_messages', "'de_DE'", "'fr_FR'"],
  ['lc_time_names', "'de_DE'"],
  ['lock_wait_timeout', '31536000'],
  ['max_allowed_packet', '65536'],
  ['max_error_count', '0'],
  ['max_execution_time', '1'],
  ['max_join_size', '1000'],
  ['max_prepared_stmt_count', '0'],
  ['max_recursive_iterations', '0'],
  ['max_session_mem_used', '100000'],
  ['max_sort_length', '8', '64'],
  ['max_statement_time', '0.02'],
  ['net_buffer_length', '1024'],
  ['net_read_timeout', '1'],
  ['net_write_timeout', '1'],
  ['old_alter_table', "'INSTANT'"],
  ['old_mode', "'NO_DUP_KEY_WARNINGS_WITH_IGNORE,ZERO_DATE_TIME_CAST'"],
  ['optimizer_search_depth', '1'],
  ['parser_max_mem_size', '10000000'],
  ['sort_buffer_size', '1024'],
  ['sql_auto_is_null', '1'],
  ['sql_big_selects', '0'],
  ['sql_buffer_result', '1'],
  ['sql_generate_invisible_primary_key', '1'],
  [
    'sql_mode',
    "'ANSI,NO_BACKSLASH_ESCAPES,HIGH_NOT_PRECEDENCE,PAD_CHAR_TO_FULL_LENGTH,NO_UNSIGNED_SUBTRACTION,EMPTY_STRING_IS_NULL'",
    "'ANSI,NO_BACKSLASH_ESCAPES,HIGH_NOT_PRECEDENCE,PAD_CHAR_TO_FULL_LENGTH,NO_UNSIGNED_SUBTRACTION'",
  ],
  ['sql_notes', '0'],
  ['sql_quote_show_create', '0'],
  ['sql_require_primary_key', '1'],
  ['sql_safe_updates', '1'],
  ['sql_select_limit', '5'],
  ['system_versioning_asof', "'2001-01-01 00:00:00'"],
  ['time_zone', "'-11:00'"],
  ['tmp_disk_table_size', '1024'],
  ['tmp_table_size', '1024'],
  ['transaction_isolation', "'READ-COMMITTED'"],
  ['transaction_read_only', '1'],
  ['tx_isolation', "'READ-COMMITTED'"],
  ['tx_read_only', '1'],
  ['unique_checks', '0'],
  ['wait_timeout', '1'],
  ['windowing_use_high_precision', '0'],
];

/** The fewest of them that any server knows; a server that takes fewer was not made hostile. */
const LEAST_TAKEN = 40;

/**
 * Makes them the defaults of a server, as far as it knows them, and returns a function that puts everything back.
 * Precondition: nobody else uses the server, and the connection was opened with `bigNumberStrings`.
 */
export async function makeHostile(connection: Connection): Promise<() => Promise<void>> {
  const before = new Map<string, unknown>();
  for (const [name, ...values] of HOSTILE) {
    const known = await connection
      .query<RowDataPacket[]>(`SELECT @@GLOBAL.${name} AS value`)
      .then(([[row]]) => row)
      .catch(() => undefined);
    if (known === undefined) continue;
    for (const value of values) {
      const taken = await connection.query(`SET GLOBAL ${name} = ${value}`).then(
        () => true,
        () => false,
      );
      if (!taken) continue;
      before.set(name, known.value);
      break;
    }
  }
  const putBack = async (): Promise<void> => {
    for (const [name, value] of [...before].reverse())
      await connection.query(`SET GLOBAL ${name} = ${writeValue(value)}`);
  };
  if (before.size >= LEAST_TAKEN) return putBack;
  await putBack();
  throw new Error(`The server took ${before.size} hostile settings only.`);
}

function writeValue(value: unknown): string {
  return value === null || value === 'DEFAULT' || /^\d+$/.test(String(value)) ? String(value) : `'${String(value)}'`;
}
