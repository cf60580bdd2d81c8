/** A column of a table. */
export interface ColumnOfTable {
  readonly table: string;
  readonly column: string;
}

/** What an engine's SQL writes in its own way, for queries that are composed outside the engines. */
export interface SqlDialect {
  /** The name of the open database in information_schema, as an expression. */
  readonly currentSchema: string;
  /** Quotes a name. */
  quoteName(name: string): string;
  /** The whole seconds from a moment, 2001-10-01 00:00:00, to a column's. */
  secondsSince(moment: string, column: string): string;
  /** A column of whole numbers or booleans as a factor whose products do not overflow. */
  widen(column: string): string;
  /** Statements with which a user makes id columns BIGINT. */
  widenIds(columns: readonly ColumnOfTable[]): readonly string[];
}
