import type { QueryRunner } from '../../engines/engine.js';
import { dateText } from '../../model/calendar/civil.js';

/** The SQL of a column's seconds since midnight of an epoch day. */
export function secondsSince(firstDay: number, column: string, engine: QueryRunner['engine']): string {
  const midnight = `'${dateText(firstDay)} 00:00:00'`;
  return engine === 'duckdb'
    ? `DATE_DIFF('second', TIMESTAMP ${midnight}, CAST(${column} AS DATETIME))`
    : `TIMESTAMPDIFF(SECOND, ${midnight}, ${column})`;
}

/** A row of numbers by column; what is NULL is left out. */
export type Numbers = Readonly<Record<string, number>>;

/** Runs a query whose columns are all numbers. */
export async function readNumbers(runner: QueryRunner, sql: string): Promise<readonly Numbers[]> {
  const rows = await runner.rows(sql);
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row)
        .filter(([, value]) => value !== null)
        .map(([name, value]) => [name, Number(value)]),
    ),
  );
}

/** Runs a query for one number; 0 where there is none. */
export async function readNumber(runner: QueryRunner, sql: string): Promise<number> {
  const [row = {}] = await runner.rows(sql);
  return Number(Object.values(row)[0] ?? 0);
}
