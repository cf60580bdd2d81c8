import { existsSync } from 'node:fs';
import { lstat, mkdir, readlink, realpath, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { moveDurably } from '../../dataset/durable-file.js';
import { claimStaging, inspectStaging, removeStaging } from '../../dataset/staging.js';

import { DatagenError } from '../../errors.js';
import { isOwnTable } from '../../schema/tables.js';
import { isOwnView } from '../../schema/view-statements.js';
import {
  type Contents,
  describeUnfinished,
  type Replacement,
  requireOwnTables,
  requireReplaceable,
} from '../contents.js';
import { RUN_TABLE } from '../run-table.js';
import { type DuckDb, type OpenOptions, openDuckDb } from './engine.js';
import { readRun } from './run-record.js';

/** A database is created in a folder beside its path, and moved when it is complete. */
const stagingOf = (file: string) => `${file}.partial`;

/**
 * The path of a database file; for a symbolic link its target, so that the link stays. Throws a DatagenError 'conflict'
 * when the link's target does not exist or DuckDB cannot open such a path.
 */
export async function locateDatabase(path: string): Promise<string> {
  const stats = await lstat(path).catch(() => undefined);
  const file = stats?.isSymbolicLink() ? await realpath(path).catch(() => undefined) : path;
  if (file === undefined) {
    throw new DatagenError('conflict', `${path} is a link to ${await readlink(path)}, which does not exist.`, {
      hint: 'Remove the link, or use another database with -D NAME.',
    });
  }
  if (resolve(file).includes('?')) {
    throw new DatagenError('conflict', `DuckDB cannot open ${resolve(file)}: it treats ? as the end of a path.`, {
      hint: 'Nothing was changed. Name a folder without a ? in its path with --output-dir, or run this in another one.',
    });
  }
  return file;
}

/**
 * Inspects a database file and changes nothing. Throws a DatagenError 'conflict' when another process has it open for
 * writing, or only the log of a database exists.
 */
export async function inspectFile(file: string): Promise<Contents> {
  if (!existsSync(file)) {
    requireNoLog(file);
    if (await wasInterrupted(file)) return { kind: 'unfinished', otherTables: [] };
    return { kind: 'empty', exists: false };
  }
  const db = await openDuckDb(file, { readOnly: true });
  try {
    const run = await readRun(db, file);
    if (run !== undefined) return { kind: 'complete', ...run, otherTables: await listOthers(db) };
    const tables = await listHoldings(db);
    if (tables.length === 0) return { kind: 'empty', exists: true };
    // An update of a database that was changed removes the record and leaves its table.
    const isOurs =
      (await db.rows("SELECT 1 FROM duckdb_columns() WHERE table_name = ? AND column_name = 'ledger'", [RUN_TABLE]))
        .length > 0;
    return { kind: 'foreign', tables, otherTables: await listOthers(db), isOurs };
  } finally {
    db.close();
  }
}

/**
 * Creates a database file: it is filled at another path and replaces an older one when it is complete. After a failure
 * the older one stays. Throws a DatagenError 'conflict' when a file may not be replaced, or another process is creating
 * it; and what `fill` throws.
 */
export async function replaceFile(
  file: string,
  replacement: Replacement,
  options: Pick<OpenOptions, 'files' | 'signal'>,
  fill: (db: DuckDb) => Promise<void>,
): Promise<void> {
  requireReplaceable(file, await inspectFile(file), replacement);
  await mkdir(dirname(file), { recursive: true });
  const staging = stagingOf(file);
  if (!(await claimStaging(staging, isPartOf(file)))) throw await explainStaging(file);
  try {
    // Inspected again: from now on `openToChange` refuses to change it, but a change may have been in progress.
    if (existsSync(file)) requireReplaceable(file, await inspectFile(file), replacement);
    const made = join(staging, basename(file));
    const db = await openDuckDb(made, options);
    try {
      // One transaction: nothing has to be kept before the end, and each commit would wait for the disk.
      await db.rows('BEGIN');
      await fill(db);
      await db.rows('COMMIT');
      await db.rows('CHECKPOINT');
    } finally {
      db.close();
    }
    // The log of the older one, if it was not closed properly, would be taken for the new one's.
    if (existsSync(file)) await rm(`${file}.wal`, { force: true });
    await moveDurably(made, file);
  } finally {
    await removeStaging(staging);
  }
}

/**
 * Opens a database file in order to change it in place. Throws a DatagenError 'conflict' when it is in use, or a load is
 * about to replace it, which would lose the change.
 */
export async function openToChange(file: string, options: Omit<OpenOptions, 'readOnly'>): Promise<DuckDb> {
  const db = await openDuckDb(file, options);
  if ((await inspectStaging(stagingOf(file))) !== 'busy') return db;
  db.close();
  throw describeBusy(stagingOf(file));
}

/** DuckDB would replay a log that it finds beside a new database, and then remove it. */
function requireNoLog(file: string): void {
  if (!existsSync(`${file}.wal`)) return;
  throw new DatagenError('conflict', `${file}.wal is the log of a database that is not there.`, {
    hint: 'Nothing was changed. Move it elsewhere, or use another database with -D NAME.',
  });
}

/** The names of the tables and views in a database that this program does not make. */
async function listOthers(db: DuckDb): Promise<string[]> {
  const views = await db.rows('SELECT view_name AS name FROM duckdb_views() WHERE NOT internal');
  const own = new Set(views.map(({ name }) => String(name)).filter(isOwnView));
  return (await listHoldings(db)).filter((name) => !isOwnTable(name) && !own.has(name));
}

/** The names of the tables and views that were made in a database. */
async function listHoldings(db: DuckDb): Promise<string[]> {
  const rows = await db.rows(
    `SELECT table_name AS name FROM duckdb_tables()
     UNION ALL SELECT view_name FROM duckdb_views() WHERE NOT internal
     UNION ALL SELECT sequence_name FROM duckdb_sequences()
     UNION ALL SELECT function_name FROM duckdb_functions() WHERE NOT internal
     ORDER BY 1`,
  );
  return rows.map(({ name }) => String(name));
}

/**
 * Deletes a database file of this program without other tables; returns the names of its tables. Throws a DatagenError
 * 'conflict' when it holds others, another process has it open, or it is incomplete.
 */
export async function dropFile(file: string): Promise<readonly string[]> {
  const contents = await inspectFile(file);
  requireOwnTables(file, contents);
  if (contents.kind === 'unfinished') {
    throw new DatagenError('conflict', describeUnfinished(file), {
      hint: 'Start an interrupted load again with --overwrite.',
    });
  }
  // Open for writing, which fails while another process reads it.
  const db = await openDuckDb(file);
  const tables = await listHoldings(db);
  db.close();
  // The log first: it must not outlive its database.
  for (const path of [`${file}.wal`, file]) await rm(path, { force: true });
  return tables;
}

/**
 * Whether a load was interrupted. Throws a DatagenError 'conflict' when another process is loading, or the files are
 * not of a load.
 */
async function wasInterrupted(file: string): Promise<boolean> {
  const state = await inspectStaging(stagingOf(file));
  if (state === 'busy' || state === 'foreign') throw await explainStaging(file);
  return state === 'left';
}

async function explainStaging(file: string): Promise<DatagenError> {
  const staging = stagingOf(file);
  if ((await inspectStaging(staging)) === 'busy') return describeBusy(staging);
  return new DatagenError('conflict', `${staging} is or contains a file that this program did not create.`, {
    hint: 'Nothing was changed. Move it elsewhere, or use another database with -D NAME.',
  });
}

function describeBusy(staging: string): DatagenError {
  return new DatagenError('conflict', `${staging} is being written by another run.`, {
    hint: 'Wait for it to end, or use another database with -D NAME.',
  });
}

/** The files that DuckDB keeps beside an open database: a log, and data that does not fit into memory. */
function isPartOf(file: string): (name: string) => boolean {
  const name = basename(file);
  return (each) => [name, `${name}.wal`, `${name}.tmp`].includes(each);
}
