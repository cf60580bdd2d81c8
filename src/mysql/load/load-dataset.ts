import { availableParallelism } from 'node:os';
import type { Connection } from 'mysql2/promise';
import { DatagenError } from '../../errors.js';
import {
  type DatasetTable,
  largestFirst,
  listDatasetTables,
  type TableCounts,
} from '../../sink/dataset-tables.js';
import type { LoadWay } from '../load-way.js';
import { quoteName } from '../quote.js';
import { createRunTable, insertRunRecord, markRun, type RunFacts } from '../run-record.js';
import { beginLoadSession, widenIndexBuilds } from '../session.js';
import { buildKeys, settleAutoIncrement } from './build-keys.js';
import { type Crew, type Open, openCrew } from './crew.js';
import { relaxDurability } from './durability.js';
import { explainLoadFailure } from './load-failure.js';
import { loadTable } from './load-table.js';
import { prepareDatabase, type Replacement } from './prepare-database.js';
import type { LoadPhase, OnLoadProgress } from './progress.js';
import {
  createBareTable,
  readIndexStatements,
  restoreAutomaticStatistics,
  runMarked,
} from './table-files.js';
import { type RunningLoad, watchLoads } from './watch-loads.js';

/** The part of a dataset's manifest that a load needs. */
export interface LoadableManifest extends TableCounts {
  readonly version: string;
  readonly seed: number;
  readonly configuration: unknown;
  readonly first_day: string;
  readonly weeks: number;
  readonly as_of: string;
  readonly id_type: 'INT' | 'BIGINT';
  readonly ledger: unknown;
}

export interface LoadRequest extends Replacement {
  readonly folder: string;
  readonly manifest: LoadableManifest;
  readonly database: string;
  readonly way: LoadWay;
  /** Opens a further connection to the server. */
  readonly open: Open;
  /** The server is this program's own, so its durability may be relaxed while it loads. */
  readonly ownServer?: boolean | undefined;
  /** Connections that work side by side; default 4, or fewer on a machine of one core. */
  readonly connections?: number | undefined;
  readonly onProgress?: OnLoadProgress | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface LoadResult {
  readonly rows: number;
  readonly bytes: number;
  /** Wall-clock seconds of each phase and of all. */
  readonly seconds: Readonly<Record<LoadPhase | 'total', number>>;
}

/**
 * Loads a dataset folder into a database: bare tables, rows, indexes, foreign keys, statistics. Until the end its
 * `datagen_run` says 'loading'; an interrupted load keeps that mark, and --resume drops its tables and begins anew.
 * Throws a DatagenError: 'dataset-invalid', 'conflict', 'load', 'interrupted'.
 */
export async function loadDataset(request: LoadRequest): Promise<LoadResult> {
  const { database, manifest, signal } = request;
  const began = performance.now();
  const tables = await listDatasetTables(request.folder, manifest);
  const keeper = await request.open({});
  try {
    signal?.throwIfAborted();
    await beginLoadSession(keeper);
    await prepareDatabase(keeper, database, request);
    await createRunTable(keeper);
    const runId = await insertRunRecord(keeper, database, factsOf(manifest), 'loading');
    const restoreDurability = request.ownServer === true ? await relaxDurability(keeper) : undefined;
    let seconds: Record<LoadPhase, number>;
    try {
      for (const table of tables) await createBareTable(keeper, table.name, manifest.id_type);
      seconds = await runPhases(request, tables);
    } catch (error) {
      await restoreDurability?.().catch(() => {});
      throw error;
    }
    await restoreDurability?.();
    await markRun(keeper, database, runId, 'complete');
    const sum = (of: (table: DatasetTable) => number): number =>
      tables.reduce((total, table) => total + of(table), 0);
    return {
      rows: sum((table) => table.rows),
      bytes: sum((table) => table.bytes),
      seconds: { ...seconds, total: (performance.now() - began) / 1000 },
    };
  } catch (error) {
    throw explain(error, database, signal);
  } finally {
    await endQuietly(keeper);
  }
}

async function runPhases(
  request: LoadRequest,
  tables: readonly DatasetTable[],
): Promise<Record<LoadPhase, number>> {
  const size = Math.min(request.connections ?? 4, tables.length);
  const crew = await openCrew(
    request.open,
    request.database,
    size,
    { localFiles: request.way === 'local' },
    request.signal,
  );
  try {
    const seconds = { load: 0, index: 0, keys: 0, analyze: 0 };
    const ordered = largestFirst(tables);
    const timed = async (phase: LoadPhase, task: () => Promise<void>): Promise<void> => {
      const began = performance.now();
      await task();
      seconds[phase] = (performance.now() - began) / 1000;
    };
    await timed('load', () => loadTables(crew, request, ordered));
    for (const connection of crew.connections) {
      await widenIndexBuilds(
        connection,
        Math.max(2, availableParallelism()),
        request.ownServer === true ? 268_435_456 : 67_108_864,
      );
    }
    await timed('index', () => inEachTable(crew, request, 'index', ordered, buildIndexes));
    await timed('keys', () =>
      buildKeys(crew, tables, (table) =>
        report(request, 'keys', table, performance.now(), table.bytes, true),
      ),
    );
    await timed('analyze', async () => {
      await inEachTable(crew, request, 'analyze', ordered, async (connection, table) => {
        await connection.query(`ANALYZE TABLE ${quoteName(table.name)}`);
      });
      const names = tables.map((table) => table.name);
      await crew.work([names], restoreAutomaticStatistics);
    });
    return seconds;
  } finally {
    await crew.dismiss();
  }
}

/** Files that the server reads itself have nobody here to count their bytes, so the server is asked. */
async function loadTables(crew: Crew, request: LoadRequest, tables: readonly DatasetTable[]): Promise<void> {
  const running = new Map<number, RunningLoad>();
  const load = () =>
    inEachTable(crew, request, 'load', tables, async (connection, table, onBytes) => {
      running.set(connection.threadId, {
        rows: table.rows,
        onShare: (share) => onBytes(Math.floor(share * table.bytes)),
      });
      try {
        await loadTable(connection, table, request.way, onBytes);
      } finally {
        running.delete(connection.threadId);
      }
    });
  if (request.way === 'infile' && request.onProgress) await watchLoads(request.open, running, load);
  else await load();
}

async function buildIndexes(connection: Connection, table: DatasetTable): Promise<void> {
  for (const statement of await readIndexStatements(table.name)) await runMarked(connection, statement);
  await settleAutoIncrement(connection, table.name);
}

async function inEachTable(
  crew: Crew,
  request: LoadRequest,
  phase: LoadPhase,
  tables: readonly DatasetTable[],
  task: (connection: Connection, table: DatasetTable, onBytes: (bytes: number) => void) => Promise<void>,
): Promise<void> {
  await crew.work(tables, async (connection, table) => {
    const began = performance.now();
    report(request, phase, table, began, 0, false);
    await task(connection, table, (bytes) => report(request, phase, table, began, bytes, false));
    report(request, phase, table, began, table.bytes, true);
  });
}

function report(
  request: LoadRequest,
  phase: LoadPhase,
  table: DatasetTable,
  began: number,
  bytes: number,
  done: boolean,
): void {
  const seconds = (performance.now() - began) / 1000;
  request.onProgress?.({ phase, table: table.name, rows: done ? table.rows : 0, bytes, seconds, done });
}

function factsOf(manifest: LoadableManifest): RunFacts {
  return {
    version: manifest.version,
    seed: manifest.seed,
    configuration: JSON.stringify(manifest.configuration),
    weeks: manifest.weeks,
    firstDay: manifest.first_day,
    asOf: manifest.as_of,
    ledger: JSON.stringify(manifest.ledger),
  };
}

function explain(error: unknown, database: string, signal: AbortSignal | undefined): DatagenError {
  if (signal?.aborted !== true) return explainLoadFailure(`The load into database ${database}`, error);
  return new DatagenError('interrupted', `The load into database ${database} was interrupted.`, {
    hint: 'Load it anew with --resume or --overwrite.',
    cause: error,
  });
}

async function endQuietly(connection: Connection): Promise<void> {
  await connection.end().catch(() => connection.destroy());
}
