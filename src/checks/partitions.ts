import type { QueryRunner } from '../engines/engine.js';
import { plainRow } from '../engines/values.js';

/** The column by which a scan is split: `rental.inventory_id`. */
export interface PartitionColumn {
  readonly table: string;
  readonly column: string;
}

/** The most rows that a server sorts and groups in memory; more rows go to disk, which is many times slower. */
const ROWS_PER_SLICE = 3_000_000;
const MAX_SLICES = 64;

/** Reads `rental.inventory_id`; undefined when the text is none of that form. */
export function readPartitionColumn(text: string): PartitionColumn | undefined {
  const match = /^([a-z_]+)\.([a-z_]+)$/.exec(text);
  return match?.[1] === undefined || match[2] === undefined ? undefined : { table: match[1], column: match[2] };
}

/**
 * Splits a table into slices of a given size. Each slice is an SQL condition, and each row meets exactly one. The
 * number of rows is estimated from the table's ids, which an index answers at once.
 */
export async function planPartitions(
  runner: QueryRunner,
  { table, column }: PartitionColumn,
  rowsPerSlice = ROWS_PER_SLICE,
): Promise<string[]> {
  const name = `${table}.${column}`;
  const [row = {}] = await runner.rows(
    `SELECT MIN(${table}_id) AS first_id, MAX(${table}_id) AS last_id, MIN(${column}) AS least, MAX(${column}) AS most FROM ${table}`,
  );
  const { first_id, last_id, least, most } = plainRow(row);
  const [from, to] = [Number(least), Number(most)];
  const rows = Number(last_id) - Number(first_id) + 1;
  const slices = Math.min(MAX_SLICES, Math.ceil(rows / rowsPerSlice));
  if (!(slices > 1) || !Number.isSafeInteger(to) || to - from < slices) return ['1 = 1'];
  const ends = Array.from({ length: slices - 1 }, (_, index) =>
    Math.floor(from + ((to - from) * (index + 1)) / slices),
  );
  return [undefined, ...ends].map((after, index) => {
    const end = ends[index];
    if (after === undefined) return `(${name} <= ${end} OR ${name} IS NULL)`;
    return end === undefined ? `${name} > ${after}` : `${name} > ${after} AND ${name} <= ${end}`;
  });
}
