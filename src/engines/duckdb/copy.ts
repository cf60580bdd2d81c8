import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type DatasetTable, listDatasetFiles } from '../../dataset/dataset-tables.js';
import { type FileForm, fileNameOf } from '../../dataset/file-form.js';
import type { Manifest, TableFile } from '../../dataset/manifest.js';
import { readFileFacts } from '../../dataset/table-file.js';
import { TEXT_FORMATS } from '../../encode/text-format.js';
import { DatagenError, messageOf } from '../../errors.js';
import { createDuckDbTable } from '../../schema/ddl/duckdb.js';
import { schemaOf, type TableName } from '../../schema/tables.js';
import { type DuckDb, IN_MEMORY, openDuckDb } from './engine.js';
import { quoteName, quoteText } from './sql.js';

/** The properties of a dataset's table that are needed to read it. */
export type TableSource = Pick<DatasetTable, 'name' | 'file' | 'form' | 'rows'>;

/** Loads a table's file into the empty table of its name. Throws a DatagenError 'load' unless every row was loaded. */
export async function copyFromFile(db: DuckDb, table: TableSource): Promise<void> {
  // By name, since the table may have columns of others.
  const columns = schemaOf(table.name).columns.map(quoteName).join(', ');
  const rows = `SELECT ${columns} FROM ${await readingOf(db, table)}`;
  await copyAll(db, table, `INSERT INTO ${quoteName(table.name)} (${columns}) ${rows}`);
}

/**
 * Converts a table's file to Parquet with the types of the table of its name, row by row in order. Throws a
 * DatagenError 'load' unless every row was converted.
 */
async function copyToParquet(
  db: DuckDb,
  table: TableSource,
  parquet: string,
  compression: 'zstd' | 'gzip',
): Promise<void> {
  const target = `${quoteText(parquet)} (FORMAT parquet, COMPRESSION ${compression})`;
  await copyAll(db, table, `COPY (FROM ${await readingOf(db, table)}) TO ${target}`);
}

/** The types of a table's columns in a database, by the columns' names. */
export async function readColumnTypes(db: DuckDb, table: string): Promise<ReadonlyMap<string, string>> {
  const columns = await db.rows('SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = ?', [table]);
  return new Map(columns.map((column) => [String(column.column_name), String(column.data_type)]));
}

/** The SQL that reads a file as rows of the schema's columns with the types of the table of its name. */
async function readingOf(db: DuckDb, { name, file, form }: TableSource): Promise<string> {
  if (form.format === 'parquet') return `read_parquet(${quoteText(file)})`;
  const { separator, quoted } = TEXT_FORMATS[form.format];
  const quote = quoteText(quoted ? '"' : '');
  const typeOf = await readColumnTypes(db, name);
  const types = schemaOf(name).columns.map(
    (column) => `${quoteName(column)}: ${quoteText(typeOf.get(column) ?? 'TEXT')}`,
  );
  return `read_csv(${[
    quoteText(file),
    'auto_detect = false',
    `columns = {${types.join(', ')}}`,
    `delim = ${quoteText(separator)}`,
    `quote = ${quote}`,
    `escape = ${quote}`,
    `nullstr = ${quoteText(form.null_text ?? '\\N')}`,
    // A text in quotes is never NULL.
    `allow_quoted_nulls = false`,
    `new_line = '\\n'`,
    `header = ${form.header === true}`,
    `compression = ${quoteText(form.compression)}`,
  ].join(', ')})`;
}

async function copyAll(db: DuckDb, { name, file, rows }: TableSource, sql: string): Promise<void> {
  let count: number;
  try {
    const [answer] = await db.rows(sql);
    count = Number(answer?.Count);
  } catch (cause) {
    if (cause instanceof DatagenError) throw cause;
    throw new DatagenError('load', `Reading ${name} from ${file} failed: ${messageOf(cause)}`, { cause });
  }
  if (count === rows) return;
  throw new DatagenError('load', `${file} has ${count} rows; its manifest says ${rows}.`, {
    hint: 'Make the dataset again.',
  });
}

/**
 * Converts each text file of a folder to Parquet with the schema's types and removes it; returns the counts of the new
 * files. One thread writes, so that the bytes depend only on the rows and the version of DuckDB.
 *
 * @param written - the manifest of the folder as it is
 * @param form - what its files become
 */
export async function convertToParquet(
  folder: string,
  written: Manifest,
  form: FileForm,
  signal: AbortSignal,
): Promise<Manifest['tables']> {
  const converted: Partial<Record<TableName, TableFile>> = {};
  const tables = await listDatasetFiles(folder, written);
  const parquetOf = (table: DatasetTable) => join(resolve(folder), fileNameOf(table.name, form));
  const files = tables.flatMap((table) => [table.file, parquetOf(table)]);
  const db = await openDuckDb(IN_MEMORY, { files, threads: 1, signal });
  try {
    for (const table of tables) {
      const parquet = parquetOf(table);
      await db.rows(createDuckDbTable(schemaOf(table.name), written.id_type));
      await copyToParquet(db, table, parquet, form.compression === 'gzip' ? 'gzip' : 'zstd');
      await rm(table.file);
      converted[table.name] = { rows: table.rows, ...(await readFileFacts(parquet)) };
    }
    return converted;
  } catch (cause) {
    if (cause instanceof DatagenError) throw cause;
    throw new DatagenError('filesystem', `Writing Parquet into ${folder} failed: ${messageOf(cause)}`, {
      hint: 'Free some space or name another folder with --output-dir.',
      cause,
    });
  } finally {
    db.close();
  }
}
