import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { DatagenError } from '../errors.js';
import { sqlFolder } from '../paths.js';

const folder = join(sqlFolder, 'views');

/** The names of the views that this program makes on request: a file of sql/views each. */
export function listViews(): readonly string[] {
  return readdirSync(folder)
    .map((file) => basename(file, '.sql'))
    .sort();
}

/** Whether this program makes views of this name. */
export function isOwnView(name: string): boolean {
  return listViews().includes(name);
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
    listViews().map(async (name) => {
      const statement = await readFile(join(folder, `${name}.sql`), 'utf8');
      return statement.replaceAll('{{late_fee}}', lateFeePerDay.toFixed(2));
    }),
  );
}
