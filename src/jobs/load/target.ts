import { join } from 'node:path';
import type { ConnectionSettings } from '../../config/connection.js';
import type { Manifest, PlannedManifest } from '../../dataset/manifest.js';
import type { Contents, Replacement } from '../../engines/contents.js';
import { isDuckDbInstalled } from '../../engines/duckdb/engine.js';
import type { Dropped } from '../../engines/mysql/drop-database.js';
import type { OnLoadProgress } from '../../engines/mysql/load/progress.js';
import type { StreamLoad } from '../../engines/mysql/load/stream-load.js';
import { canHavePrivateServer } from '../../engines/private-server/acquire.js';
import type { QueryRunner } from '../../engines/query-runner.js';
import { DatagenError } from '../../errors.js';
import type { Table } from '../../schema/tables.js';
import type { JobContext, JobReport } from '../job.js';
import { openDuckDbTarget } from './duckdb-target.js';
import { openMysqlTarget } from './mysql-target.js';

/** Where runs leave their datasets and their server, below the current folder. */
export const OUTPUT_ROOT = 'out';

/** What a load from memory has to know before the first row. */
export interface StreamPlan {
  readonly manifest: PlannedManifest;
  readonly tables: readonly Table[];
  /** About how many bytes of text will come. */
  readonly bytes: number;
  readonly onProgress?: OnLoadProgress | undefined;
  /** There will be files as well, so they may be loaded instead. */
  readonly files: boolean;
}

/** A database to fill and to ask, on any engine. */
export interface Target {
  readonly database: string;
  /** Where it is: `the private server`, `127.0.0.1:3306`, `out/embedded/embedded.duckdb`. */
  readonly place: string;
  /** The database with its place: `dvdrental_live on the private server`. */
  readonly title: string;
  /** The options that name it on the command line: `-D`, `dvdrental_live`. */
  readonly namedBy: readonly string[];
  /** How to open it and look inside, said after "open the database with". */
  readonly openedWith: string;
  /**
   * Looks at what is there and changes nothing.
   *
   * @throws DatagenError `server` when it is to load and the place is too old for that or grants too little
   */
  look(purpose?: 'load'): Promise<Contents>;
  /** Loads a dataset folder into it. */
  load(folder: string, manifest: Manifest, replacement: Replacement): Promise<void>;
  /**
   * Begins a load from memory, of a chain that is planned and not made yet. Undefined, as is the method itself where
   * an engine reads only files, when the server would take files faster and may have them.
   */
  stream?(plan: StreamPlan, replacement: Replacement): Promise<StreamLoad | undefined>;
  /** Creates the views of sql/views in a database that is loaded, or replaces them. */
  createViews(lateFeePerDay: number): Promise<void>;
  /** Has questions asked of it; the runner is closed once they are answered. */
  ask<Answers>(questions: (runner: QueryRunner) => Promise<Answers>): Promise<Answers>;
  /**
   * Drops the tables that this program made, and the database with them where that is this program's own.
   *
   * @throws DatagenError `conflict` when there are tables that it did not make
   */
  drop(): Promise<Dropped>;
  /** Lets go of it. */
  release(): Promise<void>;
}

/** The engines there are; `auto` takes the one that is at hand. */
export type TargetKind = 'auto' | 'mysql' | 'duckdb';

/** Which database is wanted, and where. */
export interface DatabaseRequest {
  readonly kind: TargetKind;
  readonly connection: ConnectionSettings;
  /** False: what a server changes is kept out of its binary log; the default is what the server does. */
  readonly binlog?: boolean;
  /** Where a database that is a file lies. */
  readonly folder: string;
}

/** What opening a target needs of the job that opens it. */
export interface TargetRequest extends DatabaseRequest {
  readonly context: JobContext;
  readonly reporter: JobReport;
}

const HOW_TO_HAVE_A_SERVER =
  'install one (Debian: apt-get install mariadb-server-core mariadb-client-core; macOS: brew install mariadb) ' +
  'or name one with --url mysql://user@host/database';

/**
 * Opens the database to work with. Of its own accord that is a server where one is named, else the private one where
 * one is installed, else DuckDB, and a notice tells what MySQL would need.
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
    reporter.notice(`${missing}, so this is DuckDB. For MySQL, ${HOW_TO_HAVE_A_SERVER}.`);
    return openDuckDbTarget(request);
  }
  throw new DatagenError('server', `${missing}.`, {
    hint: `For MySQL, ${HOW_TO_HAVE_A_SERVER}; or let it be DuckDB: --target duckdb.`,
  });
}
