import { availableParallelism } from 'node:os';
import type { Connection } from 'mysql2/promise';
import { useDatabase } from '../../engines/mysql/database-lock.js';
import { createBareTable, createWholeTable, runMarked } from '../../engines/mysql/load/create-tables.js';
import { beginLoadSession, widenIndexBuilds } from '../../engines/mysql/session.js';
import { relaxDurability } from '../../engines/mysql/variables.js';
import { addForeignKeys, buildIndexes as indexStatements } from '../../schema/ddl/mysql.js';
import { schemaOf, type TableName } from '../../schema/tables.js';
import type { LoadSite } from './bench-method.js';

const DDL_BUFFER_BYTES = 67_108_864;

/** Opens a connection in the site's database with the server's defaults, but strict and in UTC. */
export async function openPlain(site: LoadSite): Promise<Connection> {
  const connection = await site.open({ localFiles: true });
  await useDatabase(connection, site.database);
  await connection.query("SET sql_mode = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO'");
  return connection;
}

/** Opens one without unique and foreign key checks, with memory and threads for index builds. */
export async function openTuned(site: LoadSite): Promise<Connection> {
  const connection = await openPlain(site);
  await beginLoadSession(connection);
  await widenIndexBuilds(connection, Math.max(2, availableParallelism()), DDL_BUFFER_BYTES);
  return connection;
}

/** Opens connections for a task, and closes them when it ends or fails. */
export async function withConnections<Result>(
  site: LoadSite,
  open: (site: LoadSite) => Promise<Connection>,
  count: number,
  task: (connections: readonly [Connection, ...Connection[]]) => Promise<Result>,
): Promise<Result> {
  const first = await open(site);
  const all: [Connection, ...Connection[]] = [first];
  try {
    while (all.length < count) all.push(await open(site));
    return await task(all);
  } finally {
    for (const connection of all) connection.destroy();
  }
}

/** Runs a task with relaxed durability if the server is the program's own. */
export async function withRelaxedServer<Result>(
  site: LoadSite,
  connection: Connection,
  task: () => Promise<Result>,
): Promise<Result> {
  const putBack = site.ownServer ? await relaxDurability(connection) : undefined;
  try {
    return await task();
  } finally {
    await putBack?.();
  }
}

/** Runs a task for each item, over the connection that is free first. */
export async function shareOut<Item>(
  connections: readonly Connection[],
  items: readonly Item[],
  task: (connection: Connection, item: Item) => Promise<void>,
): Promise<void> {
  const queue = [...items];
  await Promise.all(
    connections.map(async (connection) => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) await task(connection, item);
    }),
  );
}

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
