import type { Connection, RowDataPacket } from 'mysql2/promise';

/** One row of an answer: columns by name. */
export type Row = Record<string, unknown>;

/** Asks for rows, with `?` bound. */
export async function askRows(connection: Connection, sql: string, values: readonly unknown[] = []): Promise<Row[]> {
  const [rows] = await connection.query<RowDataPacket[]>(sql, [...values]);
  return rows;
}

/** Asks for the first row's first column; undefined when there is no row. */
export async function askValue(connection: Connection, sql: string, values: readonly unknown[] = []): Promise<unknown> {
  const [row] = await askRows(connection, sql, values);
  return row === undefined ? undefined : Object.values(row)[0];
}

/** The server's own number of an error, such as 1045; undefined for errors that are not the server's. */
export function serverErrorNumber(error: unknown): number | undefined {
  return error instanceof Error && 'errno' in error && typeof error.errno === 'number' && error.errno > 0
    ? error.errno
    : undefined;
}

/** A table, column or database name as SQL takes it: in backticks, with backticks inside doubled. */
export function quoteName(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}

/**
 * A text as an SQL literal, for the statements that take no bound values (LOAD DATA, SET, multi-row INSERT). No text
 * ends it early, in any sql_mode; with NO_BACKSLASH_ESCAPES in it a backslash would count twice.
 */
export function quoteText(text: string): string {
  return `'${text.replace(/['\\]/g, '$&$&')}'`;
}
