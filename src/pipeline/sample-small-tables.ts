import type { CustomerColumns } from '../catalog/columns.js';
import { DICTIONARIES } from '../catalog/dictionaries.js';
import type { TableName } from '../encode/tables.js';
import type { Chain } from '../simulation/chain.js';
import type { RowsAndBytes } from './sample-trade.js';
import { SmallTableComposer, smallTableSource, smallTablesOf } from './small-tables.js';

type SmallTables = Partial<Record<TableName, RowsAndBytes>>;

/** Ids in a row of a table that grows with the chain, e-mail addresses with an id in them included. */
const IDS_PER_ROW: Partial<Record<TableName, number>> = { address: 1, customer: 3, inventory: 1 };

/**
 * Composes the small tables, counts them and throws them away. Where a chain has more customers or copies than `most`, only its
 * first are made, and the rest is taken for rows like them, but for longer ids.
 */
export function sampleSmallTables(chain: Chain, customers: CustomerColumns, most: number): SmallTables {
  const { copies } = chain;
  const some = {
    customers: Math.min(most, customers.count),
    copies: Math.min(most, copies.count),
  };
  const fewer = { ...chain, copies: { ...copies, count: some.copies } };
  const source = smallTableSource(fewer, { ...customers, count: some.customers }, DICTIONARIES);
  const composer = new SmallTableComposer(source, 'csv');
  const tables: SmallTables = {};
  for (const table of smallTablesOf(chain)) {
    const { rows, bytes } = composer.compose(table);
    tables[table] = { rows, bytes: bytes.length };
  }
  extend('customer', customers.count - some.customers);
  extend('address', customers.count - some.customers);
  extend('inventory', copies.count - some.copies);
  return tables;

  function extend(table: TableName, more: number): void {
    const sample = tables[table];
    if (!sample || more <= 0) return;
    const rows = sample.rows + more;
    const longer = (meanDigits(rows) - meanDigits(sample.rows)) * (IDS_PER_ROW[table] ?? 0);
    tables[table] = { rows, bytes: Math.round(rows * (sample.bytes / sample.rows + longer)) };
  }
}

/** How many digits the numbers from 1 to n have on average. */
function meanDigits(n: number): number {
  let digits = 0;
  for (let first = 1; first <= n; first *= 10) digits += n - first + 1;
  return digits / n;
}
