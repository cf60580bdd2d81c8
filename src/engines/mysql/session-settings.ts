/** A session variable that this program sets on every connection. */
export interface SessionSetting {
  readonly name: string;
  /** The value as SHOW SESSION VARIABLES prints it. */
  readonly value: string;
  /** The value in a SET statement. */
  readonly literal: string;
  /** A higher number is as good. */
  readonly orMore?: boolean;
  /** The only vendor whose servers have it. */
  readonly only?: 'mysql' | 'mariadb';
  /** The effect of another value on this program's statements. */
  readonly why: string;
}

/** The sql_mode of every session: no invalid value is changed silently, and double quotes enclose texts. */
const STRICT_MODE = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION';
const UNLIMITED = '18446744073709551615';
/** Longer than statements of this program wait for each other. */
const LOCK_WAIT_SECONDS = '60';

/**
 * The variables that every supported server of a kind knows and lets every user set. A server's owner may have changed each of
 * them. The order matters where one variable changes another: max_join_size also sets sql_big_selects.
 */
export const COMMON_SETTINGS: readonly SessionSetting[] = [
  setting('autocommit', 'ON', 'OFF leaves every statement in an open transaction, which holds its tables’ locks'),
  setting('completion_type', 'NO_CHAIN', 'a COMMIT begins a transaction or closes the connection'),
  setting(
    'sql_mode',
    STRICT_MODE,
    'invalid values are changed without an error, or quotes and operators have another meaning',
  ),
  setting('time_zone', '+00:00', 'TIMESTAMP columns are read and written in another time zone'),
  setting('character_set_client', 'utf8mb4', 'statements are read in another character set'),
  setting('character_set_results', 'utf8mb4', 'results come in another character set'),
  setting('collation_connection', 'utf8mb4_unicode_ci', 'texts are compared by other rules, or cannot be compared'),
  setting('lc_messages', 'en_US', 'messages come in another language'),
  setting('lc_time_names', 'en_US', 'names of months and days come in another language'),
  setting('sql_select_limit', UNLIMITED, 'results are truncated without an error'),
  setting('max_join_size', UNLIMITED, 'joins of large tables are refused'),
  setting('sql_big_selects', 'ON', 'the same'),
  { ...setting('max_statement_time', '0', 'long-running statements are aborted'), only: 'mariadb' },
  { ...setting('max_execution_time', '0', 'long-running queries are aborted'), only: 'mysql' },
  setting('sql_safe_updates', 'OFF', 'an UPDATE or DELETE without a key is refused'),
  setting('sql_auto_is_null', 'OFF', 'IS NULL finds the row that was inserted last'),
  setting('default_week_format', '0', 'weeks are numbered differently'),
  setting('div_precision_increment', '4', 'quotients have more or fewer digits'),
  setting('group_concat_max_len', '1048576', 'lists are truncated'),
  setting('max_sort_length', '1024', 'long texts are sorted by their beginning only'),
  setting(
    'lock_wait_timeout',
    LOCK_WAIT_SECONDS,
    'a statement waits up to a day for a table that another client has locked',
  ),
  setting(
    'innodb_lock_wait_timeout',
    LOCK_WAIT_SECONDS,
    'a statement waits too long for a locked row, or does not wait',
  ),
  setting('net_read_timeout', '3600', 'the connection is closed if the next rows of a load take long'),
  setting('net_write_timeout', '3600', 'the connection is closed if a long result is read slowly'),
  setting('wait_timeout', '604800', 'an idle connection is closed'),
  setting('foreign_key_checks', 'ON', 'rows may refer to missing parents; a load switches it off'),
  setting('unique_checks', 'ON', 'duplicates may stay undetected; a load switches it off'),
  setting('default_storage_engine', 'InnoDB', 'tables are created in an engine that may lack transactions'),
  setting('default_tmp_storage_engine', 'InnoDB', 'the same for temporary tables'),
  setting('sql_quote_show_create', 'ON', 'the server prints names without quotes'),
  setting('sql_notes', 'ON', 'notes about rows are not recorded'),
];

/**
 * Variables that only some servers have, or that need a privilege on some. They are set only if the server has another
 * value.
 */
export const OTHER_SETTINGS: readonly SessionSetting[] = [
  { ...setting('max_error_count', '64', 'warnings about rows are not recorded'), orMore: true },
  { ...setting('sort_buffer_size', '262144', 'sorting fails: the buffer is too small'), orMore: true },
  setting('tx_isolation', 'REPEATABLE-READ', 'READ-COMMITTED can’t be logged with binlog_format=STATEMENT'),
  setting('transaction_isolation', 'REPEATABLE-READ', 'the same, under its name in MySQL and newer MariaDB'),
  setting('tx_read_only', 'OFF', 'every write is refused'),
  setting('transaction_read_only', 'OFF', 'the same, under its name in MySQL and newer MariaDB'),
  setting(
    'old_mode',
    'UTF8_IS_UTF8MB3',
    'MariaDB behaves like an old version; for example, it does not warn of duplicates',
  ),
  setting('character_set_filesystem', 'binary', 'LOAD DATA INFILE opens a file of another name'),
  setting('windowing_use_high_precision', 'ON', 'sums in window functions are rounded'),
  setting('max_session_mem_used', '9223372036854775807', 'statements that need memory are refused (MariaDB)'),
  setting('tmp_disk_table_size', UNLIMITED, 'queries with large intermediate results are refused (MariaDB)'),
  setting('max_tmp_session_space_usage', '1099511627776', 'the same'),
  setting('connection_memory_limit', UNLIMITED, 'statements that need memory are refused (MySQL)'),
  setting('parser_max_mem_size', UNLIMITED, 'long statements are refused (MySQL)'),
  setting(
    'idle_transaction_timeout',
    '0',
    'the connection of a long update is closed while the program computes (MariaDB)',
  ),
  setting('idle_readonly_transaction_timeout', '0', 'the same'),
  setting('idle_write_transaction_timeout', '0', 'the same'),
  setting('check_constraint_checks', 'ON', 'CHECK constraints are not checked (MariaDB)'),
  setting('enforce_storage_engine', '', 'tables are created in another engine, or refused (MariaDB)', 'NULL'),
  setting('explicit_defaults_for_timestamp', 'ON', 'TIMESTAMP columns get implicit defaults'),
  setting('alter_algorithm', 'DEFAULT', 'building an index is refused (MariaDB)'),
  setting(
    'system_versioning_asof',
    'DEFAULT',
    'system-versioned tables are read as of an earlier time (MariaDB)',
    'DEFAULT',
  ),
];

function setting(name: string, value: string, why: string, literal?: string): SessionSetting {
  return { name, value, why, literal: literal ?? (/^\d+$/.test(value) ? value : `'${value}'`) };
}
