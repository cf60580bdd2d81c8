import { BusyClock } from '../../../busy-clock.js';
import { type DatasetTable, listDatasetTables } from '../../../dataset/dataset-tables.js';
import type { Manifest } from '../../../dataset/manifest.js';
import { LoadStream } from '../../../pipeline/sinks/load-stream.js';
import type { ChunkBoundary } from '../../../pipeline/sinks/table-queue.js';
import { isBlockTable, type Table } from '../../../schema/tables.js';
import type { LoadResult, StreamLoad } from '../../engine.js';
import { openFileSource } from './file-source.js';
import type { TableLoad } from './load-tables.js';
import { explainLoad, type LoadOptions, type LoadSubject, type OpenLoad, openLoad } from './open-load.js';

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
      await openTableLoads(request, tables),
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

function openTableLoads(request: LoadRequest, tables: readonly DatasetTable[]): Promise<TableLoad[]> {
  // A server that reads a file itself reads the whole file.
  const most = request.method === 'infile' ? 1 : (request.connectionsPerTable ?? 1);
  return Promise.all(
    tables.map(async (table) => {
      const connectionsPerTable = isBlockTable(table.name) ? most : 1;
      return { table, connectionsPerTable, source: await openFileSource(table, connectionsPerTable) };
    }),
  );
}

/**
 * Begins a load from memory, which runs while the sink is written to. The sink's next write and `finished` throw its
 * failure.
 */
export function beginStreamLoad(options: LoadOptions, subject: LoadSubject): StreamLoad {
  const began = performance.now();
  const most = options.connectionsPerTable ?? 1;
  const connectionsOf = (table: Table): number => (isBlockTable(table.name) ? most : 1);
  const cutOf = (table: Table): ChunkBoundary =>
    connectionsOf(table) === 1 && options.inTurn !== true ? 'whole' : 'by-write';
  const clock = new BusyClock();
  const stream = new LoadStream(subject.tables, cutOf, (table) => (isBlockTable(table.name) ? clock : undefined));
  const loads = subject.tables.map((table) => ({
    table,
    source: stream.source(table.name),
    connectionsPerTable: connectionsOf(table),
  }));
  const stop = new AbortController();
  const signal = options.signal === undefined ? stop.signal : AbortSignal.any([options.signal, stop.signal]);
  const open = options.reserve?.open ?? options.open;
  const stoppable = { ...options, open, clock, signal };
  let load: OpenLoad | undefined;

  const run = async (): Promise<LoadResult> => {
    try {
      load = await openLoad(stoppable, subject);
      const result = await runPhases({ ...stoppable, onTable: load.note }, loads, load.lockConnection);
      return { ...result, seconds: { ...result.seconds, total: (performance.now() - began) / 1000 } };
    } catch (error) {
      const explained = explainLoad(error, stoppable);
      stream.fail(explained);
      throw explained;
    } finally {
      await options.reserve?.close();
    }
  };
  const running = run();
  // The writer gets a failure first; `finished` throws it too.
  running.catch(() => {});

  return {
    local: options.local === true,
    sink: stream,
    finished: () => running,
    complete: async (record) => {
      await running;
      try {
        await load?.complete(record);
      } catch (error) {
        throw explainLoad(error, options);
      } finally {
        await load?.close();
      }
    },
    abandon: async (reason) => {
      stop.abort(reason);
      await running.catch(() => {});
      await load?.close();
    },
  };
}
