import { join, relative } from 'node:path';
import type { ConnectionSettings } from '../../config/connection.js';
import { OUTPUT_ROOT } from '../../config/defaults.js';
import { locateDatabase } from '../../engines/duckdb/database-file.js';
import { createDuckDbDatabase } from '../../engines/duckdb/duckdb-database.js';
import { isDuckDbInstalled, readDuckDbVersion } from '../../engines/duckdb/engine.js';
import type { Database } from '../../engines/engine.js';
import type { ServerAddress } from '../../engines/mysql/connect.js';
import { createMysqlDatabase, type MysqlDatabase } from '../../engines/mysql/mysql-database.js';
import { acquirePrivateServer, canHavePrivateServer } from '../../engines/private-server/acquire.js';
import { DatagenError } from '../../errors.js';
import type { JobContext, JobReport } from '../job.js';

/** A database that the user has named. */
export interface Target extends Database {
  /** The options that name it on the command line: `-D`, `dvdrental_live`. */
  readonly namedBy: readonly string[];
  /** The command that opens a client on it, for "open the database with". */
  readonly openedWith: string;
}

/** The engines; `auto` takes an available one. */
export type TargetKind = 'auto' | 'mysql' | 'duckdb';

/** The wanted database. */
export interface DatabaseRequest {
  readonly kind: TargetKind;
  readonly connection: ConnectionSettings;
  /** False: changes are kept out of the server's binary log; by default the server decides. */
  readonly binlog?: boolean;
  /** The folder of a DuckDB file. */
  readonly folder: string;
}

/** The request of a target, with the job's context. */
export interface TargetRequest extends DatabaseRequest {
  readonly context: JobContext;
  readonly reporter: JobReport;
}

const HOW_TO_HAVE_A_SERVER =
  'install one (Debian: apt-get install mariadb-server-core mariadb-client-core; macOS: brew install mariadb) ' +
  'or name one with --url mysql://user@host/database';

/**
 * Opens the target: a server that is named, otherwise the private one if a server is installed, otherwise DuckDB, with
 * a notice that says what MySQL needs.
 *
 * @throws DatagenError `server` when the engine that is asked for is not there, or none is
 */
export async function openTarget(request: TargetRequest): Promise<Target> {
  const { kind, connection, context, reporter } = request;
  if (kind === 'duckdb') return openDuckDbTarget(request);
  if (connection.given || canHavePrivateServer(context.environment.PATH)) {
    return openMysqlTarget(request, join(process.cwd(), OUTPUT_ROOT));
  }
  const missing = 'No MySQL or MariaDB server is named, and none is installed here';
  if (kind === 'auto' && (await isDuckDbInstalled())) {
    reporter.notice(`${missing}, so the data goes into DuckDB. For MySQL, ${HOW_TO_HAVE_A_SERVER}.`);
    return openDuckDbTarget(request);
  }
  throw new DatagenError('server', `${missing}.`, {
    hint: `For MySQL, ${HOW_TO_HAVE_A_SERVER}; or use DuckDB: --target duckdb.`,
  });
}

/**
 * Reaches the server that the connection settings name, or starts the private one in the output folder.
 *
 * @throws DatagenError `connection` or `server` when that fails
 */
export async function openMysqlTarget(request: TargetRequest, root: string): Promise<Target & MysqlDatabase> {
  const { connection, binlog, reporter, context } = request;
  const { database } = connection;
  const { signal, environment, calls } = context;
  const namedBy = ['-D', database];
  const client = calls.to('server', 'shell', '-D', database);
  if (connection.given) {
    const named = createMysqlDatabase({ address: addressOf(connection), database, binlog, signal });
    return { ...named, namedBy, openedWith: `${client}, or a client of your own` };
  }
  const onNotice = (notice: string) => reporter.line('server', notice);
  const server = await acquirePrivateServer({ root, searchPath: environment.PATH, signal, onNotice });
  const vendor = server.vendor === 'mariadb' ? 'MariaDB' : 'MySQL';
  const folder = relative(process.cwd(), join(root, '.server'));
  reporter.line('server', `${vendor} ${server.version}, the private one in ${folder}`);
  const { address, release } = server;
  const place = 'the private server';
  const own = createMysqlDatabase({ address, database, binlog, signal, release, place, ownServer: true });
  return { ...own, namedBy, openedWith: client };
}

/** The address of a server that the connection settings name. */
export function addressOf(connection: ConnectionSettings): ServerAddress {
  const { host, port, socket, user, password, passwordFile, ssl } = connection;
  const encryption = ssl.mode === undefined && ssl.ca === undefined ? {} : { ssl };
  return { host, port, socket, user, password, passwordFile, ...encryption };
}

/**
 * Names a database in a DuckDB file of the dataset's folder.
 *
 * @throws DatagenError `server` when DuckDB is not installed; `conflict` when it cannot have a file there
 */
async function openDuckDbTarget({ connection, folder, context, reporter }: TargetRequest): Promise<Target> {
  const { database } = connection;
  const file = await locateDatabase(join(folder, `${database}.duckdb`));
  reporter.line('engine', `DuckDB ${await readDuckDbVersion()}, embedded in this program`);
  const namedBy = ['--target', 'duckdb', '-D', database];
  const openedWith = context.calls.to('server', 'shell', ...namedBy);
  return { ...createDuckDbDatabase(database, file, context.signal), namedBy, openedWith };
}

/** Opens the target, and closes it when `work` has ended. */
export async function withTarget<Result>(
  request: TargetRequest,
  work: (target: Target) => Promise<Result>,
): Promise<Result> {
  const target = await openTarget(request);
  try {
    return await work(target);
  } finally {
    await target.close();
  }
}
