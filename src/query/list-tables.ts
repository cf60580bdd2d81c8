import type { QueryRunner } from './port.js';

/** The names of the tables in the database that the runner asks. */
export async function listTables(runner: QueryRunner): Promise<Set<string>> {
  const schema = runner.engine === 'duckdb' ? 'current_schema()' : 'DATABASE()';
  const rows = await runner.rows(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ${schema}`,
  );
  return new Set(rows.map((row) => String(row.name)));
}
