import { join } from 'node:path';
import { listColumns } from '../../checks/list-columns.js';
import { needsRecord } from '../../checks/parameters.js';
import { FIGURES, requireColumns, TRADE } from '../../checks/require-columns.js';
import { type Validation, validate } from '../../checks/validate.js';
import { OUTPUT_ROOT } from '../../config/defaults.js';
import { closeConnection, readConnectionLimit } from '../../engines/mysql/connections.js';

import { lockDatabase } from '../../engines/mysql/database-lock.js';
import { askRows } from '../../engines/mysql/query.js';
import { DatagenError } from '../../errors.js';
import { dateText, parseDay } from '../../model/calendar/civil.js';
import { sqlFolder } from '../../paths.js';
import { programCall } from '../../program-call.js';
import { explainUnanswered } from '../check/check-database.js';
import type { JobContext } from '../job.js';
import { type AskedDatabase, type OpenDatabase, reportBinlog } from '../open-database.js';
import { type Backup, makeBackup } from './backup.js';
import { type DumpRelay, openDumpRelay } from './dump-relay.js';
import { type Growth, readGrowth } from './growth.js';
import { hasHarmfulDefaults } from './harmful-defaults.js';
import { readSlow, type SlowReport } from './slow.js';
import { readStats, type Stats } from './stats.js';
import { readStoredPrograms } from './stored-programs.js';
import { type TidiedTable, type Tidying, tidyTables } from './tidy.js';

/**
 * Makes sure that a database has the columns for every task, before the first one begins.
 *
 * @throws DatagenError `conflict` with the columns that are missing, and the tasks that do without
 */
export async function requireTaskColumns({ runner }: AskedDatabase): Promise<void> {
  const columns = await listColumns(runner);
  const hint = `No task was begun. stats, slow, analyze, optimize and backup work by themselves, as in ${programCall('maintain', 'stats')}`;
  requireColumns(columns, TRADE, 'The growth', hint);
  requireColumns(columns, FIGURES, 'The check of integrity', hint);
}

/** Rows, size and dates of every table. */
export function measureTables({ connection, runner }: OpenDatabase): Promise<Stats> {
  return readStats(connection, runner);
}

/** Rentals week by week. */
export async function measureGrowth({ runner, record }: AskedDatabase): Promise<Growth> {
  requireColumns(await listColumns(runner), TRADE, 'The growth');
  const covered = record && {
    firstDay: record.first_day,
    lastDay: dateText(parseDay(record.first_day) + 7 * record.weeks - 1),
  };
  return readGrowth(runner, covered);
}

/** The checks of `validate` that ask the database alone. */
export async function checkIntegrity(
  { runner, record }: Pick<AskedDatabase, 'runner' | 'record'>,
  context: JobContext,
): Promise<Validation> {
  requireColumns(await listColumns(runner), FIGURES, 'The check of integrity');
  const asking = validate(runner, record ?? null, {
    folder: join(sqlFolder, 'validate'),
    only: (query) => !needsRecord(query.text),
    signal: context.signal,
  });
  return asking.catch((error: unknown) => {
    throw explainUnanswered(error, 'maintain', 'integrity');
  });
}

/** The same for a database that is open, over further connections beside the one that it has. */
export function checkIntegrityBeside(
  { target, connection, record }: OpenDatabase,
  context: JobContext,
): Promise<Validation> {
  return target.queryBeside(connection, (runner) => checkIntegrity({ runner, record }, context));
}

/** What may make the database slow. */
export async function findSlow({ connection, runner }: OpenDatabase): Promise<SlowReport> {
  const { tables } = await readStats(connection, runner);
  return readSlow(connection, runner, tables);
}

/** Every table after new statistics or a rebuild, and the size of all tables before and after it. */
export interface TidyReport {
  readonly tables: readonly TidiedTable[];
  readonly bytes_before: number;
  readonly bytes_after: number;
}

/** New statistics for every table. */
export function analyzeTables(database: OpenDatabase): Promise<TidyReport> {
  return tidy(database, 'analyze');
}

/** Every table rebuilt. */
export function optimizeTables(database: OpenDatabase): Promise<TidyReport> {
  return tidy(database, 'optimize');
}

async function tidy(database: OpenDatabase, tidying: Tidying): Promise<TidyReport> {
  const { connection, runner, reporter, target } = database;
  await lockDatabase(connection, target.database);
  await reportBinlog(database);
  const before = await readStats(connection, runner);
  const names = before.tables.map(({ table }) => table);
  const tables = await tidyTables(connection, tidying, names, (table) => reporter.detail(tidying, table));
  const after = tidying === 'optimize' ? await readStats(connection, runner) : before;
  const failed = tables.filter(({ status }) => status === 'failed');
  if (failed.length > 0) {
    throw new DatagenError(
      'server',
      `${tidying === 'analyze' ? 'ANALYZE' : 'OPTIMIZE'} TABLE failed for ${failed.map(({ table, message }) => `${table} (${message})`).join(', ')}.`,
      { hint: 'The user needs INSERT and SELECT on these tables.' },
    );
  }
  return { tables, bytes_before: before.bytes, bytes_after: after.bytes };
}

/** A copy of the database in a file. */
export async function backUp(
  { target, connection, version }: OpenDatabase,
  file: { readonly path?: string | undefined; readonly overwrite: boolean },
  context: JobContext,
): Promise<Backup> {
  const [cipher] = await askRows(connection, "SHOW SESSION STATUS LIKE 'Ssl_cipher'");
  const isOnly = (await readConnectionLimit(connection)) === 1;
  const openRelay = async (vendor: 'mysql' | 'mariadb'): Promise<DumpRelay> => {
    if (isOnly) await closeConnection(connection);
    return openDumpRelay(await target.open({ plain: true }), version.text, vendor);
  };
  const time = new Date().toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '');
  return makeBackup({
    address: target.address,
    encrypted: String(cipher?.Value ?? '') !== '',
    database: target.database,
    server: version.vendor,
    programs: await readStoredPrograms(connection, version, target.database),
    file: file.path ?? join(OUTPUT_ROOT, 'backup', `${target.database.replace(/[/\\]/g, '_')}-${time}.sql.gz`),
    openRelay: isOnly || (await hasHarmfulDefaults(connection)) ? openRelay : undefined,
    overwrite: file.overwrite,
    searchPath: context.environment.PATH,
    signal: context.signal,
  });
}
