import type { CustomerColumns } from '../catalog/columns.js';
import type { TableName } from '../encode/tables.js';
import type { Chain } from '../simulation/chain.js';
import type { RowsAndBytes } from './sample-trade.js';
import { writeSmallTables } from './write-small-tables.js';

type SmallTables = Partial<Record<TableName, RowsAndBytes>>;

/** Ids in a row of a table that grows with the chain, e-mail addresses with an id in them included. */
const IDS_PER_ROW: Partial<Record<TableName, number>> = { address: 1, customer: 3, inventory: 1 };

/**
 * Writes the small tables to nowhere and counts them. Where a chain has more customers or copies than `most`, only its
 * first are written, and the rest is taken for rows like them, but for longer ids.
 */
export async function sampleSmallTables(
  chain: Chain,
  customers: CustomerColumns,
  most: number,
): Promise<SmallTables> {
  const written: Record<string, { rows: number; bytes: number }> = {};
  const sink = {
    write: (table: TableName, bytes: Uint8Array, rows: number) => {
      written[table] ??= { rows: 0, bytes: 0 };
      written[table].rows += rows;
      written[table].bytes += bytes.length;
      return Promise.resolve();
    },
  };
  const { copies } = chain;
  const some = {
    customers: Math.min(most, customers.count),
    copies: Math.min(most, copies.count),
  };
  await writeSmallTables(
    { ...chain, copies: { ...copies, count: some.copies } },
    { ...customers, count: some.customers },
    sink,
    'csv',
    undefined,
  );
  const tables: SmallTables = written;
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
