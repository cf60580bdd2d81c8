import type { Connection } from 'mysql2/promise';
import { tablesAmong } from '../../encode/tables.js';
import { DatagenError } from '../../errors.js';
import { askRows } from '../../mysql/ask.js';

/** The tables that an update of somebody else's database reads or writes. */
const USED = ['city', 'address', 'film', 'staff', 'store', 'customer', 'inventory', 'rental', 'payment'];

/**
 * Makes sure that a database has the schema.
 *
 * @throws DatagenError `conflict` with the columns that are missing
 */
export async function requireTables(connection: Connection): Promise<void> {
  const rows = await askRows(
    connection,
    `SELECT CONCAT(TABLE_NAME, '.', COLUMN_NAME) AS name FROM information_schema.COLUMNS
     WHERE TABLE_SCHEMA = DATABASE()`,
  );
  const there = new Set(rows.map(({ name }) => String(name)));
  const missing = tablesAmong(USED)
    .flatMap(({ name, columns }) => columns.map((column) => `${name}.${column}`))
    .filter((column) => !there.has(column));
  if (missing.length === 0) return;
  const more = missing.length > 8 ? ` and ${missing.length - 8} more` : '';
  throw new DatagenError(
    'conflict',
    `The database has not the schema that an update writes to: ${missing.slice(0, 8).join(', ')}${more} missing.`,
  );
}
