import { availableParallelism } from 'node:os';
import { DatagenError } from '../../errors.js';
import { formatBytes } from '../../format.js';
import { BLOCK_TABLES } from '../../schema/tables.js';
import { describeBinlog } from './binlog.js';
import type { ServerCapabilities } from './inspect-server.js';
import { quoteName } from './query.js';

/** How rows reach the server: it reads the files itself, the client sends them, or INSERT statements contain them. */
export type LoadMethod = 'infile' | 'local' | 'insert';

export interface ChosenMethod {
  readonly method: LoadMethod;
  /** The reason for people, in one line. */
  readonly reason: string;
}

/**
 * Chooses the fastest method that a server allows.
 *
 * @param rewritten - the files have to be decompressed or rewritten, which no server does
 */
export function chooseLoadMethod(capabilities: ServerCapabilities, rewritten = false): ChosenMethod {
  if (capabilities.readsOurFiles && !rewritten) {
    return { method: 'infile', reason: 'the server reads the files itself (LOAD DATA INFILE)' };
  }
  if (capabilities.localInfile) {
    return { method: 'local', reason: 'the files are sent to the server (LOAD DATA LOCAL INFILE)' };
  }
  return {
    method: 'insert',
    reason:
      'the server has local_infile off, so rows go as INSERT statements, several times slower; ' +
      'SET GLOBAL local_infile = 1 would change that',
  };
}

export interface ChosenStreamMethod extends ChosenMethod {
  readonly method: 'local' | 'insert';
  /** The number of connections that load one big table concurrently. */
  readonly connectionsPerTable: number;
  /** There are too few connections: one of them loads the rows of all tables as they come. */
  readonly inTurn: boolean;
  /** The number of connections in all. */
  readonly connections: number;
}

/** The one that holds the database's lock. */
const LOCK_CONNECTIONS = 1;
/** Connections for the small tables: two, so that building the indexes of one does not delay the next. */
export const SMALL_TABLE_CONNECTIONS = 2;

/**
 * Chooses how rows are loaded from memory. MariaDB loads an empty table fastest in one statement, which locks it. MySQL
 * loads a big table's chunks faster over several connections if it has the cores.
 *
 * @param bytes - about how many there will be
 * @param bigTables - the number of tables that are written block by block
 */
export function chooseStreamMethod(
  capabilities: ServerCapabilities,
  bytes: number,
  bigTables = BLOCK_TABLES.length,
): ChosenStreamMethod {
  const limit = capabilities.connectionLimit ?? Number.POSITIVE_INFINITY;
  const most = chooseConnections(capabilities, bytes);
  const connectionsPerTable = limit < leastConnections(most, bigTables) ? 1 : most;
  const inTurn = limit < leastConnections(1, bigTables);
  const connections = inTurn
    ? LOCK_CONNECTIONS + 1
    : LOCK_CONNECTIONS + bigTables * connectionsPerTable + SMALL_TABLE_CONNECTIONS;
  const plan = { connectionsPerTable, inTurn, connections };
  const few = inTurn ? `, all over one connection, which is slower: ${describeLimit(limit)}` : '';
  if (!capabilities.localInfile) {
    const { reason } = chooseLoadMethod({ ...capabilities, readsOurFiles: false });
    return { ...plan, method: 'insert', reason: `${reason}${few}` };
  }
  const spread =
    connectionsPerTable === 1 ? 'a connection for each table' : `${connectionsPerTable} connections for each big table`;
  const sent = 'rows go to it while they are made (LOAD DATA LOCAL)';
  return { ...plan, method: 'local', reason: inTurn ? `${sent}${few}` : `${sent}, over ${spread}` };
}

/** The connections that a load needs at least: for the big tables, and one for the others. */
function leastConnections(connectionsPerTable: number, bigTables: number): number {
  return LOCK_CONNECTIONS + bigTables * connectionsPerTable + 1;
}

/** Why few connections make a load from files slower; undefined if there are enough. */
export function describeFewConnections(
  { connectionLimit: limit }: Pick<ServerCapabilities, 'connectionLimit'>,
  connectionsPerTable: number,
  bigTables = BLOCK_TABLES.length,
): string | undefined {
  if (limit === undefined || limit >= leastConnections(connectionsPerTable, bigTables)) return undefined;
  return `few tables at a time, which is slower: ${describeLimit(limit)}`;
}

/** The connection limit of an account, as a clause. */
export function describeLimit(limit: number): string {
  return `the account may have ${limit === 1 ? 'one connection' : `${limit} connections`} (MAX_USER_CONNECTIONS)`;
}

/** The server, how the rows are loaded, and whether its binary log gets them. */
export function describeMethod({ version, binlog }: ServerCapabilities, reason: string): string {
  const { product, numbers } = version;
  const how = [reason, describeBinlog(binlog)].filter((words) => words !== undefined).join('; ');
  return `(${product} ${numbers.join('.')}): ${how}`;
}

/** The most bytes of rows in one transaction, which may have to be rolled back. */
const TRANSACTION_BYTES = 1_000_000_000;

/**
 * The number of connections that load one big table concurrently: two if that is faster and the server probably has the
 * cores. With two big tables, a server on this machine needs four cores for that. A single connection loads a table in
 * one transaction, whose size is limited.
 *
 * @param bytes - about how many there will be in all
 */
export function chooseConnections(
  { version, galera, local }: Pick<ServerCapabilities, 'version' | 'galera' | 'local'>,
  bytes: number,
  cores = availableParallelism(),
): number {
  if (galera) return 2;
  if (version.vendor === 'mariadb') return 1;
  return local && cores < 4 && bytes <= TRANSACTION_BYTES ? 1 : 2;
}

/** The bytes that a dataset needs on the server's disk while indexes are built, from its bytes as CSV. */
function estimateDiskBytes(csvBytes: number): number {
  return Math.ceil(csvBytes * 3.5);
}

/** Refuses a user without the privileges for a load. Throws a DatagenError 'server'. */
export function requireRights(
  capabilities: Pick<ServerCapabilities, 'missingPrivileges' | 'user'>,
  database: string,
): void {
  if (capabilities.missingPrivileges.length === 0) return;
  const missing = capabilities.missingPrivileges.join(', ');
  const account = capabilities.user.split('@').map(quoteName).join('@');
  throw new DatagenError('server', `User ${capabilities.user} lacks rights on database ${database}: ${missing}.`, {
    hint: `Have an administrator run: GRANT ${missing} ON ${quoteName(database)}.* TO ${account}`,
  });
}

/** Refuses a load that does not fit on the disk. Throws a DatagenError 'server'. */
export function requireRoom(capabilities: Pick<ServerCapabilities, 'freeSpace'>, csvBytes: number): void {
  const needed = estimateDiskBytes(csvBytes);
  const tight = capabilities.freeSpace.find((space) => space.bytes < needed);
  if (tight !== undefined) {
    throw new DatagenError(
      'server',
      `The server's disk has ${formatBytes(tight.bytes)} free at ${tight.folder}; this load needs about ${formatBytes(needed)}.`,
      { hint: 'Free some space, or make fewer weeks or a smaller scale factor.' },
    );
  }
}
