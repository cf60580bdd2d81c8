import type { SqlDialect } from '../sql-dialect.js';
import { quoteName } from './sql.js';

/** DuckDB's SQL. */
export const DUCKDB_DIALECT: SqlDialect = {
  currentSchema: 'current_schema()',
  quoteName,
  secondsSince: (moment, column) => `DATE_DIFF('second', TIMESTAMP '${moment}', CAST(${column} AS DATETIME))`,
  widen: (column) => `CAST(${column} AS BIGINT)`,
  widenIds: (columns) => columns.map(({ table, column }) => `ALTER TABLE ${table} ALTER ${column} TYPE BIGINT;`),
};
