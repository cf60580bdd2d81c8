import { availableParallelism } from 'node:os';
import type { Connection } from 'mysql2/promise';
import { useDatabase } from '../../../engines/mysql/database-lock.js';
import { relaxDurability } from '../../../engines/mysql/load/durability.js';
import { beginLoadSession, widenIndexBuilds } from '../../../engines/mysql/session.js';
import type { LoadSite } from './load-method.js';

const DDL_BUFFER_BYTES = 67_108_864;

/** Opens a connection in the site's database whose session is as a server gives it, but strict and in UTC. */
export async function openPlain(site: LoadSite): Promise<Connection> {
  const connection = await site.open({ localFiles: true });
  await useDatabase(connection, site.database);
  await connection.query("SET sql_mode = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO'");
  return connection;
}

/** Opens one with unique and foreign key checks off, and with memory and threads for building indexes. */
export async function openTuned(site: LoadSite): Promise<Connection> {
  const connection = await openPlain(site);
  await beginLoadSession(connection);
  await widenIndexBuilds(connection, Math.max(2, availableParallelism()), DDL_BUFFER_BYTES);
  return connection;
}

/** Opens connections for a task and closes them after it, also after a failure. */
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

/** Runs a task with what a user who owns the server would switch off meanwhile; elsewhere it is just run. */
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

/** Gives each item to whichever connection is free first. */
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
