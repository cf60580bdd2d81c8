import type { Connection } from 'mysql2/promise';
import { createBareTable, createWholeTable, runMarked } from '../../../engines/mysql/load/create-tables.js';
import { addForeignKeys, buildIndexes as indexStatements } from '../../../schema/ddl/mysql.js';
import { schemaOf, type TableName } from '../../../schema/tables.js';
import type { LoadSite } from './load-method.js';

/** Creates every table: with its primary key only, or with all its indexes and foreign keys. */
export async function createTables(
  connection: Connection,
  { tables, manifest }: LoadSite,
  kind: 'bare' | 'whole',
): Promise<void> {
  await connection.query('SET foreign_key_checks = 0');
  const create = kind === 'bare' ? createBareTable : createWholeTable;
  for (const table of tables) await create(connection, table, manifest.id_type);
  await connection.query('SET foreign_key_checks = 1');
}

/** Builds a table's secondary indexes, in one ALTER where the server can. */
export async function buildIndexes(connection: Connection, table: TableName): Promise<void> {
  for (const statement of indexStatements(schemaOf(table))) await runMarked(connection, statement);
}

/** Adds every foreign key without the server's check. Precondition: the session's foreign key checks are off. */
export async function addKeys(connection: Connection, { tables }: LoadSite): Promise<void> {
  for (const { name } of tables) {
    for (const statement of addForeignKeys(schemaOf(name))) await runMarked(connection, statement);
  }
}
