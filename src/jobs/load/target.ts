import { join, relative } from 'node:path';
import type { ConnectionSettings, Engine, TargetKind } from '../../config/connection.js';
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

/** The wanted database. */
export interface DatabaseRequest {
  readonly kind: TargetKind;
  readonly connection: ConnectionSettings;
  /** False: changes are kept out of the server's binary log; by default the server decides. */
  readonly binlog?: boolean;
  /** The folder of a DuckDB file. */
  readonly folder: string;
}

type ServerRequest = Pick<DatabaseRequest, 'kind' | 'connection'>;

/** The request of a target, with the job's context. */
export interface TargetRequest extends DatabaseRequest {
  readonly context: JobContext;
  readonly reporter: JobReport;
}

const HOW_TO_HAVE_A_SERVER =
  'install one (Debian: apt-get install mariadb-server-core mariadb-client-core; macOS: brew install mariadb) ' +
  'or name one with --url mysql://user@host/database';

const NO_SERVER = 'No MySQL or MariaDB server is named, and none is installed here';

/** Opens a database on each engine. */
const OPEN: Readonly<Record<Engine, (request: TargetRequest) => Promise<Target>>> = {
  mysql: openServerTarget,
  duckdb: openDuckDbTarget,
};

/**
 * Opens the target. Where DuckDB takes the place of a server, a notice says what MySQL needs.
 *
 * @throws DatagenError `server` when the engine that is asked for is not there, or none is
 */
export async function openTarget(request: TargetRequest): Promise<Target> {
  const { kind, context, reporter } = request;
  const engine = await chooseEngine(request, context.environment.PATH);
  if (kind === 'auto' && engine === 'duckdb') {
    reporter.notice(`${NO_SERVER}, so the data goes into DuckDB. For MySQL, ${HOW_TO_HAVE_A_SERVER}.`);
  }
  return OPEN[engine](request);
}

/**
 * Chooses the engine: the one that is asked for; with `auto`, MySQL if a server is named or the private one can start,
 * otherwise DuckDB if it is installed, otherwise MySQL again, which then is not there.
 */
export async function chooseEngine(request: ServerRequest, searchPath: string | undefined): Promise<Engine> {
  if (request.kind !== 'auto') return request.kind;
  if (hasServer(request, searchPath)) return 'mysql';
  return (await isDuckDbInstalled()) ? 'duckdb' : 'mysql';
}

/** Whether a MySQL or MariaDB server is named, or the private one can start. */
export function hasServer({ connection }: ServerRequest, searchPath: string | undefined): boolean {
  return connection.given || canHavePrivateServer(searchPath);
}

async function openServerTarget(request: TargetRequest): Promise<Target> {
  if (hasServer(request, request.context.environment.PATH)) {
    return openMysqlTarget(request, privateServerRoot(request.context));
  }
  throw new DatagenError('server', `${NO_SERVER}.`, {
    hint: `For MySQL, ${HOW_TO_HAVE_A_SERVER}; or use DuckDB: --target duckdb.`,
  });
}

/** The folder that the private server lives in. */
export function privateServerRoot({ workingFolder }: Pick<JobContext, 'workingFolder'>): string {
  return join(workingFolder, OUTPUT_ROOT);
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
  const folder = relative(context.workingFolder, join(root, '.server'));
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
