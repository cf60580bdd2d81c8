import type { Connection } from 'mysql2/promise';
import type { Config } from '../../config/schema.js';
import type { DatasetTable } from '../../dataset/dataset-tables.js';
import type { Manifest } from '../../dataset/manifest.js';
import type { OpenOptions, ServerAddress } from '../../engines/mysql/connect.js';
import type { ServerCapabilities } from '../../engines/mysql/inspect-server.js';
import { describeLimit } from '../../engines/mysql/load-method.js';
import { DatagenError } from '../../errors.js';

/** What a method loads and where: a server, an empty database of the benchmark's own, and files ready to load. */
export interface LoadSite {
  readonly address: ServerAddress;
  readonly capabilities: ServerCapabilities;
  /** The server is the program's own: its durability may be relaxed during a load. */
  readonly ownServer: boolean;
  readonly open: (options?: OpenOptions) => Promise<Connection>;
  readonly database: string;
  readonly config: Config;
  readonly folder: string;
  readonly manifest: Manifest;
  /** Parents before children. */
  readonly tables: readonly DatasetTable[];
  readonly threads: number;
  /** Rows of each big table that a sampled method loads. */
  readonly sampleRows: number;
  /** The folders of programs, as in the environment's PATH. */
  readonly searchPath: string | undefined;
  readonly signal: AbortSignal;
}

/** Loads a dataset into a server, from an empty database to one that can be queried. */
export interface BenchMethod {
  /** As in `--ways`: `local-after-2`. */
  readonly name: string;
  /** What it does, for people. */
  readonly title: string;
  /** It is too slow for all rows, so its rate is measured on a sample. */
  readonly sampled?: boolean;
  /** It counts the rows of each table itself, so the benchmark's own count is not timed. */
  readonly countsRows?: boolean;
  /** The most connections that it has open at a time, without the lock connection. */
  readonly connections: number;
  /** Why the method cannot be used here; undefined if it can. */
  refusal(site: LoadSite): string | undefined;
  /** Prepares what is not timed. */
  prepare?(site: LoadSite): Promise<void>;
  /** Loads all rows or the sample, and builds every index and foreign key. */
  load(site: LoadSite): Promise<void>;
}

/** The connection that holds the benchmark's lock. */
const LOCK_CONNECTIONS = 1;

type Limited = Pick<ServerCapabilities, 'connectionLimit'>;

/** Why an account has too few connections for a method; undefined if it has enough. */
export function refuseConnections(method: BenchMethod, { connectionLimit }: Limited): string | undefined {
  const needed = LOCK_CONNECTIONS + method.connections;
  if (connectionLimit === undefined || connectionLimit >= needed) return undefined;
  return `it needs ${needed} connections, and ${describeLimit(connectionLimit)}`;
}

/** Throws a DatagenError 'server' if an account has too few connections for every method. */
export function requireConnections(methods: readonly BenchMethod[], { connectionLimit }: Limited): void {
  const needed = LOCK_CONNECTIONS + Math.min(...methods.map(({ connections }) => connections));
  if (connectionLimit === undefined || connectionLimit >= needed) return;
  throw new DatagenError(
    'server',
    `This benchmark needs at least ${needed} connections, and ${describeLimit(connectionLimit)}.`,
    { hint: 'Have an administrator raise the limit with ALTER USER, or measure as another user.' },
  );
}

/** The capabilities with the connections that are left beside the lock connection. */
export function besideLock(capabilities: ServerCapabilities): ServerCapabilities {
  const { connectionLimit } = capabilities;
  if (connectionLimit === undefined) return capabilities;
  return { ...capabilities, connectionLimit: connectionLimit - LOCK_CONNECTIONS };
}
