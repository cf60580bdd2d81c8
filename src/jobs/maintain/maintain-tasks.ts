import { join } from 'node:path';
import { listColumns } from '../../checks/list-columns.js';
import { needsFacts } from '../../checks/parameters.js';
import { FIGURES, requireColumns, TRADE } from '../../checks/require-columns.js';
import { validate } from '../../checks/validate.js';
import type { CommandContext, ExitCode } from '../../cli/context.js';
import { exitCodeOf } from '../../cli/exit-code.js';
import { reportBinlog } from '../../cli/options/binlog-option.js';
import type { CommonOptions } from '../../cli/options/options.js';
import {
  presentBackup,
  presentGrowth,
  presentSlow,
  presentStats,
  presentTidying,
} from '../../cli/present/maintenance.js';
import { presentValidation } from '../../cli/present/results.js';
import { closeConnection } from '../../engines/mysql/close-connection.js';
import { readConnectionLimit } from '../../engines/mysql/connection-limit.js';
import { lockDatabase } from '../../engines/mysql/database-lock.js';
import { askRows } from '../../engines/mysql/query-rows.js';
import { DatagenError } from '../../errors.js';
import { dateText, parseDay } from '../../model/calendar/civil.js';
import { sqlFolder } from '../../paths.js';
import { programCall } from '../../program-call.js';
import { explainUnanswered, factsOfRecord } from '../check/check-database.js';
import { OUTPUT_ROOT } from '../load/target.js';
import type { AskedDatabase, OpenDatabase } from '../open-database.js';
import { makeBackup } from './backup.js';
import { type DumpRelay, openDumpRelay } from './dump-relay.js';
import { readGrowth } from './growth.js';
import { hasHarmfulDefaults } from './harmful-defaults.js';
import { readSlow } from './slow.js';
import { readStats } from './stats.js';
import { readStoredPrograms } from './stored-programs.js';
import { type Tidying, tidyTables } from './tidy.js';

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
