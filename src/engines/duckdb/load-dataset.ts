import { type DatasetTable, listDatasetTables } from '../../dataset/dataset-tables.js';

import type { Manifest } from '../../dataset/manifest.js';
import { createDuckDbTable } from '../../schema/ddl/duckdb.js';
import { schemaOf } from '../../schema/tables.js';
import type { Replacement } from '../contents.js';
import { copyFromFile } from './copy.js';
import { replaceFile } from './database-file.js';
import { type DuckDb, IN_MEMORY, openDuckDb } from './engine.js';
import { writeRunRecord } from './run-record.js';

export interface DuckDbLoad {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly signal?: AbortSignal | undefined;
  /** Receives each table after it is loaded. */
  readonly onTable?: ((table: DatasetTable) => void) | undefined;
}

/**
 * Loads a dataset folder into a DuckDB file, which replaces an older one when it is complete. Throws a DatagenError:
 * 'dataset-invalid', 'conflict', 'load', 'interrupted'.
 */
export async function loadDuckDbFile(file: string, load: DuckDbLoad & Replacement): Promise<void> {
  const tables = await listDatasetTables(load.folder, load.manifest);
  const files = tables.map((table) => table.file);
  await replaceFile(file, load, { files, signal: load.signal }, async (db) => {
    await loadTables(db, tables, load);
    await writeRunRecord(db, load.manifest);
  });
}

/**
 * Loads a dataset folder into a database in memory, which the caller closes. Throws a DatagenError: 'dataset-invalid',
 * 'load', 'interrupted'.
 */
export async function openDataset(load: DuckDbLoad): Promise<DuckDb> {
  const tables = await listDatasetTables(load.folder, load.manifest);
  const db = await openDuckDb(IN_MEMORY, { files: tables.map(({ file }) => file), signal: load.signal });
  try {
    await loadTables(db, tables, load);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

async function loadTables(db: DuckDb, tables: readonly DatasetTable[], load: DuckDbLoad): Promise<void> {
  for (const table of tables) {
    await db.rows(createDuckDbTable(schemaOf(table.name), load.manifest.id_type));
    await copyFromFile(db, table);
    load.onTable?.(table);
  }
}
