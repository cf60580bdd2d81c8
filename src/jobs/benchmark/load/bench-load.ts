import { setTimeout as delay } from 'node:timers/promises';
import type { Connection } from 'mysql2/promise';
import { closeConnection } from '../../../engines/mysql/close-connection.js';
import { messageOf } from '../../../errors.js';
import { describeMachine, type Machine } from '../machine.js';
import { orderOfRound } from '../rounds.js';
import { measureSpread, overlaps, ratiosByRound, type Spread } from '../statistics.js';
import { withBenchDatabase } from './bench-database.js';
import { refuseConnections } from './connection-room.js';
import { type BenchedServer, describeServer } from './describe-server.js';
import type { BenchMethod, LoadSite } from './load-method.js';
import { type Measured, measureMethod, rowsTimed } from './measure-method.js';
import { findServerProcess, type ProcessorSeconds } from './processor-seconds.js';

/** The result of one way. */
export interface MethodResult {
  readonly name: string;
  readonly title: string;
  /** Of each round, from nothing to queryable; of a sampled way, of its sample. */
  readonly seconds: readonly number[];
  readonly spread: Spread;
  readonly rows: number;
  readonly rowsPerSecond: number;
  readonly megabytesPerSecond: number;
  /** A sample was timed: `wholeSeconds` is what all rows would take at its rate. */
  readonly sampled: boolean;
  readonly wholeSeconds: number;
  /** What processors did for it, or for its sample, the medians of the rounds; results of before 2026-11-26 don't tell. */
  readonly processorSeconds?: ProcessorSeconds;
  /** The median of the rounds' ratios to the fastest way. */
  readonly ratioToBest: number;
  /** The median of the rounds' ratios to the hand-tuned script, where that was measured. */
  readonly ratioToHandTuned: number | undefined;
}

export interface LoadBenchmark {
  readonly machine: Machine;
  readonly server: BenchedServer;
  readonly data: {
    readonly weeks: number;
    readonly scale: number;
    readonly rows: number;
    readonly bytes: number;
  };
  readonly rounds: number;
  /** How long nothing was done before each way. */
  readonly restSeconds: number;
  /** Fastest first. */
  readonly ways: readonly MethodResult[];
  /** Ways that can't be tried here, and why. */
  readonly left: readonly { readonly name: string; readonly reason: string }[];
  /** The fastest way, if it can be told from the next: not in one round, and not where their spreads meet. */
  readonly winner: string | undefined;
}

export interface BenchLoadOptions {
  readonly rounds: number;
  /** Seconds of rest before each way: a shared machine may slow down a process that was busy. */
  readonly restSeconds?: number;
  readonly onRound?: (round: number, way: BenchMethod, seconds: number) => void;
}

/**
 * Measures ways in rounds, each round in another order, so that what slows the machine down slows all of them. The
 * database is afterwards as it was: empty, or not there. Throws a DatagenError 'conflict' when it holds other tables.
 */
export async function benchLoad(
  site: LoadSite,
  ways: readonly BenchMethod[],
  options: BenchLoadOptions,
): Promise<LoadBenchmark> {
  return withBenchDatabase(site, () => measureRounds(site, ways, options));
}

async function measureRounds(
  site: LoadSite,
  ways: readonly BenchMethod[],
  { rounds, restSeconds = 0, onRound }: BenchLoadOptions,
): Promise<LoadBenchmark> {
  const machine = describeMachine();
  const possible = ways.filter((way) => refuse(way, site) === undefined);
  const left = ways.flatMap((way) => {
    const reason = refuse(way, site);
    return reason === undefined ? [] : [{ name: way.name, reason }];
  });
  const serverProcess = site.look.local ? await withConnection(site, findServerProcess) : undefined;
  const measured = new Map(possible.map((way) => [way, [] as Measured[]]));
  for (let round = 0; round < rounds; round += 1) {
    for (const way of orderOfRound(possible, round)) {
      site.signal.throwIfAborted();
      if (!measured.has(way)) continue;
      await rest(restSeconds, site.signal);
      try {
        const took = await measureMethod(way, site, serverProcess);
        measured.get(way)?.push(took);
        onRound?.(round, way, took.seconds);
      } catch (error) {
        site.signal.throwIfAborted();
        measured.delete(way);
        const [reason = ''] = messageOf(error).split('\n');
        left.push({ name: way.name, reason: `it failed: ${reason.replace(/\.$/, '')}` });
      }
    }
  }
  const results = sumUp(site, measured);
  const [first, second] = results;
  const told =
    rounds > 1 && first !== undefined && second !== undefined && !overlaps(first.spread, second.spread);
  return {
    machine,
    server: await withConnection(site, (connection) => describeServer(connection, site.look.version)),
    data: {
      weeks: site.manifest.weeks,
      scale: site.config.simulation.scale_factor,
      rows: total(site, 'rows'),
      bytes: total(site, 'bytes'),
    },
    rounds,
    restSeconds,
    ways: results,
    left,
    winner: told ? first.name : undefined,
  };
}

function refuse(way: BenchMethod, site: LoadSite): string | undefined {
  return way.refusal(site) ?? refuseConnections(way, site.look);
}

function sumUp(
  site: LoadSite,
  measured: ReadonlyMap<BenchMethod, readonly Measured[]>,
): readonly MethodResult[] {
  const [rows, bytes] = [total(site, 'rows'), total(site, 'bytes')];
  const whole = [...measured].map(([way, rounds]) => {
    const timed = rowsTimed(way, site);
    const factor = way.sampled === true ? rows / timed : 1;
    const seconds = rounds.map((round) => round.seconds);
    const processorSeconds = {
      ...medianAs('server', rounds),
      ...medianAs('program', rounds),
    };
    return { way, seconds, processorSeconds, timed, whole: seconds.map((each) => each * factor) };
  });
  whole.sort((a, b) => measureSpread(a.whole).median - measureSpread(b.whole).median);
  const tuned = whole.find(({ way }) => way.name === 'hand-tuned')?.whole;
  const best = whole[0]?.whole ?? [];
  return whole.map(({ way, seconds, processorSeconds, timed, whole: wholeSeconds }) => {
    const { median } = measureSpread(wholeSeconds);
    return {
      name: way.name,
      title: way.title,
      seconds,
      spread: measureSpread(wholeSeconds),
      rows: timed,
      rowsPerSecond: rows / median,
      megabytesPerSecond: bytes / median / 1e6,
      sampled: way.sampled === true,
      wholeSeconds: median,
      processorSeconds,
      ratioToBest: measureSpread(ratiosByRound(wholeSeconds, best)).median,
      ratioToHandTuned: tuned && measureSpread(ratiosByRound(wholeSeconds, tuned)).median,
    };
  });
}

/** The rounds' median of whose processor seconds these are, where the rounds tell. */
function medianAs(whose: keyof ProcessorSeconds, rounds: readonly Measured[]): ProcessorSeconds {
  const known = rounds.map(({ processor }) => processor[whose]).filter((value) => value !== undefined);
  return known.length === 0 ? {} : { [whose]: measureSpread(known).median };
}

async function withConnection<Result>(
  { open }: LoadSite,
  task: (connection: Connection) => Promise<Result>,
): Promise<Result> {
  const connection = await open();
  try {
    return await task(connection);
  } finally {
    await closeConnection(connection);
  }
}

function total({ tables }: LoadSite, of: 'rows' | 'bytes'): number {
  return tables.reduce((sum, table) => sum + table[of], 0);
}

async function rest(seconds: number, signal: AbortSignal): Promise<void> {
  try {
    await delay(1000 * seconds, undefined, { signal });
  } finally {
    signal.throwIfAborted();
  }
}
