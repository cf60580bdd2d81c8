import { join } from 'node:path';
import { FIGURES, listColumns, RENTALS, requireColumns } from '../../checks/list-columns.js';
import { needsRecord } from '../../checks/parameters.js';

import { type Validation, validate } from '../../checks/validate.js';
import { OUTPUT_ROOT } from '../../config/defaults.js';
import type { RunRecord } from '../../dataset/run-record.js';
import { type Backup, backUpDatabase } from '../../engines/backup/backup.js';
import type { Database } from '../../engines/engine.js';
import { describeBinlog } from '../../engines/mysql/binlog.js';
import { isMysqlDatabase } from '../../engines/mysql/mysql-database.js';
import { DatagenError } from '../../errors.js';
import { dateText, parseDay } from '../../model/calendar/civil.js';
import { sqlFolder } from '../../paths.js';
import { programCall } from '../../program-call.js';
import { explainUnanswered } from '../check/check-database.js';
import type { JobContext, JobReport } from '../job.js';
import { type DatabaseRequest, hasServer, type Target } from '../load/target.js';
import { type Growth, readGrowth } from './growth.js';
import { readSlow, type SlowReport } from './slow.js';
import { type MaintainedTable, maintainTable, readStats, type Stats, type TableTask } from './tables.js';
import { TASK_NAMES, taskOf } from './task-list.js';

/**
 * Refuses other engines for a task that only a MySQL or MariaDB server can do.
 *
 * @throws DatagenError `usage` or `server`
 */
export function requireServer(request: DatabaseRequest, context: JobContext): void {
  if (request.kind !== 'auto' && request.kind !== 'mysql') throw needsServer();
  if (hasServer(request, context.environment.PATH)) return;
  throw new DatagenError('server', 'This needs a MySQL or MariaDB server; none is named and none installed here.', {
    hint: 'Name one with --url mysql://user@host/database, or install one (Debian: apt-get install mariadb-server-core mariadb-client-core).',
  });
}

function needsServer(): DatagenError {
  const tasks = TASK_NAMES.filter((name) => !taskOf(name).needsServer).map((name) => `maintain ${name}`);
  const works = ['summary', 'update', 'inventory show', 'inventory add', ...tasks];
  return new DatagenError('usage', 'This works on MySQL and MariaDB only; --target duckdb is the embedded engine.', {
    hint: `These commands work on DuckDB: ${works.map((name) => programCall(...name.split(' '))).join(', ')}`,
  });
}

/**
 * Makes sure that a database has the columns for every task, before the first one begins.
 *
 * @throws DatagenError `conflict` that names the missing columns, and the tasks that do not need them
 */
export async function requireTaskColumns(database: Database): Promise<void> {
  const columns = await database.query(listColumns);
  const names = TASK_NAMES.filter((name) => !taskOf(name).needsColumns);
  const works = `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  const hint = `No task was begun. ${works} work by themselves, as in ${programCall('maintain', 'stats')}`;
  requireColumns(columns, RENTALS, 'The growth', hint);
  requireColumns(columns, FIGURES, 'The check of integrity', hint);
}

/** Reads rows, size and dates of every table. */
export function measureTables(database: Database): Promise<Stats> {
  return database.query(readStats);
}

/** Reads the rentals week by week. */
export function measureGrowth(database: Database, record: RunRecord | undefined): Promise<Growth> {
  const covered = record && {
    firstDay: record.first_day,
    lastDay: dateText(parseDay(record.first_day) + 7 * record.weeks - 1),
  };
  return database.query(async (runner) => {
    requireColumns(await listColumns(runner), RENTALS, 'The growth');
    return readGrowth(runner, covered);
  });
}

/** Runs the checks of `validate` that need no ledger. */
export async function checkIntegrity(
  database: Database,
  record: RunRecord | undefined,
  signal: AbortSignal,
): Promise<Validation> {
  const folder = join(sqlFolder, 'validate');
  const only = ({ text }: { readonly text: string }) => !needsRecord(text);
  const checked = database.query(async (runner) => {
    requireColumns(await listColumns(runner), FIGURES, 'The check of integrity');
    return validate(runner, record ?? null, { folder, only, signal });
  });
  return checked.catch((error: unknown) => {
    throw explainUnanswered(error, 'maintain', 'integrity');
  });
}

/** Finds what may make the database slow. */
export function findSlow(database: Database): Promise<SlowReport> {
  return database.query(async (runner) => readSlow(runner, (await readStats(runner)).tables));
}

/** Every table after new statistics or a rebuild, and the size of all tables before and after it. */
export interface TablesReport {
  readonly tables: readonly MaintainedTable[];
  readonly bytes_before: number;
  readonly bytes_after: number;
}

/** Renews the statistics of every table, or rebuilds every table. */
export async function maintainTables(
  database: Database,
  task: TableTask,
  reporter: JobReport,
  signal: AbortSignal,
): Promise<TablesReport> {
  const session = await database.beginUpdate({ signal });
  try {
    const binlog = describeBinlog(session.binlog);
    if (binlog !== undefined) reporter.line('binlog', binlog);
    const before = await readStats(session);
    const tables: MaintainedTable[] = [];
    for (const { table } of before.tables) {
      reporter.detail(task, table);
      tables.push(await maintainTable(session, task, table));
    }
    const failed = tables.filter(({ status }) => status === 'failed');
    if (failed.length > 0) {
      const names = failed.map(({ table, message }) => `${table} (${message})`).join(', ');
      throw new DatagenError('server', `${task.toUpperCase()} TABLE failed for ${names}.`, {
        hint: 'The user needs INSERT and SELECT on these tables.',
      });
    }
    const after = task === 'optimize' ? await readStats(session) : before;
    return { tables, bytes_before: before.bytes, bytes_after: after.bytes };
  } finally {
    await session.close();
  }
}

/** Writes a backup of the database into a file. */
export function backUp(
  target: Target,
  file: { readonly path?: string | undefined; readonly overwrite: boolean },
  { environment, signal }: JobContext,
): Promise<Backup> {
  if (!isMysqlDatabase(target)) throw needsServer();
  const { database, address, open } = target;
  const time = new Date().toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '');
  const path = file.path ?? join(OUTPUT_ROOT, 'backup', `${database.replace(/[/\\]/g, '_')}-${time}.sql.gz`);
  const { overwrite } = file;
  return backUpDatabase({ database, address, open, file: path, overwrite, searchPath: environment.PATH, signal });
}
