import { TABLES } from './tables.js';

/** Says what made a database; it is no part of a dataset. */
const RUN_TABLE = 'datagen_run';

const TABLE_NAMES = new Set<string>([...TABLES.map(({ name }) => name), RUN_TABLE]);

/** The views that this program makes on request. */
export const VIEWS = [
  'actor_info',
  'customer_list',
  'film_list',
  'inventory_status',
  'late_fees',
  'sales_by_film_category',
  'sales_by_store',
] as const;

const VIEW_NAMES = new Set<string>(VIEWS);

/** Whether this program makes tables of this name. */
export function isOwnTable(name: string): boolean {
  return TABLE_NAMES.has(name);
}

/** Whether this program makes views of this name. */
export function isOwnView(name: string): boolean {
  return VIEW_NAMES.has(name);
}
