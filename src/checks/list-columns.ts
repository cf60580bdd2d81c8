import type { QueryRunner } from '../engines/engine.js';

/** The columns of each table of a database, by the table's name. */
export type Columns = ReadonlyMap<string, ReadonlySet<string>>;

/** Reads which tables and columns there are in the database that the runner asks. */
export async function listColumns(runner: Pick<QueryRunner, 'engine' | 'rows'>): Promise<Columns> {
  const schema = runner.engine === 'duckdb' ? 'current_schema()' : 'DATABASE()';
  const rows = await runner.rows(
    `SELECT table_name AS table_name, column_name AS column_name FROM information_schema.columns
     WHERE table_schema = ${schema}`,
  );
  const columns = new Map<string, Set<string>>();
  for (const row of rows) {
    const table = String(row.table_name);
    const names = columns.get(table) ?? new Set<string>();
    columns.set(table, names.add(String(row.column_name)));
  }
  return columns;
}

/** Whether a column is there. */
export function hasColumn(columns: Columns, table: string, column: string): boolean {
  return columns.get(table)?.has(column) === true;
}
