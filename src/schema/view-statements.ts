import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatagenError } from '../errors.js';
import { sqlFolder } from '../paths.js';
import { VIEWS } from './own-tables.js';

/**
 * The statement of each view, in MySQL's dialect. It replaces a view of the same name.
 *
 * @param lateFeePerDay - what a day overdue costs, which only the configuration knows
 * @throws DatagenError `dataset-invalid` where that is no number
 */
export async function readViewStatements(lateFeePerDay: number): Promise<readonly string[]> {
  // The fee may come from a manifest, and reaches SQL here.
  if (!Number.isFinite(lateFeePerDay)) {
    throw new DatagenError(
      'dataset-invalid',
      `A late fee is a number, not ${JSON.stringify(lateFeePerDay)}.`,
    );
  }
  return Promise.all(
    VIEWS.map(async (name) => {
      const statement = await readFile(join(sqlFolder, 'views', `${name}.sql`), 'utf8');
      return statement.replaceAll('{{late_fee}}', lateFeePerDay.toFixed(2));
    }),
  );
}
