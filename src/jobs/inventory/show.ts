import { listColumns, requireColumns, SHELVES } from '../../checks/list-columns.js';
import { dateLiteral } from '../../checks/literals.js';
import { prepareQueries } from '../../checks/prepare-queries.js';

import type { RunRecord } from '../../dataset/run-record.js';
import type { QueryRunner } from '../../engines/engine.js';
import { type Bounds, readBounds } from './stock.js';

/** In the order of the numbers that sql/inventory/show-ages.sql gives them. */
const BANDS = [
  'to come',
  'under 30 days',
  '30 to 89 days',
  '90 to 179 days',
  '180 to 364 days',
  '1 to 2 years',
  '2 years and more',
];

/** The copies of a database, by store, film and age. */
export type InventoryReport = Awaited<ReturnType<typeof readInventory>>;

/**
 * Counts the copies of a database, those that are out, and their ages.
 *
 * @throws DatagenError `conflict` when the database lacks a column
 */
export async function readInventory(runner: QueryRunner, record: RunRecord | undefined) {
  requireColumns(await listColumns(runner), SHELVES, 'The inventory');
  const asOf = asOfDay(record, await readBounds(runner));
  const ask = await prepareQueries(runner, 'inventory');
  const stores = (await ask('show-stores')).map((row) => ({
    store_id: Number(row.store_id),
    films: Number(row.films),
    ...countCopies(row.items, row.items_out),
  }));
  const [films = {}] = await ask('show-films');
  const ages = await ask('show-ages', new Map([['as_of', { sql: dateLiteral(asOf) }]]));
  const found = new Map(ages.map((row) => [Number(row.band), countCopies(row.items, row.items_out)]));
  const sum = (name: 'items' | 'out') => stores.reduce((total, store) => total + store[name], 0);
  return {
    ...countCopies(sum('items'), sum('out')),
    stores,
    /** Of the films that have copies. */
    per_film: {
      films: Number(films.films),
      min: Number(films.fewest ?? 0),
      mean: Math.round(Number(films.mean ?? 0) * 100) / 100,
      max: Number(films.most ?? 0),
      films_without_copies: Number(films.films_without),
    },
    as_of: asOf,
    ages: BANDS.map((band, at) => ({ band, ...(found.get(at) ?? countCopies(0, 0)) })).filter(
      ({ items }, at) => at > 0 || items > 0,
    ),
  };
}

/** The as-of day of the ages, ISO date: that of the record, else the day of the last rental or purchase. */
export function asOfDay(record: Pick<RunRecord, 'as_of'> | undefined, bounds: Bounds): string {
  // Rentals after the record's moment were added by another program.
  const days = [record?.as_of.slice(0, 10), bounds.lastRental].filter((day) => typeof day === 'string');
  return days.sort().at(-1) ?? bounds.lastPurchase?.slice(0, 10) ?? '1971-01-01';
}

function countCopies(items: unknown, out: unknown) {
  return { items: Number(items), out: Number(out), in: Number(items) - Number(out) };
}
