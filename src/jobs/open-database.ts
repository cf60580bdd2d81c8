import { join } from 'node:path';
import type { Connection } from 'mysql2/promise';
import { OUTPUT_ROOT } from '../config/defaults.js';
import type { RunRecord } from '../dataset/run-record.js';
import type { QueryRunner } from '../engines/engine.js';
import { describeBinlog, readBinlog } from '../engines/mysql/binlog.js';
import { closeConnection } from '../engines/mysql/connections.js';
import { useDatabase } from '../engines/mysql/database-lock.js';
import { readServerVersion } from '../engines/mysql/inspect-server.js';
import { endThreads } from '../engines/mysql/load/connection-pool.js';
import { createMysqlRunner } from '../engines/mysql/query-runner.js';
import type { ServerVersion } from '../engines/mysql/server-version.js';
import { canHavePrivateServer } from '../engines/private-server/acquire.js';
import { DatagenError } from '../errors.js';
import { programCall } from '../program-call.js';
import { readRecord } from './check/check-database.js';
import type { JobContext, JobReport } from './job.js';
import { type MysqlTarget, openMysqlTarget } from './load/mysql-target.js';
import { type DatabaseRequest, openTarget, type Target } from './load/target.js';

/** A database that is there, of any engine, and what asks it. */
export interface AskedDatabase {
  readonly target: Target;
  readonly runner: QueryRunner;
  /** What made it; undefined when this program did not. */
  readonly record: RunRecord | undefined;
  readonly reporter: JobReport;
}

/** A database that is there, on a MySQL or MariaDB server, and one connection that is inside it, over which it is asked. */
export interface OpenDatabase extends AskedDatabase {
  readonly target: MysqlTarget;
  readonly connection: Connection;
  readonly version: ServerVersion;
}

/**
 * Opens a database of any engine for questions, and releases it.
 *
 * @throws DatagenError `conflict` when there is no such database or it is half loaded
 */
export async function withRunner<Result>(
  request: DatabaseRequest,
  context: JobContext,
  reporter: JobReport,
  work: (database: AskedDatabase) => Promise<Result>,
): Promise<Result> {
  const target = await openTarget({ ...request, context, reporter });
  try {
    const record = await readRecord(target);
    return await target.query((runner) => work({ target, runner, record, reporter }));
  } finally {
    await target.close();
  }
}

/** Refuses the embedded engine for what only a server can do. */
function requireServer({ kind, connection }: DatabaseRequest, context: JobContext): void {
  if (kind !== 'duckdb') {
    if (connection.given || canHavePrivateServer(context.environment.PATH)) return;
    throw new DatagenError('server', 'This needs a MySQL or MariaDB server; none is named and none installed here.', {
      hint: 'Name one with --url mysql://user@host/database, or install one (Debian: apt-get install mariadb-server-core mariadb-client-core).',
    });
  }
  throw new DatagenError('usage', 'This works on MySQL and MariaDB only; --target duckdb is the embedded engine.', {
    hint: `These commands work on DuckDB: ${programCall('summary')}, ${programCall('update')}, ${programCall('inventory')}, ${programCall('maintain', 'growth')}, ${programCall('maintain', 'integrity')}`,
  });
}

/**
 * Opens a database on a server, works with it over one connection and releases it. An interrupt ends the statement
 * under way.
 *
 * @throws DatagenError `conflict` when there is no such database or it is half loaded
 */
export async function withDatabase<Result>(
  request: DatabaseRequest,
  context: JobContext,
  reporter: JobReport,
  work: (database: OpenDatabase) => Promise<Result>,
): Promise<Result> {
  requireServer(request, context);
  const folder = join(OUTPUT_ROOT, request.connection.database);
  const target = await openMysqlTarget({ ...request, folder, context, reporter }, join(process.cwd(), OUTPUT_ROOT));
  try {
    const record = await readRecord(target);
    context.signal.throwIfAborted();
    const connection = await target.open();
    let stopping: Promise<void> | undefined;
    const stop = (): void => {
      stopping ??= endThreads(target.open, [connection]);
    };
    context.signal.addEventListener('abort', stop, { once: true });
    try {
      context.signal.throwIfAborted();
      await useDatabase(connection, target.database);
      const version = await readServerVersion(connection);
      const runner = createMysqlRunner(version.vendor === 'mariadb' ? 'mariadb' : 'mysql', [connection]);
      return await work({ target, connection, runner, version, record, reporter });
    } finally {
      context.signal.removeEventListener('abort', stop);
      await stopping;
      await closeConnection(connection);
    }
  } finally {
    await target.close();
  }
}

/** Reports whether the server's binary log gets the changes to a database, if there is such a log. */
export async function reportBinlog({ connection, reporter }: OpenDatabase): Promise<void> {
  const words = describeBinlog(await readBinlog(connection));
  if (words !== undefined) reporter.line('binlog', words);
}
