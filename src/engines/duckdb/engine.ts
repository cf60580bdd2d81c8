import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { DatagenError, messageOf, throwIfAborted } from '../../errors.js';
import { sqlFolder } from '../../paths.js';
import { requirePlainFile } from '../../plain-file.js';
import type { QueryRunner, TableSize } from '../engine.js';
import { DUCKDB_DIALECT } from './dialect.js';
import { takeFile } from './file-lock.js';
import { quoteList } from './sql.js';

/** The exact version that package.json asks for. */
const PACKAGE = '@duckdb/node-api@1.5.6-r.1';

/** A row of an answer: columns by name, decimals and dates as text. */
export type Row = Record<string, unknown>;

/** An open DuckDB database. */
export interface DuckDb {
  /** Runs a statement with `?` bound, and returns its rows. */
  rows(sql: string, values?: readonly (string | number)[]): Promise<Row[]>;
  /** Ends the running statement, which then fails. */
  interrupt(): void;
  /** Closes the database, so that its file may be moved. */
  close(): void;
}

export interface OpenOptions {
  /** Absolute paths of the files that statements may read or write, beside the database's own; by default none. */
  readonly files?: readonly string[];
  /** Threads that work on a statement; all cores by default. */
  readonly threads?: number;
  /** Other processes may read the file at the same time. */
  readonly readOnly?: boolean;
  /** Ends a running statement: it throws a DatagenError 'interrupted'. */
  readonly signal?: AbortSignal | undefined;
}

/** The path of a database in memory. */
export const IN_MEMORY = ':memory:';

/** Whether the optional package is installed and runs on this machine. */
export async function isDuckDbInstalled(): Promise<boolean> {
  return importDuckDb().then(
    () => true,
    () => false,
  );
}

/** Throws a DatagenError 'server' unless the optional package is installed and runs on this machine. */
export async function requireDuckDb(): Promise<void> {
  await importDuckDb();
}

/** The version of the engine: 1.5.6. */
export async function readDuckDbVersion(): Promise<string> {
  return (await importDuckDb()).version().replace(/^v/, '');
}

/**
 * Opens a database file, which is created if it does not exist, or a database in memory. Statements can access only the
 * database's own file and the given ones, no network and no extension, and cannot change that. Throws a DatagenError:
 * 'server' when the package is missing, 'conflict' when the file is in use, by this process or another one, or is not a
 * DuckDB database, otherwise 'filesystem'.
 */
export async function openDuckDb(path: string, options: OpenOptions = {}): Promise<DuckDb> {
  const { DuckDBInstance } = await importDuckDb();
  if (path !== IN_MEMORY) for (const part of [path, `${path}.wal`]) await requirePlain(part);
  const giveBack = path === IN_MEMORY ? () => {} : await takeFile(path, options.readOnly ? 'read' : 'write');
  if (giveBack === undefined) throw inUse(path, 'another call of this program');
  let instance: DuckDBInstance;
  try {
    instance = await DuckDBInstance.create(path, {
      access_mode: options.readOnly ? 'READ_ONLY' : 'AUTOMATIC',
      autoinstall_known_extensions: 'false',
      ...(path === IN_MEMORY ? { temp_directory: join(tmpdir(), `dvdrental-${process.pid}.duckdb.tmp`) } : {}),
    });
  } catch (cause) {
    giveBack();
    throw explainOpening(path, cause);
  }
  const connection = await instance.connect();
  const { signal } = options;
  const interrupt = () => connection.interrupt();
  signal?.addEventListener('abort', interrupt);
  const db: DuckDb = {
    rows: (sql, values) => ask(connection, sql, values ?? [], signal),
    interrupt,
    close() {
      signal?.removeEventListener('abort', interrupt);
      connection.closeSync();
      instance.closeSync();
      giveBack();
    },
  };
  try {
    for (const setting of settingsOf(options)) await db.rows(setting);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** In this order, since the last setting locks the others. */
function settingsOf({ files = [], threads }: OpenOptions): string[] {
  return [
    "SET TimeZone = 'UTC'",
    ...(threads === undefined ? [] : [`SET threads = ${Math.trunc(threads)}`]),
    `SET allowed_paths = ${quoteList(files)}`,
    'SET enable_external_access = false',
    'SET lock_configuration = true',
  ];
}

async function requirePlain(path: string): Promise<void> {
  if (!existsSync(path)) return;
  try {
    await requirePlainFile(path);
  } catch (cause) {
    throw new DatagenError('filesystem', `${path} can't be opened: ${messageOf(cause)}.`, { cause });
  }
}

async function ask(
  connection: DuckDBConnection,
  sql: string,
  values: readonly (string | number)[],
  signal: AbortSignal | undefined,
): Promise<Row[]> {
  throwIfAborted(signal);
  try {
    const reader = await connection.runAndReadAll(sql, values.length === 0 ? undefined : [...values]);
    return reader.getRowObjectsJson();
  } catch (cause) {
    throwIfAborted(signal);
    throw cause;
  }
}

async function importDuckDb() {
  try {
    return await import('@duckdb/node-api');
  } catch (cause) {
    throw new DatagenError('server', 'DuckDB is not installed here: its npm package is optional.', {
      hint: `Install it with npm install ${PACKAGE}, where it is made for this system (${process.platform} ${process.arch}).`,
      cause,
    });
  }
}

function inUse(path: string, holder: string, cause?: unknown): DatagenError {
  return new DatagenError('conflict', `${path} is open in ${holder}.`, {
    hint: 'Close it there, or wait for the other run to end.',
    cause,
  });
}

function explainOpening(path: string, cause: unknown): DatagenError {
  const said = messageOf(cause);
  if (/lock|being used by another process/i.test(said)) {
    return inUse(path, 'another program', cause);
  }
  if (/not a valid DuckDB|serialization|storage version/i.test(said)) {
    return new DatagenError('conflict', `${path} is not a DuckDB database of a version that can be read here.`, {
      hint: 'Nothing was changed. Move the file elsewhere, or use another database with -D NAME.',
      cause,
    });
  }
  return new DatagenError('filesystem', `${path} can't be opened: ${said}`, { cause });
}

/** Queries a DuckDB database, which gets MySQL's function names until it is closed. The caller closes it. */
export async function createDuckDbRunner(db: DuckDb): Promise<QueryRunner> {
  await db.rows(await readQuery('macros'));
  return {
    dialect: DUCKDB_DIALECT,
    concurrency: 1,
    rows: (sql) => db.rows(sql),
    tableSizes: () => readTableSizes(db),
    missing: nameMissing,
  };
}

function readQuery(name: string): Promise<string> {
  return readFile(join(sqlFolder, 'duckdb', `${name}.sql`), 'utf8');
}

async function readTableSizes(db: DuckDb): Promise<readonly TableSize[]> {
  const sizes: TableSize[] = [];
  const sql = await readQuery('table-bytes');
  for (const { name } of await db.rows(await readQuery('tables'))) {
    const table = String(name);
    const [size] = await db.rows(sql, [table]);
    sizes.push({ table, dataBytes: Number(size?.bytes ?? 0), indexBytes: 0 });
  }
  return sizes.sort((one, other) => other.dataBytes - one.dataBytes);
}

function nameMissing(error: unknown): string | undefined {
  const message = messageOf(error);
  const column = /column (?:named )?"([^"]+)"/.exec(message)?.[1];
  if (/^Binder Error/.test(message) && column !== undefined) return `column ${column}`;
  const table = /^Catalog Error: Table with name (\S+) does not exist/.exec(message)?.[1];
  return table && `table ${table}`;
}
