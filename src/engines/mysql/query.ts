import type { Connection, RowDataPacket } from 'mysql2/promise';

/** One row of an answer: columns by name. */
export type Row = Record<string, unknown>;

/** Runs a query with `?` bound, and returns its rows. */
export async function askRows(connection: Connection, sql: string, values: readonly unknown[] = []): Promise<Row[]> {
  const [rows] = await connection.query<RowDataPacket[]>(sql, [...values]);
  return rows;
}

/** Runs a query and returns the first column of its first row; undefined if it has no row. */
export async function askValue(connection: Connection, sql: string, values: readonly unknown[] = []): Promise<unknown> {
  const [row] = await askRows(connection, sql, values);
  return row === undefined ? undefined : Object.values(row)[0];
}

/** The server's number of an error, such as 1045; undefined for errors of others. */
export function serverErrorNumber(error: unknown): number | undefined {
  return error instanceof Error && 'errno' in error && typeof error.errno === 'number' && error.errno > 0
    ? error.errno
    : undefined;
}

/** Quotes a table, column or database name for SQL: in backticks, with inner backticks doubled. */
export function quoteName(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}

/**
 * Quotes a text as an SQL literal, for statements without bound values (LOAD DATA, SET, multi-row INSERT). No text ends
 * the literal early, in any sql_mode; with NO_BACKSLASH_ESCAPES a backslash would count twice.
 */
export function quoteText(text: string): string {
  return `'${text.replace(/['\\]/g, '$&$&')}'`;
}
