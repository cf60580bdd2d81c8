import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DatagenError } from '../errors.js';
import type { RunFacts } from '../mysql/run-record.js';
import { type DuckDb, openDuckDb } from './engine.js';
import { readRunRecord } from './run-record.js';

/** What a database file holds before anything is done to it. */
export type FileContents =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'foreign' }
  | { readonly kind: 'unfinished' }
  | { readonly kind: 'whole'; readonly record: RunFacts };

/** What may be done about a file that is there already. */
export interface Replacement {
  /** Begin anew after a load that was interrupted. */
  readonly resume?: boolean | undefined;
  /** Replace what this program made, whole or not. */
  readonly overwrite?: boolean | undefined;
}

/** A database that is being made has a name of its own, and takes its right one when it is whole. */
const partialOf = (file: string) => `${file}.partial`;

/**
 * Looks at a database file and changes nothing.
 * Throws a DatagenError 'conflict' when another process has it open for writing.
 */
export async function lookAtFile(file: string): Promise<FileContents> {
  if (!existsSync(file)) return { kind: (await wasInterrupted(partialOf(file))) ? 'unfinished' : 'nothing' };
  const db = await openDuckDb(file, { readOnly: true });
  try {
    const record = await readRunRecord(db);
    if (record !== undefined) return { kind: 'whole', record };
    const tables = await db.rows('SELECT table_name FROM duckdb_tables()');
    return { kind: tables.length === 0 ? 'nothing' : 'foreign' };
  } finally {
    db.close();
  }
}

/**
 * Makes a database file anew: it is filled under another name and takes the place of an older one when it is whole.
 * Whatever goes wrong, the older one stays.
 * Throws a DatagenError 'conflict' when there is something that may not be replaced, or another process is making it,
 * and what `fill` throws.
 */
export async function replaceFile(
  file: string,
  replacement: Replacement,
  signal: AbortSignal | undefined,
  fill: (db: DuckDb) => Promise<void>,
): Promise<void> {
  const partial = partialOf(file);
  requireReplaceable(file, await lookAtFile(file), replacement);
  await mkdir(dirname(file), { recursive: true });
  if (await wasInterrupted(partial)) await removeDatabase(partial);
  const db = await openDuckDb(partial, { signal });
  try {
    // One transaction: there is nothing to be kept before the end, and each would wait for the disk.
    await db.rows('BEGIN');
    await fill(db);
    await db.rows('COMMIT');
    await db.rows('CHECKPOINT');
  } catch (error) {
    db.close();
    await removeDatabase(partial);
    throw error;
  }
  db.close();
  await rename(partial, file);
}

function requireReplaceable(file: string, { kind }: FileContents, { resume, overwrite }: Replacement): void {
  if (kind === 'foreign') {
    throw new DatagenError('conflict', `${file} holds tables that this program did not make.`, {
      hint: 'Nothing was changed. Load into another database with -D NAME.',
    });
  }
  if (kind === 'unfinished' && !resume && !overwrite) {
    throw new DatagenError('conflict', `${partialOf(file)} was left by a load that was interrupted.`, {
      hint: 'Load it anew with --resume or --overwrite.',
    });
  }
  if (kind === 'whole' && !overwrite) {
    throw new DatagenError('conflict', `${file} already holds a dataset of this program.`, {
      hint: 'Replace it with --overwrite, or load into another database with -D NAME.',
    });
  }
}

/**
 * Whether a load was broken off. What another process is writing can't be opened, which is a DatagenError 'conflict';
 * what a crash left can, or is broken, which is as good.
 */
async function wasInterrupted(partial: string): Promise<boolean> {
  if (!existsSync(partial)) return false;
  const db = await openDuckDb(partial, { readOnly: true }).catch((error) => {
    if (error instanceof Error && /open in another program/.test(error.message)) throw error;
    return undefined;
  });
  db?.close();
  return true;
}

async function removeDatabase(file: string): Promise<void> {
  for (const path of [file, `${file}.wal`, `${file}.tmp`]) await rm(path, { recursive: true, force: true });
}
