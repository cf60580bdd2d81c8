import type { Summary } from '../checks/summarise.js';
import type { Validation } from '../checks/validate.js';
import { PLAIN_CSV } from '../dataset/file-form.js';
import { acquirePrivateServer } from '../engines/private-server/acquire.js';
import { DatagenError } from '../errors.js';
import { checkDatabase, readBestRecord } from '../jobs/check/check-database.js';
import type { JobContext, JobReport } from '../jobs/job.js';
import { openTarget, type Target } from '../jobs/load/target.js';
import { makeAndLoad } from '../jobs/run/make-and-load.js';
import { threadsFor } from '../jobs/run/simulate.js';
import { type UpdateResult, updateDatabase } from '../jobs/update/update-database.js';

import { TABLES } from '../schema/tables.js';
import { checkFolder, checkWeeks } from './check-options.js';
import {
  type CallOptions,
  type ConfigOptions,
  type DatabaseOptions,
  databaseRequest,
  jobContext,
  jobReport,
  resolveConfig,
  runCall,
} from './options.js';

export interface CreateDatabaseOptions extends ConfigOptions, DatabaseOptions, CallOptions {
  readonly threads?: number | undefined;
  /** Replaces a database of this program, even if it was changed. */
  readonly overwrite?: boolean | undefined;
  readonly views?: boolean | undefined;
}

/**
 * Simulates a chain and loads it into a server's database, without files. A database that already contains this chain
 * is left unchanged.
 *
 * @throws DatagenError `conflict` when the database contains anything else; `usage` for DuckDB, which loads files only:
 *   use createDataset and loadDataset
 * @example
 * await createDatabase({ url: 'mysql://root@127.0.0.1:3306/shop', config: { simulation: { seed: 1 } } });
 */
export async function createDatabase(options: CreateDatabaseOptions = {}): Promise<void> {
  return runCall(options, async () => {
    const config = resolveConfig(options, options);
    const { threads, overwrite = false } = options;
    const request = {
      form: PLAIN_CSV,
      tables: TABLES,
      overwrite,
      resume: !overwrite,
      threads,
      confirm: () => Promise.resolve(),
    };
    await withTarget(options, async (target, context, reporter) => {
      if (target.stream === undefined) {
        throw new DatagenError('usage', 'createDatabase needs MySQL or MariaDB; DuckDB loads files only.', {
          hint: 'Use createDataset, then loadDataset.',
        });
      }
      await makeAndLoad(config, undefined, target, request, context, reporter);
      if (options.views) await target.createViews(config.generation.late_fee_per_day);
    });
  });
}

/**
 * The figures of a database: rentals, income, customers, copies, and a row per year.
 *
 * @throws DatagenError `conflict` when there is no such database, or it has another schema
 */
export async function summarise(options: DatabaseOptions & CallOptions = {}): Promise<Summary> {
  return (await check(options, false)).summary;
}

/**
 * Runs every check against a database, of this program or any other with this schema.
 *
 * @example
 * const { failed, checks } = await validate({ url: 'mysql://root@127.0.0.1:3306/shop' });
 */
export async function validate(options: DatabaseOptions & CallOptions = {}): Promise<Validation> {
  const { validation } = await check(options, true);
  if (validation === undefined) throw new Error('The checks did not run.');
  return validation;
}

function check(options: DatabaseOptions & CallOptions, validation: boolean) {
  const { onProgress } = options;
  return withTarget(options, async (target, context) => {
    const record = await readBestRecord(target, undefined);
    const wants = {
      validation,
      onStep: ({ done, total, name }: { done: number; total: number; name: string }) =>
        onProgress?.({ phase: 'validate', done, total, item: name }),
    };
    return checkDatabase(target, record, wants, context);
  });
}

export interface UpdateOptions extends DatabaseOptions, CallOptions {
  /** One percentage for the new weeks instead of their seasons. */
  readonly season?: number | undefined;
  readonly threads?: number | undefined;
  /** Plans the update and writes nothing. */
  readonly dryRun?: boolean | undefined;
}

/**
 * Appends weeks to a database, in one transaction.
 *
 * @returns the rows that were added, changed and removed, by table
 * @throws DatagenError `conflict`, `usage` (past 2038), `load`, `interrupted`; the database is then unchanged
 */
export async function update(weeks: number, options: UpdateOptions = {}): Promise<UpdateResult> {
  return runCall(options, async () => {
    checkWeeks(weeks);
    return extend(weeks, options);
  });
}

function extend(weeks: number, options: UpdateOptions): Promise<UpdateResult> {
  return withTarget(options, async (target, _, { notice }) => {
    const { season, threads, dryRun, signal, onProgress } = options;
    return updateDatabase({
      database: target.database,
      begin: target.beginUpdate,
      weeks,
      season,
      threads: threadsFor(threads),
      dryRun,
      signal,
      onNotice: notice,
      onSimulated: (done, total) => onProgress?.({ phase: 'plan', done, total }),
      onRows: (done, total) => onProgress?.({ phase: 'update', done, total, rows: done }),
    });
  });
}

/** Runs a call on the database that its options name. */
function withTarget<Result>(
  options: DatabaseOptions & CallOptions,
  work: (target: Target, context: JobContext, reporter: JobReport) => Promise<Result>,
): Promise<Result> {
  return runCall(options, async () => {
    const context = jobContext(options);
    const reporter = jobReport(options);
    const target = await openTarget({ ...databaseRequest(options), context, reporter });
    try {
      return await work(target, context, reporter);
    } finally {
      await target.close();
    }
  });
}

export interface RunningServer {
  readonly socket: string;
  readonly user: string;
  /** Undefined if the server identifies the user by the account of this process. */
  readonly password?: string | undefined;
  /** The product and its version. */
  readonly vendor: 'mysql' | 'mariadb';
  readonly version: string;
  /** Releases the server; the last release stops it. Its data stays for the next start. */
  stop(): Promise<void>;
}

/**
 * Starts a private MySQL or MariaDB server in a folder, or uses the one that runs there.
 *
 * @param folder - the server's files are in its folder `.server`; default: `out`
 * @throws DatagenError `server` when no server program is installed or it does not start
 * @example
 * const server = await startPrivateServer('tmp');
 * await createDatabase({ socket: server.socket, user: server.user, database: 'shop' });
 * await server.stop();
 */
export async function startPrivateServer(
  folder = 'out',
  { signal, onNotice }: CallOptions = {},
): Promise<RunningServer> {
  return runCall({ signal }, async () => {
    checkFolder(folder);
    const server = await acquirePrivateServer({ root: folder, signal, onNotice });
    const { address, vendor, version, release } = server;
    return { ...address, vendor, version, stop: release };
  });
}
