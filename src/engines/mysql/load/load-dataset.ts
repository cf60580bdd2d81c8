import { type DatasetTable, listDatasetTables, type TableCounts } from '../../../dataset/dataset-tables.js';
import { type RecordedManifest, recordOf } from '../run-record.js';
import { openFileSource } from './file-source.js';
import { isBig, type LoadOptions, type LoadResult } from './load-options.js';
import type { TableLoad } from './load-tables.js';
import { explainLoad, openLoad } from './open-load.js';
import { runPhases } from './run-phases.js';

/** The part of a dataset's manifest that a load needs. */
export interface LoadableManifest extends TableCounts, RecordedManifest {
  readonly id_type: 'INT' | 'BIGINT';
}

export interface LoadRequest extends LoadOptions {
  readonly folder: string;
  readonly manifest: LoadableManifest;
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
  const facts = recordOf(manifest);
  const load = await openLoad(request, { facts, tables, idType: manifest.id_type });
  try {
    const result = await runPhases(
      { ...request, onTable: load.note },
      await openFillings(request, tables),
      load.lockConnection,
    );
    await load.complete(facts);
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
      const lanes = isBig(table) ? most : 1;
      return { table, lanes, source: await openFileSource(table, lanes) };
    }),
  );
}
