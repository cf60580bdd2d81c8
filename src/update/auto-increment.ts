import type { Connection } from 'mysql2/promise';
import { askRows, askValue } from '../mysql/ask.js';
import { settleAutoIncrement } from '../mysql/load/build-keys.js';
import { quoteName } from '../mysql/quote.js';
import { trySetVariables } from '../mysql/variables.js';

/** Makes the AUTO_INCREMENT of tables stand at the next number where it does not yet: rolled back rows have used numbers up. */
export async function settleAutoIncrements(connection: Connection, tables: readonly string[]): Promise<void> {
  // MySQL would answer from statistics that are up to a day old.
  await trySetVariables(connection, 'SESSION', { information_schema_stats_expiry: 0 });
  for (const table of tables) {
    const [row] = await askRows(
      connection,
      `SELECT t.AUTO_INCREMENT AS next, c.COLUMN_NAME AS name FROM information_schema.TABLES t
       JOIN information_schema.COLUMNS c ON c.TABLE_SCHEMA = t.TABLE_SCHEMA AND c.TABLE_NAME = t.TABLE_NAME
       WHERE t.TABLE_SCHEMA = DATABASE() AND t.TABLE_NAME = ? AND c.EXTRA LIKE '%auto_increment%'`,
      [table],
    );
    if (row === undefined) continue;
    const last = await askValue(
      connection,
      `SELECT MAX(${quoteName(String(row.name))}) FROM ${quoteName(table)}`,
    );
    if (Number(row.next) !== Number(last ?? 0) + 1) await settleAutoIncrement(connection, table);
  }
}
