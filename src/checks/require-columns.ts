import { DatagenError } from '../errors.js';
import type { Columns } from './list-columns.js';

/** What a task reads or writes: the columns of each table, between spaces. */
export type NeededColumns = Readonly<Record<string, string>>;

/** The least that the summary and the checks read. A check that reads more is skipped where that is missing. */
export const FIGURES: NeededColumns = {
  customer: 'customer_id create_date active',
  inventory: 'inventory_id film_id store_id date_purchased',
  rental: 'rental_id rental_date inventory_id customer_id return_date',
  payment: 'payment_id rental_id amount payment_date',
};

/** What `inventory show` reads. */
export const SHELVES: NeededColumns = {
  film: 'film_id',
  inventory: 'inventory_id film_id store_id date_purchased created_at',
  rental: 'inventory_id rental_date return_date',
};

/** What `inventory add` reads and writes. */
export const PURCHASES: NeededColumns = {
  ...SHELVES,
  film: 'film_id title replacement_cost',
  film_category: 'film_id category_id',
  category: 'category_id name',
  store: 'store_id manager_staff_id',
  inventory: 'inventory_id film_id store_id date_purchased staff_id created_at last_update',
};

/** What `maintain growth` reads. */
export const RENTALS: NeededColumns = { rental: 'rental_date' };

const MAX_NAMED = 8;

/**
 * Makes sure that a database has the columns that a task needs, before a query fails for want of one.
 *
 * @param task - what needs them, as in `The summary`
 * @throws DatagenError `conflict` with the tables and columns that are missing
 */
export function requireColumns(
  columns: Columns,
  needed: NeededColumns,
  task: string,
  hint = 'Name a database that this program or the old scripts made, with -D NAME.',
): void {
  const missing = Object.entries(needed).flatMap(([table, names]) => {
    const there = columns.get(table);
    if (there === undefined) return [`the table ${table}`];
    return names
      .split(' ')
      .filter((name) => !there.has(name))
      .map((name) => `${table}.${name}`);
  });
  if (missing.length === 0) return;
  const more = missing.length > MAX_NAMED ? ` and ${missing.length - MAX_NAMED} more` : '';
  throw new DatagenError(
    'conflict',
    `The database has another schema. ${task} needs ${missing.slice(0, MAX_NAMED).join(', ')}${more}, which it lacks or which the user may not read.`,
    { hint },
  );
}
