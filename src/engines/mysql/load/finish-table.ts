import type { Connection } from 'mysql2/promise';
import { DatagenError } from '../../../errors.js';
import { addForeignKeys, buildIndexes } from '../../../schema/ddl/mysql.js';
import { type ForeignKey, foreignKeysOf } from '../../../schema/table.js';

import { schemaOf, schemaWithOrphans, type Table } from '../../../schema/tables.js';

import type { LoadPhase } from '../../engine.js';
import { LOAD_MARK } from '../database-lock.js';
import { askRows, askValue, quoteName } from '../query.js';

import type { ConnectionPool } from './connection-pool.js';
import { runMarked } from './create-tables.js';
import type { TableLoad } from './load-tables.js';

/** Reports that a table has begun a phase, is in it, or has finished it. */
export type Report = (phase: LoadPhase, table: TableLoad['table'], rows: number, bytes: number, done: boolean) => void;

/**
 * Finishes a table that has all its rows while others are still being loaded: builds its indexes unless it has them,
 * counts its rows, and updates its statistics. Returns its ids.
 */
export async function finishTable(
  connection: Connection,
  { table, source }: TableLoad,
  inPlace: boolean,
  report: Report,
): Promise<TableIds> {
  if (!inPlace) {
    report('index', table, 0, 0, false);
    for (const statement of buildIndexes(schemaOf(table.name))) await runMarked(connection, statement);
    await resetAutoIncrement(connection, table.name);
    report('index', table, 0, 0, true);
  }
  const ids = await measureIds(connection, table, source.rows);
  report('analyze', table, 0, 0, false);
  await connection.query(`ANALYZE TABLE ${quoteName(table.name)}`);
  report('analyze', table, 0, 0, true);
  return ids;
}

/** A table's ids: its first column's smallest and largest value. */
export interface TableIds {
  readonly column: string;
  readonly first: number;
  readonly last: number;
  /** The ids have no gap. */
  readonly gapless: boolean;
}

/**
 * Counts a table's rows and reads its ids. Throws a DatagenError 'load' if the count differs from the rows that were
 * made, whatever the server reported during the load.
 */
async function measureIds(connection: Connection, table: Table, expectedRows: number): Promise<TableIds> {
  const [column = ''] = table.columns;
  const id = quoteName(column);
  const name = quoteName(table.name);
  // Asked apart, each is answered from the index that suits it best. The rows are counted by their primary key: in an
  // index that was built a moment ago, while other statements are in progress, InnoDB checks each row to see whether
  // it may be seen.
  const [found = {}] = await askRows(
    connection,
    `SELECT ${LOAD_MARK} (SELECT COUNT(*) FROM ${name} FORCE INDEX (PRIMARY)) AS held,
       (SELECT MIN(${id}) FROM ${name}) AS first, (SELECT MAX(${id}) FROM ${name}) AS last`,
  );
  const [held, first, last] = [Number(found.held), Number(found.first), Number(found.last)];
  if (held !== expectedRows) {
    throw new DatagenError('load', `Table ${table.name} has ${held} rows; expected ${expectedRows}.`, {
      hint: 'The database is marked as loading. Make the dataset again, then load with --overwrite.',
    });
  }
  return { column, first, last, gapless: last - first + 1 === held };
}

/**
 * Throws a DatagenError 'load' with examples if a row refers to a parent that does not exist. Servers add foreign keys
 * without a check when checks are off. If the parent's ids have no gap, the smallest and the largest id of the children
 * decide, which the index answers at once; otherwise an anti-join does.
 */
async function requireParents(connection: Connection, key: ForeignKey, ids: TableIds | undefined): Promise<void> {
  const child = quoteName(key.table);
  const column = quoteName(key.column);
  const parent = quoteName(key.parent);
  const parentColumn = quoteName(key.parentColumn);
  if (ids?.gapless === true && ids.column === key.parentColumn) {
    const [named = {}] = await askRows(
      connection,
      `SELECT ${LOAD_MARK} MIN(${column}) AS lowest, MAX(${column}) AS highest FROM ${child}`,
    );
    if (named.lowest === null) return;
    if (Number(named.lowest) >= ids.first && Number(named.highest) <= ids.last) return;
  }
  const orphans = await askRows(
    connection,
    `SELECT ${LOAD_MARK} c.${column} AS id FROM ${child} c LEFT JOIN ${parent} p ON p.${parentColumn} = c.${column}
     WHERE c.${column} IS NOT NULL AND p.${parentColumn} IS NULL LIMIT 5`,
  );
  if (orphans.length === 0) return;
  const examples = orphans.map((row) => String(row.id)).join(', ');
  throw new DatagenError(
    'load',
    `Rows of ${key.table} name a ${key.column} that is not in ${key.parent}: ${examples}.`,
    { hint: 'The dataset is damaged. Make it again, then load with --overwrite.' },
  );
}

/** Works through items with a pool or one connection. */
export type Share = ConnectionPool['work'];

/**
 * Checks every foreign key of some tables, over all connections of the pool, and then adds them without the server's
 * own check, which would copy each table. With `inPlace` the keys exist already. They are added one after the other,
 * since each locks its parents' definitions for a moment.
 *
 * @param ids - of these tables and of their parents
 */
export async function buildKeys(
  share: Share,
  tables: readonly Table[],
  ids: ReadonlyMap<string, TableIds>,
  {
    inPlace = false,
    orphans = false,
  }: { readonly inPlace?: boolean | undefined; readonly orphans?: boolean | undefined },
  onTable: (table: Table) => void,
): Promise<void> {
  const schema = orphans ? schemaWithOrphans : schemaOf;
  const keys = tables.flatMap(({ name }) => foreignKeysOf(schema(name)));
  await share(keys, (connection, key) => requireParents(connection, key, ids.get(key.parent)));
  await share([tables], async (connection, all) => {
    for (const table of all) {
      for (const statement of addForeignKeys(schema(table.name))) {
        if (!inPlace) await runMarked(connection, statement);
        onTable(table);
      }
    }
  });
}

/** Sets a table's AUTO_INCREMENT to the next number, since a load may leave another value. */
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
