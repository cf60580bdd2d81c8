import type { Connection } from 'mysql2/promise';
import { closeConnection } from '../../engines/mysql/connections.js';
import { useDatabase } from '../../engines/mysql/database-lock.js';
import type { Open } from '../../engines/mysql/load/connection-pool.js';
import { createWholeTable } from '../../engines/mysql/load/create-tables.js';
import { askValue } from '../../engines/mysql/query.js';
import { inventoryPurchases } from '../../schema/tables/inventory.js';

/** The table that has a row for each copy bought after the opening. */
export const PURCHASE_TABLE = inventoryPurchases.name;

/**
 * Creates the table of purchases in the connection's database where there is none. Returns whether it did: no
 * transaction can undo that.
 */
export async function createPurchaseTable(connection: Connection): Promise<boolean> {
  const known = await askValue(
    connection,
    'SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ?',
    [PURCHASE_TABLE],
  );
  if (known !== undefined) return false;
  await createWholeTable(connection, { name: PURCHASE_TABLE }, 'INT');
  return true;
}

/**
 * Removes the table of purchases after a purchase that failed. It uses a further connection, since that of the
 * transaction may be lost. Precondition: the purchase created the table, and its rows were rolled back.
 */
export async function dropPurchaseTable({
  open,
  database,
}: {
  readonly open: Open;
  readonly database: string;
}): Promise<void> {
  const connection = await open({});
  try {
    await useDatabase(connection, database);
    await connection.query(`DROP TABLE ${PURCHASE_TABLE}`);
  } finally {
    await closeConnection(connection);
  }
}
