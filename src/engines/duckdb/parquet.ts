import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type DatasetTable, listDatasetFiles } from '../../dataset/dataset-tables.js';
import { type FileForm, fileNameOf } from '../../dataset/file-form.js';
import type { Manifest, TableFile } from '../../dataset/manifest.js';
import { readFileFacts } from '../../dataset/table-file.js';
import { DatagenError, messageOf } from '../../errors.js';
import { createDuckDbTable } from '../../schema/ddl/duckdb.js';
import { schemaOf, type TableName } from '../../schema/tables.js';
import { copyToParquet } from './copy.js';
import { IN_MEMORY, openDuckDb } from './engine.js';

/**
 * Turns each text file of a folder into a Parquet file of the schema's types and takes the text away; gives what the
 * new files hold. One thread writes, so that the bytes depend on nothing but the rows and the version of DuckDB.
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
