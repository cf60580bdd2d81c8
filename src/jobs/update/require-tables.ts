import { type Columns, listColumns } from '../../checks/list-columns.js';
import { requireColumns } from '../../checks/require-columns.js';
import type { QueryRunner } from '../../engines/engine.js';
import { tablesAmong } from '../../schema/tables.js';

/** The tables that every update reads or writes. */
const USED = ['city', 'address', 'film', 'staff', 'store', 'customer', 'inventory', 'rental', 'payment'];

/**
 * Makes sure that a database has the schema, and returns all of its columns.
 *
 * @throws DatagenError `conflict` with the columns that are missing
 */
export async function requireTables(runner: QueryRunner): Promise<Columns> {
  const columns = await listColumns(runner);
  const needed = tablesAmong(USED).map(({ name, columns }) => [name, columns.join(' ')]);
  requireColumns(columns, Object.fromEntries(needed), 'An update');
  return columns;
}
