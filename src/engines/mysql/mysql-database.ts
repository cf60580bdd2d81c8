import { availableParallelism } from 'node:os';
import type { Connection } from 'mysql2/promise';
import { throwIfAborted } from '../../errors.js';
import type { Contents } from '../contents.js';
import type { Database, Dropped, QueryRunner } from '../engine.js';
import { type OpenOptions, openConnection, type ServerAddress } from './connect.js';
import { describeAddress } from './connect-failure.js';
import { closeConnection, openSeveral } from './connections.js';
import { createViews } from './create-views.js';
import { requireIdle, useDatabase } from './database-lock.js';
import { dropDatabase, inspectIdleDatabase } from './inspect-database.js';
import { inspectServer, readServerVersion } from './inspect-server.js';
import { endThreads } from './load/connection-pool.js';
import { beginStream, loadFolder } from './load/load-into.js';
import { requireRights } from './load-method.js';
import { createMysqlRunner } from './query-runner.js';
import { openMysqlUpdate } from './update/update-session.js';

/** The number of concurrent queries: one for each core, up to a limit, since the server may have other cores. */
const CONNECTIONS = Math.min(Math.max(availableParallelism(), 2), 4);

/** A database on a MySQL or MariaDB server: one that the user named, or the program's own. */
export interface MysqlDatabase extends Database {
  readonly ownServer: boolean;
  readonly address: ServerAddress;
  readonly open: (options?: OpenOptions) => Promise<Connection>;
}

/** Whether a database is on a MySQL or MariaDB server. */
export function isMysqlDatabase(database: Database): database is MysqlDatabase {
  return 'open' in database;
}

export interface MysqlDatabaseOptions {
  readonly address: ServerAddress;
  readonly database: string;
  /** The server for people; by default its address. */
  readonly place?: string;
  /** The server is this program's own. */
  readonly ownServer?: boolean;
  /** False: changes are kept out of the server's binary log. */
  readonly binlog?: boolean | undefined;
  readonly signal: AbortSignal;
  /** Called when the database is closed. */
  readonly release?: () => Promise<void>;
}

/** A database of a MySQL or MariaDB server. Nothing is connected before the first call. */
export function createMysqlDatabase(options: MysqlDatabaseOptions): MysqlDatabase {
  const { address, database, binlog = true, ownServer = false, signal } = options;
  const { place = describeAddress(address), release = () => Promise.resolve() } = options;
  const target: MysqlDatabase = {
    ownServer,
    address,
    database,
    place,
    title: `${database} on ${place}`,
    open: (more) => openConnection(address, { binlog, ...more }),
    inspect: (purpose) => inspect(target, purpose),
    load: (folder, manifest, hooks) => loadFolder(folder, manifest, target, { signal, ...hooks }),
    stream: (plan, hooks) => beginStream(plan, target, { signal, ...hooks }),
    createViews: (lateFeePerDay) => makeViews(target, lateFeePerDay),
    beginUpdate: (hooks) => openMysqlUpdate({ database, open: target.open }, hooks),
    query: (work) => query(target, work, signal),
    drop: () => drop(target),
    close: release,
  };
  return target;
}

async function inspect(target: MysqlDatabase, purpose: 'load' | undefined): Promise<Contents> {
  const { database } = target;
  const connection = await target.open();
  try {
    if (purpose === 'load') {
      const { address, ownServer } = target;
      const server = await inspectServer(connection, address, { database, ownServer });
      await requireIdle(connection, database);
      requireRights(server, database);
    }
    return await inspectIdleDatabase(connection, database);
  } finally {
    await closeConnection(connection);
  }
}

async function makeViews({ open, database }: MysqlDatabase, lateFeePerDay: number): Promise<void> {
  const connection = await open();
  try {
    await createViews(connection, database, lateFeePerDay);
  } finally {
    await closeConnection(connection);
  }
}

async function drop({ open, database, ownServer }: MysqlDatabase): Promise<Dropped> {
  const connection = await open();
  try {
    return await dropDatabase(connection, database, ownServer);
  } finally {
    await closeConnection(connection);
  }
}

/** Runs queries over several connections, or over as many as the account may have. */
async function query<Answers>(
  { open, database }: MysqlDatabase,
  questions: (runner: QueryRunner) => Promise<Answers>,
  signal: AbortSignal,
): Promise<Answers> {
  const connections: Connection[] = [];
  let stopping: Promise<void> | undefined;
  // The server ends the running queries, so that a long one does not delay the end.
  const stop = (): void => {
    stopping ??= endThreads(open, connections);
  };
  const take = async (connection: Connection): Promise<void> => {
    connections.push(connection);
    await useDatabase(connection, database);
    throwIfAborted(signal);
  };
  signal.addEventListener('abort', stop, { once: true });
  try {
    throwIfAborted(signal);
    await openSeveral(open, CONNECTIONS, take);
    const { vendor } = await readServerVersion(connections[0] as Connection);
    throwIfAborted(signal);
    return await questions(createMysqlRunner(vendor === 'mariadb' ? 'mariadb' : 'mysql', connections));
  } catch (error) {
    // The others may still be answering.
    stop();
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
    await stopping;
    await Promise.all(connections.map(closeConnection));
  }
}
