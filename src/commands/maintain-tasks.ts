import { join } from 'node:path';
import { dateText, parseDay } from '../calendar/civil.js';
import { DatagenError } from '../errors.js';
import { makeBackup } from '../maintain/backup.js';
import { type DumpRelay, openDumpRelay } from '../maintain/dump-relay.js';
import { readGrowth } from '../maintain/growth.js';
import { hasHarmfulDefaults } from '../maintain/harmful-defaults.js';
import { readSlow } from '../maintain/slow.js';
import { readStats } from '../maintain/stats.js';
import { readStoredPrograms } from '../maintain/stored-programs.js';
import { type Tidying, tidyTables } from '../maintain/tidy.js';
import { askRows } from '../mysql/ask.js';
import { closeConnection } from '../mysql/close-connection.js';
import { readConnectionLimit } from '../mysql/connection-limit.js';
import { lockDatabase } from '../mysql/database-lock.js';
import { sqlFolder } from '../paths.js';
import { programCall } from '../program-call.js';
import { listColumns } from '../query/list-columns.js';
import { needsFacts } from '../query/parameters.js';
import { FIGURES, requireColumns, TRADE } from '../query/require-columns.js';
import { validate } from '../query/validate.js';
import { explainUnanswered, factsOfRecord } from './ask-database.js';
import { tellBinlog } from './binlog-option.js';
import type { CommandContext, ExitCode } from './context.js';
import { exitCodeOf } from './exit-code.js';
import type { AskedDatabase, OpenDatabase } from './open-database.js';
import type { CommonOptions } from './options.js';
import { presentValidation } from './present.js';
import {
  presentBackup,
  presentGrowth,
  presentSlow,
  presentStats,
  presentTidying,
} from './present-maintenance.js';
import { OUTPUT_ROOT } from './target.js';

export interface MaintainOptions extends CommonOptions {
  readonly output?: string;
}

/** The result of a task of `maintain`: for machines, for people, and for the exit code. */
export interface Maintenance {
  readonly result: unknown;
  readonly text: string;
  readonly exitCode: ExitCode;
}

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
export async function measureTables({ connection, runner }: OpenDatabase): Promise<Maintenance> {
  const stats = await readStats(connection, runner);
  return { result: stats, text: presentStats(stats), exitCode: 0 };
}

/** Rentals week by week. */
export async function measureGrowth({ runner, record }: AskedDatabase): Promise<Maintenance> {
  requireColumns(await listColumns(runner), TRADE, 'The growth');
  const covered = record && {
    firstDay: record.firstDay,
    lastDay: dateText(parseDay(record.firstDay) + 7 * record.weeks - 1),
  };
  const growth = await readGrowth(runner, covered);
  return { result: growth, text: presentGrowth(growth), exitCode: 0 };
}

/** The checks of `validate` that ask the database alone. */
export async function checkIntegrity(
  { runner, record }: Pick<AskedDatabase, 'runner' | 'record'>,
  _options: MaintainOptions,
  context: CommandContext,
): Promise<Maintenance> {
  requireColumns(await listColumns(runner), FIGURES, 'The check of integrity');
  const asking = validate(runner, record === undefined ? null : factsOfRecord(record), {
    folder: join(sqlFolder, 'validate'),
    only: (query) => !needsFacts(query.text),
    signal: context.signal,
  });
  const validation = await asking.catch((error: unknown) => {
    throw explainUnanswered(error, 'maintain', 'integrity');
  });
  return {
    result: validation,
    text: presentValidation(validation, true, context.stderr.columns),
    exitCode: exitCodeOf(validation),
  };
}

/** The same for a database that is open, over further connections beside the one that it has. */
export function checkIntegrityBeside(
  { target, connection, record }: OpenDatabase,
  options: MaintainOptions,
  context: CommandContext,
): Promise<Maintenance> {
  return target.askBeside(connection, (runner) => checkIntegrity({ runner, record }, options, context));
}

/** What may make the database slow. */
export async function findSlow({ connection, runner }: OpenDatabase): Promise<Maintenance> {
  const { tables } = await readStats(connection, runner);
  const report = await readSlow(connection, runner, tables);
  return { result: report, text: presentSlow(report), exitCode: 0 };
}

/** New statistics for every table. */
export function analyzeTables(database: OpenDatabase): Promise<Maintenance> {
  return tidy(database, 'analyze');
}

/** Every table rebuilt. */
export function optimizeTables(database: OpenDatabase): Promise<Maintenance> {
  return tidy(database, 'optimize');
}

async function tidy(database: OpenDatabase, tidying: Tidying): Promise<Maintenance> {
  const { connection, runner, reporter, target } = database;
  await lockDatabase(connection, target.database);
  await tellBinlog(database);
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
  const result = { tables, bytes_before: before.bytes, bytes_after: after.bytes };
  return { result, text: presentTidying(tidying, result), exitCode: 0 };
}

/** A copy of the database in a file. */
export async function backUp(
  { target, connection, version }: OpenDatabase,
  options: MaintainOptions,
  context: CommandContext,
): Promise<Maintenance> {
  const [cipher] = await askRows(connection, "SHOW SESSION STATUS LIKE 'Ssl_cipher'");
  const isOnly = (await readConnectionLimit(connection)) === 1;
  const openRelay = async (vendor: 'mysql' | 'mariadb'): Promise<DumpRelay> => {
    if (isOnly) await closeConnection(connection);
    return openDumpRelay(await target.open({ plain: true }), version.text, vendor);
  };
  const time = new Date().toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '');
  const backup = await makeBackup({
    address: target.address,
    encrypted: String(cipher?.Value ?? '') !== '',
    database: target.database,
    server: version.vendor,
    programs: await readStoredPrograms(connection, version, target.database),
    file:
      options.output ??
      join(OUTPUT_ROOT, 'backup', `${target.database.replace(/[/\\]/g, '_')}-${time}.sql.gz`),
    openRelay: isOnly || (await hasHarmfulDefaults(connection)) ? openRelay : undefined,
    overwrite: options.overwrite ?? false,
    searchPath: context.environment.PATH,
    signal: context.signal,
  });
  return { result: backup, text: presentBackup(backup, target.database, context.calls), exitCode: 0 };
}
