import type { QueryRunner } from '../../engines/engine.js';
import { dateText } from '../../model/calendar/civil.js';

/** Figures of one table: what each expression of SQL must answer. */
export interface TableFigures {
  readonly table: string;
  /** SQL's condition on the rows meant. */
  readonly where?: string;
  readonly figures: readonly Figure[];
}

export interface Figure {
  /** In words: how many rows there are. */
  readonly name: string;
  readonly sql: string;
  readonly expected: bigint | number;
}

/** The SQL of a column's seconds since midnight of an epoch day. */
export function secondsSince(firstDay: number, column: string, engine: QueryRunner['engine'] = 'mysql'): string {
  const midnight = `'${dateText(firstDay)} 00:00:00'`;
  return engine === 'duckdb'
    ? `DATE_DIFF('second', TIMESTAMP ${midnight}, ${column})`
    : `TIMESTAMPDIFF(SECOND, ${midnight}, ${column})`;
}

/** The first figure that the database answers otherwise, in a sentence; undefined when all hold. */
export async function findDifference(
  runner: QueryRunner,
  tables: readonly TableFigures[],
): Promise<string | undefined> {
  for (const { table, where, figures } of tables) {
    const columns = figures.map(({ sql }, index) => `${sql} AS f${index}`).join(', ');
    const condition = where === undefined ? '' : ` WHERE ${where}`;
    const [row = {}] = await runner.rows(`SELECT ${columns} FROM ${table}${condition}`);
    for (const [index, { name, expected }] of figures.entries()) {
      const found = row[`f${index}`] ?? 0;
      if (toWhole(found) !== BigInt(expected)) {
        return `${table}: ${name} is ${String(found)} where the run that made it has ${expected}`;
      }
    }
  }
  return undefined;
}

/** Sums come as text, with zeros behind the point where cents were multiplied. */
function toWhole(value: unknown): bigint | undefined {
  const digits = /^(-?\d+)(?:\.0*)?$/.exec(String(value))?.[1];
  return digits === undefined ? undefined : BigInt(digits);
}
