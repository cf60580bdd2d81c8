import { type DatasetTable, listDatasetTables } from '../../../dataset/dataset-tables.js';
import type { Manifest } from '../../../dataset/manifest.js';
import { isBlockTable } from '../../../schema/tables.js';
import type { LoadResult } from '../../engine.js';
import { openFileSource } from './file-source.js';
import type { LoadOptions } from './load-options.js';
import type { TableLoad } from './load-tables.js';
import { explainLoad, openLoad } from './open-load.js';
import { runPhases } from './run-phases.js';

export interface LoadRequest extends LoadOptions {
  readonly folder: string;
  readonly manifest: Manifest;
}

/**
 * Loads a dataset folder into a database: bare tables, rows, indexes, foreign keys, statistics. Until the end its
 * `datagen_run` says 'loading'; an interrupted load keeps that mark, and --resume drops its tables and begins anew.
 * Throws a DatagenError: 'dataset-invalid', 'conflict', 'load', 'interrupted'.
 */
export async function loadDataset(request: LoadRequest): Promise<LoadResult> {
  const { folder, manifest } = request;
  const began = performance.now();
  const tables = await listDatasetTables(folder, manifest);
  const load = await openLoad(request, { record: manifest, tables, idType: manifest.id_type });
  try {
    const result = await runPhases(
      { ...request, onTable: load.note },
      await openFillings(request, tables),
      load.lockConnection,
    );
    await load.complete(manifest);
    return { ...result, seconds: { ...result.seconds, total: (performance.now() - began) / 1000 } };
  } catch (error) {
    throw explainLoad(error, request);
  } finally {
    await load.close();
  }
}

function openFillings(request: LoadRequest, tables: readonly DatasetTable[]): Promise<TableLoad[]> {
  // A server that reads a file itself reads all of it.
  const most = request.way === 'infile' ? 1 : (request.lanes ?? 1);
  return Promise.all(
    tables.map(async (table) => {
      const lanes = isBlockTable(table.name) ? most : 1;
      return { table, lanes, source: await openFileSource(table, lanes) };
    }),
  );
}
