import { setTimeout as delay } from 'node:timers/promises';
import { messageOf } from '../../errors.js';
import { describeMachine, type Machine } from '../machine.js';
import { orderOfRound } from '../rounds.js';
import { measureSpread, overlaps, ratiosByRound, type Spread } from '../statistics.js';
import { type BenchedServer, describeServer } from './describe-server.js';
import type { LoadingWay, LoadSite } from './loading-way.js';
import { measureWay, rowsTimed } from './measure-way.js';

/** What one way came to. */
export interface WayResult {
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
  readonly ways: readonly WayResult[];
  /** Ways that can't be tried here, and why. */
  readonly left: readonly { readonly name: string; readonly reason: string }[];
  /** The fastest way, if it can be told from the next: not in one round, and not where their spreads meet. */
  readonly winner: string | undefined;
}

export interface BenchLoadOptions {
  readonly rounds: number;
  /** For so many seconds nothing is done before each way: a machine that others share may slow down one that was busy. */
  readonly restSeconds?: number;
  readonly onRound?: (round: number, way: LoadingWay, seconds: number) => void;
}

/** Measures ways in rounds, each round in another order, so that what slows the machine down slows all of them. */
export async function benchLoad(
  site: LoadSite,
  ways: readonly LoadingWay[],
  { rounds, restSeconds = 0, onRound }: BenchLoadOptions,
): Promise<LoadBenchmark> {
  const machine = describeMachine();
  const possible = ways.filter((way) => way.refusal(site) === undefined);
  const left = ways.flatMap((way) => {
    const reason = way.refusal(site);
    return reason === undefined ? [] : [{ name: way.name, reason }];
  });
  const seconds = new Map(possible.map((way) => [way, [] as number[]]));
  for (let round = 0; round < rounds; round += 1) {
    for (const way of orderOfRound(possible, round)) {
      site.signal.throwIfAborted();
      if (!seconds.has(way)) continue;
      await rest(restSeconds, site.signal);
      try {
        const took = await measureWay(way, site);
        seconds.get(way)?.push(took);
        onRound?.(round, way, took);
      } catch (error) {
        site.signal.throwIfAborted();
        seconds.delete(way);
        const [reason = ''] = messageOf(error).split('\n');
        left.push({ name: way.name, reason: `it failed: ${reason}` });
      }
    }
  }
  const results = sumUp(site, seconds);
  const [first, second] = results;
  const told =
    rounds > 1 && first !== undefined && second !== undefined && !overlaps(first.spread, second.spread);
  return {
    machine,
    server: await askServer(site),
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

function sumUp(site: LoadSite, measured: ReadonlyMap<LoadingWay, readonly number[]>): readonly WayResult[] {
  const [rows, bytes] = [total(site, 'rows'), total(site, 'bytes')];
  const whole = [...measured].map(([way, seconds]) => {
    const timed = rowsTimed(way, site);
    const factor = way.sampled === true ? rows / timed : 1;
    return { way, seconds, timed, whole: seconds.map((each) => each * factor) };
  });
  whole.sort((a, b) => measureSpread(a.whole).median - measureSpread(b.whole).median);
  const tuned = whole.find(({ way }) => way.name === 'hand-tuned')?.whole;
  const best = whole[0]?.whole ?? [];
  return whole.map(({ way, seconds, timed, whole: wholeSeconds }) => {
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
      ratioToBest: measureSpread(ratiosByRound(wholeSeconds, best)).median,
      ratioToHandTuned: tuned && measureSpread(ratiosByRound(wholeSeconds, tuned)).median,
    };
  });
}

async function askServer({ open, look }: LoadSite): Promise<BenchedServer> {
  const connection = await open();
  try {
    return await describeServer(connection, look.version);
  } finally {
    await connection.end();
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
