import { createHash } from 'node:crypto';
import { readFile, statfs } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Connection } from 'mysql2/promise';
import { DatagenError } from '../../errors.js';
import type { Contents } from '../contents.js';
import type { Binlog } from '../engine.js';
import { readBinlog } from './binlog.js';
import { isLocalAddress, type ServerAddress } from './connect.js';
import { describeAddress } from './connect-failure.js';
import { readConnectionLimit } from './connections.js';
import { type Grants, mayAlterTables, mayReadFiles, missingPrivileges, parseGrants } from './grants.js';
import { inspectDatabase } from './inspect-database.js';
import { askRows, askValue, quoteName } from './query.js';

import { parseServerVersion, refusalOf, type ServerVersion } from './server-version.js';
import { readVariable } from './variables.js';

/** The properties of a server, read before anything is changed. */
export interface ServerCapabilities {
  readonly version: ServerVersion;
  /** Server and client are on one machine. */
  readonly local: boolean;
  /** The server lets clients send files. */
  readonly localInfile: boolean;
  /** The server's user may read files, and the server could read the probe, so LOAD DATA INFILE works. */
  readonly readsOurFiles: boolean;
  /** The server is a Galera node, where every statement is replicated. */
  readonly galera: boolean;
  /** Whether the server's binary log gets this session's changes. */
  readonly binlog: Binlog;
  /** The number of connections that the account may have; undefined if it is not limited. */
  readonly connectionLimit: number | undefined;
  /** Free bytes of the data and temporary folders; empty if the server is on another machine. */
  readonly freeSpace: readonly FreeSpace[];
  readonly missingPrivileges: readonly string[];
  /** The user may add indexes and keys to tables that are there. */
  readonly altersTables: boolean;
  /** The account on the server, such as ann@localhost. */
  readonly user: string;
  readonly contents: Contents;
}

/** The longest statements are those of the checks. */
const LEAST_PACKET_BYTES = 16_384;

export interface InspectOptions {
  readonly database: string;
  /** A file of the dataset for the server to try to read, such as its manifest. */
  readonly probeFile?: string | undefined;
  /** The server runs as the same user, so it can read the same files. */
  readonly ownServer?: boolean | undefined;
}

/**
 * Inspects a server before a load and changes nothing. Throws a DatagenError 'server' when its kind or version is not
 * supported, or it accepts only short statements.
 */
export async function inspectServer(
  connection: Connection,
  address: ServerAddress,
  options: InspectOptions,
): Promise<ServerCapabilities> {
  const version = await readServerVersion(connection);
  const refusal = refusalOf(version);
  if (refusal !== undefined) {
    throw new DatagenError('server', `The server at ${describeAddress(address)} cannot be used: ${refusal}.`, {
      hint: 'Use MySQL 8.0 or MariaDB 10.5 or newer, or --target none and load the CSV files with the server’s own tool.',
    });
  }
  await requireLongPackets(connection, address);
  const local = isLocalAddress(address);
  const grants = await readGrants(connection, version, options.database);
  return {
    version,
    local,
    localInfile: Number(await readVariable(connection, 'GLOBAL.local_infile')) === 1,
    readsOurFiles:
      options.ownServer === true ||
      (mayReadFiles(grants) && options.probeFile !== undefined && (await readsFile(connection, options.probeFile))),
    galera: Number(await readVariable(connection, 'GLOBAL.wsrep_on')) === 1,
    binlog: await readBinlog(connection),
    connectionLimit: await readConnectionLimit(connection),
    freeSpace: local ? await measureFreeSpace(await dataFolders(connection)) : [],
    missingPrivileges: missingPrivileges(grants),
    altersTables: mayAlterTables(grants),
    user: String(await askValue(connection, 'SELECT CURRENT_USER()')),
    contents: await inspectDatabase(connection, options.database),
  };
}

/** Refuses a server that would refuse the long statements of a load and of its checks. */
async function requireLongPackets(connection: Connection, address: ServerAddress): Promise<void> {
  const longest = Number(await readVariable(connection, 'max_allowed_packet'));
  if (longest >= LEAST_PACKET_BYTES) return;
  throw new DatagenError(
    'server',
    `The server at ${describeAddress(address)} accepts statements of at most ${longest} bytes (max_allowed_packet); a load needs longer ones.`,
    {
      hint: `Have an administrator raise max_allowed_packet to ${LEAST_PACKET_BYTES} at least, such as SET GLOBAL max_allowed_packet = 67108864`,
    },
  );
}

/** Reads the version of a server. */
export async function readServerVersion(connection: Connection): Promise<ServerVersion> {
  const [row = {}] = await askRows(connection, 'SELECT VERSION() AS version, @@version_comment AS comment');
  return parseServerVersion(String(row.version), String(row.comment));
}

/** Lets the server read a file, which fails for a folder that it may not enter and for a path of another machine. */
async function readsFile(connection: Connection, path: string): Promise<boolean> {
  const expected = createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
  const seen = await askValue(connection, 'SELECT SHA2(LOAD_FILE(?), 256)', [resolve(path)]).catch(() => null);
  return seen === expected;
}

/** Reads the user's privileges on a database and on the whole server. */
export async function readGrants(connection: Connection, version: ServerVersion, database: string): Promise<Grants> {
  return parseGrants(await showGrants(connection, version), database);
}

async function showGrants(connection: Connection, version: ServerVersion): Promise<string[]> {
  // MariaDB's short form includes the active role; MySQL includes only roles that are named.
  const role = version.vendor === 'mysql' ? await askValue(connection, 'SELECT CURRENT_ROLE()') : 'NONE';
  const roles = quoteRoles(String(role));
  const using = roles === '' ? '' : ` FOR CURRENT_USER() USING ${roles}`;
  const rows = await askRows(connection, `SHOW GRANTS${using}`);
  return rows.map((row) => String(Object.values(row)[0]));
}

/** The accounts of an answer like `` `clerk`@`%`,`till`@`%` ``, taken apart and quoted again; '' for NONE. */
export function quoteRoles(answer: string): string {
  const accounts = answer.matchAll(/(`(?:[^`]|``)*`)@(`(?:[^`]|``)*`)/g);
  const quoteAgain = (part = '') => quoteName(part.slice(1, -1).replaceAll('``', '`'));
  return [...accounts].map(([, user, host]) => `${quoteAgain(user)}@${quoteAgain(host)}`).join(', ');
}

async function dataFolders(connection: Connection): Promise<string[]> {
  const values = [await readVariable(connection, 'GLOBAL.datadir'), await readVariable(connection, 'GLOBAL.tmpdir')];
  return values.flatMap((value) => (typeof value === 'string' && value !== '' ? value.split(':') : []));
}

/** A folder of the server's and the bytes that are free on its disk. */
export interface FreeSpace {
  readonly folder: string;
  readonly bytes: number;
}

/** The free bytes behind each of a local server's folders; those that this user may not read are left out. */
async function measureFreeSpace(folders: readonly string[]): Promise<readonly FreeSpace[]> {
  const measured: FreeSpace[] = [];
  for (const folder of new Set(folders)) {
    const stats = await statfs(folder).catch(() => undefined);
    if (stats !== undefined) measured.push({ folder, bytes: stats.bavail * stats.bsize });
  }
  return measured;
}
