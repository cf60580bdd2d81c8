import type { Connection } from 'mysql2/promise';
import type { Config } from '../../../config/schema.js';
import type { DatasetTable } from '../../../dataset/dataset-tables.js';
import type { Manifest } from '../../../dataset/manifest.js';
import type { OpenOptions, ServerAddress } from '../../../engines/mysql/connect.js';
import type { ServerCapabilities } from '../../../engines/mysql/inspect-server.js';

/** What every way has to work with: a server, an empty database of the benchmark's own, and files ready to load. */
export interface LoadSite {
  readonly address: ServerAddress;
  readonly look: ServerCapabilities;
  /** The server is the program's own: its durability may be relaxed while it loads. */
  readonly ownServer: boolean;
  readonly open: (options?: OpenOptions) => Promise<Connection>;
  readonly database: string;
  readonly config: Config;
  readonly folder: string;
  readonly manifest: Manifest;
  /** Parents before children. */
  readonly tables: readonly DatasetTable[];
  readonly threads: number;
  /** Rows of each big table that the slow ways are tried on. */
  readonly sampleRows: number;
  /** Where programs are looked for, as the environment's PATH. */
  readonly searchPath: string | undefined;
  readonly signal: AbortSignal;
}

/** A way of getting a dataset into a server, from an empty database to one that can be asked. */
export interface BenchMethod {
  /** `local-after-2`: what --ways knows it by. */
  readonly name: string;
  /** What it does, for people. */
  readonly title: string;
  /** It is too slow for all the rows, so a sample of them tells its rate. */
  readonly sampled?: boolean;
  /** It compares every table's count as a part of its work, so the clock need not run for the benchmark's own. */
  readonly countsRows?: boolean;
  /** How many connections it has at a time, beside the one that holds the benchmark's lock. */
  readonly connections: number;
  /** Why it can't be tried here; undefined when it can. */
  refusal(site: LoadSite): string | undefined;
  /** What has to be there before the clock runs; most ways begin with nothing. */
  prepare?(site: LoadSite): Promise<void>;
  /** Loads everything, or the sample: rows, every index and every foreign key. */
  load(site: LoadSite): Promise<void>;
}
