import type { Connection } from 'mysql2/promise';
import { addForeignKeys } from '../../../schema/ddl/mysql.js';
import { foreignKeysOf } from '../../../schema/table.js';
import { schemaOf, type Table } from '../../../schema/tables.js';
import { askRows, askValue } from '../query-rows.js';
import { quoteName } from '../quote.js';
import type { ConnectionPool } from './connection-pool.js';
import { runMarked } from './create-tables.js';
import { requireParents } from './foreign-keys.js';
import type { TableIds } from './table-ids.js';

/** Has items worked through, by a crew or by one connection. */
export type Share = ConnectionPool['work'];

/**
 * Verifies every foreign key of some tables, on as many connections as the crew has, and then adds them without the
 * server's own check, which would copy each table; with `inPlace` they are there already. One after the other: each
 * locks its parents' definitions for a moment.
 *
 * @param ids - of these tables and of their parents
 */
export async function buildKeys(
  share: Share,
  tables: readonly Table[],
  ids: ReadonlyMap<string, TableIds>,
  inPlace: boolean,
  onTable: (table: Table) => void,
): Promise<void> {
  const keys = tables.flatMap(({ name }) => foreignKeysOf(schemaOf(name)));
  await share(keys, (connection, key) => requireParents(connection, key, ids.get(key.parent)));
  await share([tables], async (connection, all) => {
    for (const table of all) {
      for (const statement of addForeignKeys(schemaOf(table.name))) {
        if (!inPlace) await runMarked(connection, statement);
        onTable(table);
      }
    }
  });
}

/** Sets a table's AUTO_INCREMENT to the next number, since a load may leave another. */
export async function resetAutoIncrement(connection: Connection, table: string): Promise<void> {
  const [column] = await askRows(
    connection,
    `SELECT COLUMN_NAME AS name FROM information_schema.COLUMNS
     WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ? AND EXTRA LIKE '%auto_increment%'`,
    [table],
  );
  if (column === undefined) return;
  const last = await askValue(connection, `SELECT MAX(${quoteName(String(column.name))}) FROM ${quoteName(table)}`);
  await connection.query(`ALTER TABLE ${quoteName(table)} AUTO_INCREMENT = ${Number(last ?? 0) + 1}`);
}
