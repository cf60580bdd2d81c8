import type { Connection } from 'mysql2/promise';
import { createTable, type Statement } from '../../../schema/ddl/mysql.js';
import type { IdType } from '../../../schema/table.js';
import { isBlockTable, schemaOf, schemaWithOrphans, type Table } from '../../../schema/tables.js';
import { LOAD_MARK } from '../database-lock.js';
import { quoteName } from '../query.js';

/**
 * Creates a table with its primary key only. A big table has no automatic statistics during the load: MariaDB's
 * collector would wait for the lock of a bulk insert in a busy loop and take a core (a load takes half as long
 * without).
 */
export async function createBareTable(
  connection: Connection,
  { name }: Pick<Table, 'name'>,
  idType: IdType,
): Promise<void> {
  const statistics = isBlockTable(name) ? ' STATS_AUTO_RECALC = 0' : '';
  await connection.query(`${createTable(schemaOf(name), idType).sql}${statistics}`);
}

/**
 * Creates a table with all its indexes and foreign keys, for a user who may create tables but not alter them.
 * Precondition: the session's foreign key checks are off, since staff and store name each other.
 *
 * @param orphans - payments may name rentals and customers that do not exist
 */
export async function createWholeTable(
  connection: Connection,
  { name }: Pick<Table, 'name'>,
  idType: IdType,
  orphans = false,
): Promise<void> {
  const schema = orphans ? schemaWithOrphans(name) : schemaOf(name);
  await connection.query(createTable(schema, idType, 'whole').sql);
}

/**
 * Restores the automatic statistics of tables. One table after the other on one connection: with foreign keys an ALTER
 * locks the definitions of its neighbours, and two at a time can deadlock.
 */
export async function restoreAutomaticStatistics(connection: Connection, tables: readonly string[]): Promise<void> {
  for (const table of tables) {
    await connection.query(`ALTER TABLE ${quoteName(table)} STATS_AUTO_RECALC = DEFAULT`);
  }
}

/** Runs a long statement, marked so that a later run can find it if this one dies. */
export async function runMarked(connection: Connection, { sql }: Statement): Promise<void> {
  await connection.query(`${sql} ${LOAD_MARK}`);
}
