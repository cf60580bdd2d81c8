import { availableParallelism } from 'node:os';
import type { Connection } from 'mysql2/promise';
import { BusyClock } from '../../../busy-clock.js';
import { isBlockTable, type Table } from '../../../schema/tables.js';
import type { LoadResult, LoadSeconds } from '../../engine.js';
import { SMALL_TABLE_CONNECTIONS } from '../load-method.js';
import { widenIndexBuilds } from '../session.js';
import { type ConnectionPool, openConnectionPool } from './connection-pool.js';
import { CoreGate } from './core-gate.js';
import { restoreAutomaticStatistics } from './create-tables.js';
import { buildKeys, finishTable, type Report, type Share, type TableIds } from './finish-table.js';

import { loadChunk } from './load-chunk.js';
import { type LoadEvents, type LoadPart, loadInTurn, loadTables, type TableLoad } from './load-tables.js';
import type { LoadOptions } from './open-load.js';
import { type RunningLoad, watchLoads } from './watch-loads.js';

const DDL_BYTES = 67_108_864;

/** The steps after a table has all its rows. */
type Next = (connection: Connection, load: TableLoad) => Promise<void>;

/**
 * Loads empty tables, the big ones first, and finishes each table as soon as it has its rows. The foreign keys of the
 * big tables come last. The seconds count from this call.
 *
 * @param lockConnection - holds the database's lock, and does the work where no other connection is allowed
 */
export async function runPhases(
  options: LoadOptions,
  loads: readonly TableLoad[],
  lockConnection: Connection,
): Promise<LoadResult & { readonly seconds: LoadSeconds }> {
  const began = performance.now();
  const big = loads.filter(({ table }) => isBlockTable(table.name));
  const small = loads.filter(({ table }) => !isBlockTable(table.name));
  const connectionsPerTable = options.inTurn ? 1 : countConnections(big.map((load) => load.connectionsPerTable));
  const pool = await openConnectionPool(
    options.open,
    options.database,
    connectionsPerTable,
    { localFiles: options.method === 'local' },
    options.signal,
    lockConnection,
  );
  const clock = options.clock ?? new BusyClock();
  const report = reporterOf(options, clock);
  const inPlace = options.inPlace === true;
  const seconds = { load: 0, index: 0, keys: 0 };
  const lap = stopwatch();
  try {
    for (const connection of pool.connections) {
      await widenIndexBuilds(connection, Math.max(2, availableParallelism()), DDL_BYTES);
    }
    const ids = new Map<string, TableIds>();
    const keyed = (share: Share, tables: readonly TableLoad[]): Promise<void> =>
      buildKeys(share, tables.map(tableOf), ids, options, (table) => report('keys', table, 0, 0, true));
    const waiting = new Set(small.map(tableOf));
    const turns = new CoreGate(options.local === true ? availableParallelism() : Number.POSITIVE_INFINITY);
    const finish: Next = async (connection, load) => {
      ids.set(load.table.name, await finishTable(connection, load, inPlace, report));
      options.onTable?.(ids.size);
    };
    const next: Next = async (connection, load) => {
      if (isBlockTable(load.table.name)) await turns.occupy(() => finish(connection, load));
      else await finish(connection, load);
      // The small tables refer only to each other, so their keys need not wait for the big ones.
      if (waiting.delete(load.table) && waiting.size === 0) await keyed(alone(connection), small);
    };
    seconds.load = await loadWatched(pool, [...big, ...small], turns, { ...options, clock }, report, next);
    seconds.index = lap() - seconds.load;
    await keyed(pool.work, big);
    // A table that was created with its indexes always had automatic statistics.
    if (!inPlace) await pool.work([big.map(({ table }) => table.name)], restoreAutomaticStatistics);
    seconds.keys = lap();
    const total = (performance.now() - began) / 1000;
    return { ...sumUp(loads), seconds: { ...seconds, total }, busySeconds: clock.seconds };
  } finally {
    await pool.dismiss();
  }
}

/** The number of connections beside the lock connection. */
function countConnections(ofBigTables: readonly number[]): number {
  return ofBigTables.reduce((sum, connectionsPerTable) => sum + connectionsPerTable, SMALL_TABLE_CONNECTIONS);
}

/** Works through items on one connection. */
function alone(connection: Connection): Share {
  return async (items, task) => {
    for (const item of items) await task(connection, item);
  };
}

function tableOf({ table }: TableLoad): Table {
  return table;
}

function sumUp(loads: readonly TableLoad[]): Pick<LoadResult, 'rows' | 'bytes' | 'tables'> {
  const tables = loads.map(({ table, source: { rows, bytes } }) => [table.name, { rows, bytes }] as const);
  return {
    rows: tables.reduce((sum, [, { rows }]) => sum + rows, 0),
    bytes: tables.reduce((sum, [, { bytes }]) => sum + bytes, 0),
    tables: Object.fromEntries(tables),
  };
}

/** Files that the server reads itself send no bytes through here, so the server is asked for its progress. */
async function loadWatched(
  pool: ConnectionPool,
  loads: readonly TableLoad[],
  turns: CoreGate,
  options: LoadOptions & { readonly clock: BusyClock },
  report: Report,
  next: Next,
): Promise<number> {
  const running = new Map<number, RunningLoad>();
  const loadPart: LoadPart = async (connection, { table, source }, part, onBytes) => {
    await turns.next();
    running.set(connection.threadId, {
      rows: source.rows,
      onShare: (share) => onBytes(Math.floor(share * source.bytes)),
    });
    const load = () => loadChunk(connection, table, part, options.method, onBytes);
    try {
      return await (isBlockTable(table.name) ? options.clock.during(load) : load());
    } finally {
      running.delete(connection.threadId);
    }
  };
  const task = (): Promise<number> => fill(pool, loads, options, loadPart, report, next);
  return options.method === 'infile' && options.onProgress ? watchLoads(options.open, running, task) : task();
}

/** Loads and finishes the tables; returns the seconds until the last row of the big ones was stored. */
async function fill(
  pool: ConnectionPool,
  loads: readonly TableLoad[],
  { inTurn }: LoadOptions,
  loadPart: LoadPart,
  report: Report,
  next: Next,
): Promise<number> {
  const began = performance.now();
  let full = began;
  const events: LoadEvents = {
    onBegin: (table) => report('load', table, 0, 0, false),
    onBytes: (table, bytes) => report('load', table, 0, bytes, false),
    onFull: (table, rows, bytes) => {
      // The small tables may have waited for a core.
      if (isBlockTable(table.name)) full = performance.now();
      report('load', table, rows, bytes, true);
    },
  };
  if (inTurn) {
    await pool.work([loads], (connection, all) => loadInTurn(connection, all, loadPart, events, next));
  } else {
    await loadTables(pool, loads, loadPart, events, next);
  }
  return (full - began) / 1000;
}

function reporterOf({ onProgress }: LoadOptions, clock: BusyClock): Report {
  const began = new Map<string, number>();
  return (phase, table, rows, bytes, done) => {
    const now = performance.now();
    const key = `${phase} ${table.name}`;
    if (!began.has(key)) began.set(key, now);
    const seconds = (now - (began.get(key) ?? now)) / 1000;
    const { seconds: busySeconds } = clock;
    onProgress?.({ phase, table: table.name, rows, bytes, seconds, done, busySeconds });
  };
}

/** A function that returns the seconds since its last call or its creation. */
function stopwatch(): () => number {
  let last = performance.now();
  return () => {
    const before = last;
    last = performance.now();
    return (last - before) / 1000;
  };
}
