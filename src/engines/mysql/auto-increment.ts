import type { Connection } from 'mysql2/promise';
import { closeConnection } from './connections.js';
import { useDatabase } from './database-lock.js';
import type { Open } from './load/connection-pool.js';
import { resetAutoIncrement } from './load/finish-table.js';
import { askRows, askValue, quoteName } from './query.js';

import { trySetVariables } from './variables.js';

/** The next number of each table's AUTO_INCREMENT; tables without one are left out. */
type AutoIncrements = ReadonlyMap<string, { readonly column: string; readonly next: number }>;

/** Reads the AUTO_INCREMENT of tables of the connection's database. */
async function readAutoIncrements(connection: Connection, tables: readonly string[]): Promise<AutoIncrements> {
  // MySQL would answer from statistics that are up to a day old.
  await trySetVariables(connection, 'SESSION', { information_schema_stats_expiry: 0 });
  const found = new Map<string, { column: string; next: number }>();
  for (const table of tables) {
    const [row] = await askRows(
      connection,
      `SELECT t.AUTO_INCREMENT AS next, c.COLUMN_NAME AS name FROM information_schema.TABLES t
       JOIN information_schema.COLUMNS c ON c.TABLE_SCHEMA = t.TABLE_SCHEMA AND c.TABLE_NAME = t.TABLE_NAME
       WHERE t.TABLE_SCHEMA = DATABASE() AND t.TABLE_NAME = ? AND c.EXTRA LIKE '%auto_increment%'`,
      [table],
    );
    if (row !== undefined) found.set(table, { column: String(row.name), next: Number(row.next ?? 1) });
  }
  return found;
}

/** Sets the AUTO_INCREMENT of tables to the number after their largest, where it differs. */
export async function resetAutoIncrements(connection: Connection, tables: readonly string[]): Promise<void> {
  for (const [table, { column, next }] of await readAutoIncrements(connection, tables)) {
    const last = await askValue(connection, `SELECT MAX(${quoteName(column)}) FROM ${quoteName(table)}`);
    if (next !== Number(last ?? 0) + 1) await resetAutoIncrement(connection, table);
  }
}

/** The notice if AUTO_INCREMENT could not be restored. */
export const AUTO_INCREMENT_NOT_RESET =
  'AUTO_INCREMENT may be higher than before; it was not reset because the server could not be reached.';

/**
 * Runs a transaction. If it fails, AUTO_INCREMENT is restored, since rows that are rolled back have used numbers, and
 * the error is thrown again.
 *
 * @param open - opens a further connection: that of the transaction may be lost
 * @param onNotReset - called when AUTO_INCREMENT could not be restored
 */
export async function keepingAutoIncrements<Result>(
  { connection, open, database, tables }: Numbered,
  transaction: () => Promise<Result>,
  onNotReset: () => unknown,
): Promise<Result> {
  const before = await readAutoIncrements(connection, tables);
  try {
    return await transaction();
  } catch (error) {
    await restoreAutoIncrements(open, database, before).catch(onNotReset);
    throw error;
  }
}

/** Tables that a transaction adds rows to, and connections to their server. */
export interface Numbered {
  readonly connection: Connection;
  readonly open: Open;
  readonly database: string;
  readonly tables: readonly string[];
}

async function restoreAutoIncrements(open: Open, database: string, before: AutoIncrements): Promise<void> {
  const connection = await open({});
  try {
    await useDatabase(connection, database);
    for (const [table, { next }] of await readAutoIncrements(connection, [...before.keys()])) {
      const was = before.get(table)?.next ?? next;
      if (next !== was) await connection.query(`ALTER TABLE ${quoteName(table)} AUTO_INCREMENT = ${was}`);
    }
  } finally {
    await closeConnection(connection);
  }
}
