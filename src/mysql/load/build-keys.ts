import type { Connection } from 'mysql2/promise';
import type { Table } from '../../encode/tables.js';
import { askRows, askValue } from '../ask.js';
import { quoteName } from '../quote.js';
import type { Crew } from './crew.js';
import type { Filling } from './fill-tables.js';
import { type ForeignKey, parseForeignKeys, requireParents } from './foreign-keys.js';
import { readKeyStatements, runMarked } from './table-files.js';
import { measureIds, type TableIds } from './table-ids.js';

/**
 * Counts every table, verifies every foreign key side by side and then adds them, without the server's own check,
 * which would copy each table; with `inPlace` they are there already. One after the other: each locks its parents'
 * definitions for a moment.
 */
export async function buildKeys(
  crew: Crew,
  fillings: readonly Filling[],
  inPlace: boolean,
  onTable: (table: Table) => void,
): Promise<void> {
  const ids = new Map<string, TableIds>();
  await crew.work(fillings, async (connection, { table, source }) => {
    ids.set(table.name, await measureIds(connection, table, source.rows));
  });
  const statements: { table: Table; statement: string }[] = [];
  for (const { table } of fillings) {
    for (const statement of await readKeyStatements(table.name)) statements.push({ table, statement });
  }
  const keys: ForeignKey[] = statements.flatMap(({ table, statement }) =>
    parseForeignKeys(table.name, statement),
  );
  await crew.work(keys, (connection, key) => requireParents(connection, key, ids.get(key.parent)));
  await crew.work([statements], async (connection, all) => {
    for (const { table, statement } of all) {
      if (!inPlace) await runMarked(connection, statement);
      onTable(table);
    }
  });
}

/** Makes a table's AUTO_INCREMENT stand at the next number, whatever the way of loading has left there. */
export async function settleAutoIncrement(connection: Connection, table: string): Promise<void> {
  const [column] = await askRows(
    connection,
    `SELECT COLUMN_NAME AS name FROM information_schema.COLUMNS
     WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ? AND EXTRA LIKE '%auto_increment%'`,
    [table],
  );
  if (column === undefined) return;
  const last = await askValue(
    connection,
    `SELECT MAX(${quoteName(String(column.name))}) FROM ${quoteName(table)}`,
  );
  await connection.query(`ALTER TABLE ${quoteName(table)} AUTO_INCREMENT = ${Number(last ?? 0) + 1}`);
}
