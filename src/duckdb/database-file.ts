import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { RunFacts } from '../mysql/run-record.js';
import { type DuckDb, openDuckDb } from './engine.js';
import { readRunRecord } from './run-record.js';

/** What a database file holds before anything is done to it. */
export type FileContents =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'foreign' }
  | { readonly kind: 'unfinished' }
  | { readonly kind: 'whole'; readonly record: RunFacts };

/** A database that is being made has a name of its own, and takes its right one when it is whole. */
const partialOf = (file: string) => `${file}.partial`;

/**
 * Looks at a database file and changes nothing.
 * Throws a DatagenError 'conflict' when another process has it open for writing.
 */
export async function lookAtFile(file: string): Promise<FileContents> {
  if (!existsSync(file)) return { kind: existsSync(partialOf(file)) ? 'unfinished' : 'nothing' };
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
 * Throws a DatagenError 'conflict' when another process is making it, and what `fill` throws.
 */
export async function replaceFile(
  file: string,
  signal: AbortSignal | undefined,
  fill: (db: DuckDb) => Promise<void>,
): Promise<void> {
  const partial = partialOf(file);
  await mkdir(dirname(file), { recursive: true });
  if (existsSync(partial)) await requireAbandoned(partial);
  await removeDatabase(partial);
  const db = await openDuckDb(partial, { signal });
  try {
    await fill(db);
    await db.rows('CHECKPOINT');
  } catch (error) {
    db.close();
    await removeDatabase(partial);
    throw error;
  }
  db.close();
  await rename(partial, file);
}

/** What another process is writing can't be opened; what a crash left can, or is broken, which is as good. */
async function requireAbandoned(partial: string): Promise<void> {
  const db = await openDuckDb(partial, { readOnly: true }).catch((error) => {
    if (error instanceof Error && /open in another program/.test(error.message)) throw error;
    return undefined;
  });
  db?.close();
}

async function removeDatabase(file: string): Promise<void> {
  for (const path of [file, `${file}.wal`, `${file}.tmp`]) await rm(path, { recursive: true, force: true });
}
