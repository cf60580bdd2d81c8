import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import type { Connection } from 'mysql2/promise';
import type { ConnectionSettings } from '../../config/connection.js';
import type { Contents } from '../../engines/contents.js';
import type { Dropped, QueryRunner } from '../../engines/engine.js';
import { type OpenOptions, openConnection, type ServerAddress } from '../../engines/mysql/connect.js';
import { describeAddress } from '../../engines/mysql/connect-failure.js';
import { closeConnection, openSeveral } from '../../engines/mysql/connections.js';
import { createViews } from '../../engines/mysql/create-views.js';
import { requireIdle, useDatabase } from '../../engines/mysql/database-lock.js';
import { dropDatabase, inspectIdleDatabase } from '../../engines/mysql/inspect-database.js';

import { inspectServer, readServerVersion } from '../../engines/mysql/inspect-server.js';
import { endThreads } from '../../engines/mysql/load/connection-pool.js';
import { requireRights } from '../../engines/mysql/load-method.js';

import { createMysqlRunner } from '../../engines/mysql/query-runner.js';
import { openMysqlUpdate } from '../../engines/mysql/update/update-session.js';
import { acquirePrivateServer } from '../../engines/private-server/acquire.js';

import { loadDatabase } from './load-database.js';
import { streamIntoDatabase } from './stream-into-database.js';
import type { Target, TargetRequest } from './target.js';

/** Checks that are asked side by side: one for each core, up to a limit, since the server may have other cores. */
const CONNECTIONS = Math.min(Math.max(availableParallelism(), 2), 4);

/** A database on a MySQL or MariaDB server: one that the user named, or the program's own. */
export interface MysqlTarget extends Target {
  readonly ownServer: boolean;
  readonly address: ServerAddress;
  readonly open: (options?: OpenOptions) => Promise<Connection>;
}

/** Whether a target is a MySQL or MariaDB server's. */
export function isMysqlTarget(target: Target): target is MysqlTarget {
  return 'open' in target;
}

/**
 * Reaches the server that the connection settings name, else starts the private one in the output folder.
 *
 * @throws DatagenError `connection` or `server` when that fails
 */
export async function openMysqlTarget(request: TargetRequest, root: string): Promise<MysqlTarget> {
  const { connection, reporter } = request;
  if (connection.given) return targetAt(addressOf(connection), request);
  const searchPath = request.context.environment.PATH;
  const server = await acquirePrivateServer({
    root,
    searchPath,
    signal: request.context.signal,
    onNotice: (notice) => reporter.line('server', notice),
  });
  const vendor = server.vendor === 'mariadb' ? 'MariaDB' : 'MySQL';
  const folder = relative(process.cwd(), join(root, '.server'));
  reporter.line('server', `${vendor} ${server.version}, the private one in ${folder}`);
  return targetAt(server.address, request, {
    ownServer: true,
    place: 'the private server',
    openedWith: request.context.calls.to('server', 'shell', '-D', connection.database),
    close: server.release,
  });
}

function targetAt(
  address: ServerAddress,
  request: TargetRequest,
  own: Partial<Pick<MysqlTarget, 'ownServer' | 'place' | 'openedWith' | 'close'>> = {},
): MysqlTarget {
  const { binlog = true } = request;
  const { database } = request.connection;
  const { place = describeAddress(address) } = own;
  const target: MysqlTarget = {
    ownServer: false,
    address,
    database,
    place,
    title: `${database} on ${place}`,
    namedBy: ['-D', database],
    openedWith: `${request.context.calls.to('server', 'shell', '-D', database)}, or a client of your own`,
    open: (options) => openConnection(address, { binlog, ...options }),
    inspect: (purpose) => inspect(target, purpose),
    load: (folder, manifest, replacement) => loadDatabase(folder, manifest, target, replacement, request),
    stream: (plan, replacement) => streamIntoDatabase(plan, target, replacement, request),
    createViews: (lateFeePerDay) => makeViews(target, lateFeePerDay),
    beginUpdate: (hooks) => openMysqlUpdate({ database, open: target.open }, hooks),
    query: (work) => query(target, work, request.context.signal),
    drop: () => drop(target),
    close: () => Promise.resolve(),
    ...own,
  };
  return target;
}

/** The address of a server that the connection settings name. */
export function addressOf(connection: ConnectionSettings): ServerAddress {
  const { host, port, socket, user, password, passwordFile, ssl } = connection;
  const encryption = ssl.mode === undefined && ssl.ca === undefined ? {} : { ssl };
  return { host, port, socket, user, password, passwordFile, ...encryption };
}

async function inspect(target: MysqlTarget, purpose: 'load' | undefined): Promise<Contents> {
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

async function makeViews({ open, database }: MysqlTarget, lateFeePerDay: number): Promise<void> {
  const connection = await open();
  try {
    await createViews(connection, database, lateFeePerDay);
  } finally {
    await closeConnection(connection);
  }
}

async function drop({ open, database, ownServer }: MysqlTarget): Promise<Dropped> {
  const connection = await open();
  try {
    return await dropDatabase(connection, database, ownServer);
  } finally {
    await closeConnection(connection);
  }
}

/** Runs queries over several connections, or over as many as the account may have. */
async function query<Answers>(
  { open, database }: MysqlTarget,
  questions: (runner: QueryRunner) => Promise<Answers>,
  signal: AbortSignal,
): Promise<Answers> {
  const connections: Connection[] = [];
  let stopping: Promise<void> | undefined;
  // The server ends what it is answering; each query then fails, so a long one does not delay the end.
  const stop = (): void => {
    stopping ??= endThreads(open, connections);
  };
  const take = async (connection: Connection): Promise<void> => {
    connections.push(connection);
    await useDatabase(connection, database);
    signal.throwIfAborted();
  };
  signal.addEventListener('abort', stop, { once: true });
  try {
    signal.throwIfAborted();
    await openSeveral(open, CONNECTIONS, take);
    const { vendor } = await readServerVersion(connections[0] as Connection);
    signal.throwIfAborted();
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
