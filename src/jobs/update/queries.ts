import type { QueryRunner } from '../../engines/engine.js';
import type { SqlDialect } from '../../engines/sql-dialect.js';
import { dateText } from '../../model/calendar/civil.js';

/** The SQL of a column's seconds since midnight of an epoch day. */
export function secondsSince(firstDay: number, column: string, dialect: SqlDialect): string {
  return dialect.secondsSince(`${dateText(firstDay)} 00:00:00`, column);
}

/** Runs a query whose columns are all numbers or NULL. Precondition: they are those of `Found`. */
export async function readNumbers<Found extends object>(runner: QueryRunner, sql: string): Promise<readonly Found[]> {
  const rows = await runner.rows(sql);
  return rows.map((row) => {
    const values = Object.entries(row).map(([name, value]) => [name, value === null ? null : Number(value)]);
    return Object.fromEntries(values) as Found;
  });
}

/** Runs a query for one number; 0 where there is none. */
export async function readNumber(runner: QueryRunner, sql: string): Promise<number> {
  const [row = {}] = await runner.rows(sql);
  return Number(Object.values(row)[0] ?? 0);
}
