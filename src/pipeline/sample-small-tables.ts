import type { CustomerColumns } from '../model/catalog/columns.js';
import { DICTIONARIES } from '../model/catalog/dictionaries.js';
import type { Chain } from '../model/plan/chain.js';
import type { SmallTableName, TableName } from '../schema/tables.js';
import type { RowsAndBytes } from './sample-run.js';
import { SMALL_TABLES, SmallTableComposer, smallTableSource } from './small-tables.js';

/** Ids in a row of a table that grows with the chain, e-mail addresses with an id in them included. */
const IDS_PER_ROW: Partial<Record<TableName, number>> = {
  address: 1,
  customer: 3,
  inventory: 1,
  inventory_purchases: 2,
};

/**
 * Composes the small tables, counts them and throws them away. Of a table that grows with the chain and has more rows
 * than `most`, only the first are made, and the rest is taken for rows like them, but for longer ids.
 */
export function sampleSmallTables(
  chain: Chain,
  customers: CustomerColumns,
  most: number,
): Partial<Record<TableName, RowsAndBytes>> {
  const composer = new SmallTableComposer(smallTableSource(chain, customers, DICTIONARIES), 'csv');
  return Object.fromEntries(SMALL_TABLES.map((table) => [table, sampleTable(composer, table, most)]));
}

function sampleTable(composer: SmallTableComposer, table: SmallTableName, most: number): RowsAndBytes {
  const all = composer.countRows(table);
  const sample = composer.compose(table, 0, all === undefined ? undefined : Math.min(all, most));
  const bytes = sample.bytes.length;
  if (all === undefined || all <= sample.rows) return { rows: sample.rows, bytes };
  const longer = (meanDigits(all) - meanDigits(sample.rows)) * (IDS_PER_ROW[table] ?? 0);
  return { rows: all, bytes: Math.round(all * (bytes / sample.rows + longer)) };
}

/** How many digits the numbers from 1 to n have on average. */
function meanDigits(n: number): number {
  let digits = 0;
  for (let first = 1; first <= n; first *= 10) digits += n - first + 1;
  return digits / n;
}
