import { availableParallelism } from 'node:os';
import type { Connection } from 'mysql2/promise';
import type { Table } from '../../encode/tables.js';
import { quoteName } from '../quote.js';
import { widenIndexBuilds } from '../session.js';
import { buildKeys, settleAutoIncrement } from './build-keys.js';
import { type Crew, openCrew } from './crew.js';
import { type BringIn, type Filling, fillTables } from './fill-tables.js';
import { isBig, type LoadOptions, type LoadResult } from './load-options.js';
import { loadPart } from './load-part.js';
import type { LoadPhase } from './progress.js';
import { readIndexStatements, restoreAutomaticStatistics, runMarked } from './table-files.js';
import { type RunningLoad, watchLoads } from './watch-loads.js';

/** Connections for the tables that are not big; two, so that building one's indexes doesn't hold up the next. */
const SMALL_TABLE_LANES = 2;
const OWN_SERVER_DDL_BYTES = 268_435_456;
const OTHER_SERVER_DDL_BYTES = 67_108_864;

/** What follows when a table has all its rows. */
type Next = (connection: Connection, table: Table) => Promise<void>;

type Report = (phase: LoadPhase, table: Table, rows: number, bytes: number, done: boolean) => void;

/**
 * Fills empty tables, the big ones first, builds each one's indexes when it is full, then adds the foreign keys and
 * gathers statistics. The seconds of all begin with this call.
 */
export async function runPhases(options: LoadOptions, fillings: readonly Filling[]): Promise<LoadResult> {
  const began = performance.now();
  const big = fillings.filter(({ table }) => isBig(table));
  const small = fillings.filter(({ table }) => !isBig(table));
  const lanes = big.reduce((sum, filling) => sum + filling.lanes, 0) + SMALL_TABLE_LANES;
  const crew = await openCrew(
    options.open,
    options.database,
    lanes,
    { localFiles: options.way === 'local' },
    options.signal,
  );
  const report = reporterOf(options);
  const seconds = { load: 0, index: 0, keys: 0, analyze: 0 };
  const lap = stopwatch();
  try {
    for (const connection of crew.connections) {
      const bytes = options.ownServer === true ? OWN_SERVER_DDL_BYTES : OTHER_SERVER_DDL_BYTES;
      await widenIndexBuilds(connection, Math.max(2, availableParallelism()), bytes);
    }
    seconds.load = await watchedFill(crew, [...big, ...small], options, report);
    seconds.index = lap() - seconds.load;
    const tables = fillings.map(({ table }) => table);
    await buildKeys(crew, fillings, options.inPlace === true, (table) => report('keys', table, 0, 0, true));
    seconds.keys = lap();
    await analyze(crew, tables, report);
    // A table that was created whole was never without automatic statistics.
    if (options.inPlace !== true) await restoreStatistics(crew, tables);
    seconds.analyze = lap();
    return sumUp(fillings, { ...seconds, total: (performance.now() - began) / 1000 });
  } finally {
    await crew.dismiss();
  }
}

function sumUp(fillings: readonly Filling[], seconds: LoadResult['seconds']): LoadResult {
  const tables = fillings.map(({ table, source: { rows, bytes } }) => [table.name, { rows, bytes }] as const);
  return {
    rows: tables.reduce((sum, [, { rows }]) => sum + rows, 0),
    bytes: tables.reduce((sum, [, { bytes }]) => sum + bytes, 0),
    tables: Object.fromEntries(tables),
    seconds,
  };
}

/** Files that the server reads itself have nobody here to count their bytes, so the server is asked. */
async function watchedFill(
  crew: Crew,
  fillings: readonly Filling[],
  options: LoadOptions,
  report: Report,
): Promise<number> {
  const running = new Map<number, RunningLoad>();
  const bringIn: BringIn = async (connection, { table, source }, part, onBytes) => {
    running.set(connection.threadId, {
      rows: source.rows,
      onShare: (share) => onBytes(Math.floor(share * source.bytes)),
    });
    try {
      return await loadPart(connection, table, part, options.way, onBytes);
    } finally {
      running.delete(connection.threadId);
    }
  };
  const next: Next =
    options.inPlace === true ? async () => {} : (connection, table) => indexTable(connection, table, report);
  const task = (): Promise<number> => fill(crew, fillings, bringIn, report, next);
  return options.way === 'infile' && options.onProgress ? watchLoads(options.open, running, task) : task();
}

/** Fills and indexes the tables; returns the seconds until the last row was in. */
async function fill(
  crew: Crew,
  fillings: readonly Filling[],
  bringIn: BringIn,
  report: Report,
  next: Next,
): Promise<number> {
  const began = performance.now();
  let full = began;
  await fillTables(
    crew,
    fillings,
    bringIn,
    {
      onBegin: (table) => report('load', table, 0, 0, false),
      onBytes: (table, bytes) => report('load', table, 0, bytes, false),
      onFull: (table, rows, bytes) => {
        full = performance.now();
        report('load', table, rows, bytes, true);
      },
    },
    next,
  );
  return (full - began) / 1000;
}

async function indexTable(connection: Connection, table: Table, report: Report): Promise<void> {
  report('index', table, 0, 0, false);
  for (const statement of await readIndexStatements(table.name)) await runMarked(connection, statement);
  await settleAutoIncrement(connection, table.name);
  report('index', table, 0, 0, true);
}

async function analyze(crew: Crew, tables: readonly Table[], report: Report): Promise<void> {
  await crew.work(tables, async (connection, table) => {
    report('analyze', table, 0, 0, false);
    await connection.query(`ANALYZE TABLE ${quoteName(table.name)}`);
    report('analyze', table, 0, 0, true);
  });
}

async function restoreStatistics(crew: Crew, tables: readonly Table[]): Promise<void> {
  await crew.work([tables.map((table) => table.name)], restoreAutomaticStatistics);
}

function reporterOf({ onProgress }: LoadOptions): Report {
  const began = new Map<string, number>();
  return (phase, table, rows, bytes, done) => {
    const now = performance.now();
    const key = `${phase} ${table.name}`;
    if (!began.has(key)) began.set(key, now);
    const seconds = (now - (began.get(key) ?? now)) / 1000;
    onProgress?.({ phase, table: table.name, rows, bytes, seconds, done });
  };
}

/** A function that tells the seconds since it was last asked, or made. */
function stopwatch(): () => number {
  let last = performance.now();
  return () => {
    const before = last;
    last = performance.now();
    return (last - before) / 1000;
  };
}
