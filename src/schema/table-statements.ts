import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IdType } from '../dataset/manifest.js';
import { DatagenError } from '../errors.js';
import { sqlFolder } from '../paths.js';

/** The statement of sql/schema that creates a table, with the type of rental_id and payment_id filled in. */
export async function readTableStatement(table: string, idType: IdType): Promise<string> {
  // The type may come from a manifest, and reaches SQL here.
  if (idType !== 'INT' && idType !== 'BIGINT') {
    throw new DatagenError('dataset-invalid', `An id is INT or BIGINT, not ${JSON.stringify(idType)}.`);
  }
  const statement = await readFile(join(sqlFolder, 'schema', `${table}.sql`), 'utf8');
  return statement.replaceAll('{{ID}}', idType);
}

/**
 * The statements that build a table's secondary indexes, in the order in which they have to run: `<table>.sql`, then
 * any `<table>-<what>.sql`. Empty for a table that has none.
 */
export async function readIndexStatements(table: string): Promise<string[]> {
  return readStatements('indexes', (stem) => stem === table || stem.startsWith(`${table}-`));
}

/** The statement that adds a table's foreign keys; empty for a table that has none. */
export async function readKeyStatements(table: string): Promise<string[]> {
  return readStatements('keys', (stem) => stem === table);
}

async function readStatements(kind: string, wanted: (stem: string) => boolean): Promise<string[]> {
  const folder = join(sqlFolder, kind);
  const stems = (await readdir(folder)).flatMap((name) => /^(.+)\.sql$/.exec(name)?.[1] ?? []);
  // Without its extension a plain name sorts before the longer ones that begin with it.
  const chosen = stems.filter(wanted).sort();
  return Promise.all(chosen.map((stem) => readFile(join(folder, `${stem}.sql`), 'utf8')));
}
