import { listColumns } from '../../checks/list-columns.js';
import { dateLiteral } from '../../checks/literals.js';
import { prepareQueries } from '../../checks/prepare-queries.js';
import { requireColumns, SHELVES } from '../../checks/require-columns.js';
import type { RunRecord } from '../../dataset/run-record.js';
import type { QueryRunner } from '../../engines/engine.js';
import { type Bounds, readBounds } from './stock.js';

interface Copies {
  readonly items: number;
  readonly out: number;
  readonly in: number;
}

/** The copies of a database, by store, film and age. */
export interface InventoryReport extends Copies {
  readonly stores: readonly (Copies & { readonly store_id: number; readonly films: number })[];
  /** Of the films that there are copies of. */
  readonly per_film: {
    readonly films: number;
    readonly min: number;
    readonly mean: number;
    readonly max: number;
    readonly films_without_copies: number;
  };
  /** The day for which the ages are read, ISO date. */
  readonly as_of: string;
  readonly ages: readonly (Copies & { readonly band: string })[];
}

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

/**
 * Counts the copies of a database, those that are out, and their ages.
 *
 * @throws DatagenError `conflict` when the database lacks a column
 */
export async function readInventory(runner: QueryRunner, record: RunRecord | undefined): Promise<InventoryReport> {
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
  return {
    ...countCopies(
      stores.reduce((sum, store) => sum + store.items, 0),
      stores.reduce((sum, store) => sum + store.out, 0),
    ),
    stores,
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

/** The day for which the ages are read, ISO date: the record's as-of day, else that of the last rental or purchase. */
export function asOfDay(record: Pick<RunRecord, 'as_of'> | undefined, bounds: Bounds): string {
  // Rentals after the record's moment were added by another program.
  const days = [record?.as_of.slice(0, 10), bounds.lastRental].filter((day) => typeof day === 'string');
  return days.sort().at(-1) ?? bounds.lastPurchase?.slice(0, 10) ?? '1971-01-01';
}

function countCopies(items: unknown, out: unknown): Copies {
  return { items: Number(items), out: Number(out), in: Number(items) - Number(out) };
}
