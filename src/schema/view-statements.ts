import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatagenError } from '../errors.js';
import { sqlFolder } from '../paths.js';

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

/** Whether this program makes views of this name. */
export function isOwnView(name: string): boolean {
  return VIEWS.some((view) => view === name);
}

/**
 * The statement of each view, in MySQL's dialect. It replaces a view of the same name.
 *
 * @param lateFeePerDay - what a day overdue costs, which only the configuration knows
 * @throws DatagenError `dataset-invalid` where that is no number
 */
export async function readViewStatements(lateFeePerDay: number): Promise<readonly string[]> {
  // The fee may come from a manifest, and reaches SQL here.
  if (!Number.isFinite(lateFeePerDay)) {
    throw new DatagenError('dataset-invalid', `A late fee is a number, not ${JSON.stringify(lateFeePerDay)}.`);
  }
  return Promise.all(
    VIEWS.map(async (name) => {
      const statement = await readFile(join(sqlFolder, 'views', `${name}.sql`), 'utf8');
      return statement.replaceAll('{{late_fee}}', lateFeePerDay.toFixed(2));
    }),
  );
}
