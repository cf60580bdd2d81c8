import { DICTIONARIES } from '../model/catalog/people.js';
import type { CustomerColumns } from '../model/catalog/small-table-source.js';
import type { Chain } from '../model/plan/chain.js';
import { foreignKeysOf } from '../schema/table.js';
import { SMALL_TABLES, type SmallTableName, schemaOf, type TableName, tablesAmong } from '../schema/tables.js';
import type { RowsAndBytes } from './sample-run.js';
import { SmallTableComposer, smallTableSource } from './small-tables.js';

/**
 * Composes the small tables and discards them. Of a growing table with more rows than `maxRows` only the first are
 * composed; the others are assumed to be like them, except for longer ids.
 */
export function sampleSmallTables(
  chain: Chain,
  customers: CustomerColumns,
  maxRows: number,
): Partial<Record<TableName, RowsAndBytes>> {
  const composer = new SmallTableComposer(smallTableSource(chain, customers, DICTIONARIES), 'csv');
  return Object.fromEntries(SMALL_TABLES.map((table) => [table, sampleTable(composer, table, maxRows)]));
}

function sampleTable(composer: SmallTableComposer, table: SmallTableName, maxRows: number): RowsAndBytes {
  const all = composer.countRows(table);
  const sample = composer.compose(table, 0, all === undefined ? undefined : Math.min(all, maxRows));
  const bytes = sample.bytes.length;
  if (all === undefined || all <= sample.rows) return { rows: sample.rows, bytes };
  const longer = (meanDigits(all) - meanDigits(sample.rows)) * idsPerRow(table);
  return { rows: all, bytes: Math.round(all * (bytes / sample.rows + longer)) };
}

/** Ids in a row that get longer as the chain grows: its own, those of its parents, and the one in an e-mail address. */
function idsPerRow(table: SmallTableName): number {
  const parents = foreignKeysOf(schemaOf(table)).flatMap(({ parent }) => tablesAmong([parent]));
  return 1 + parents.filter(({ growth }) => growth !== 'fixed').length + (table === 'customer' ? 1 : 0);
}

/** The mean number of digits of the numbers from 1 to n. */
function meanDigits(n: number): number {
  let digits = 0;
  for (let first = 1; first <= n; first *= 10) digits += n - first + 1;
  return digits / n;
}
