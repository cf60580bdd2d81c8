import { setTimeout as delay } from 'node:timers/promises';
import type { Connection } from 'mysql2/promise';
import { closeConnection } from '../../engines/mysql/connections.js';
import { messageOf, throwIfAborted } from '../../errors.js';
import { withBenchDatabase } from './bench-database.js';
import { type BenchMethod, type LoadSite, refuseConnections } from './bench-method.js';
import { type BenchedServer, describeServer, findServerProcess, type ProcessorSeconds } from './benched-server.js';
import { type Measured, measureMethod, rowsTimed } from './measure-method.js';
import {
  describeMachine,
  type Machine,
  measureSpread,
  orderOfRound,
  overlaps,
  ratiosByRound,
  type Spread,
} from './measurement.js';

/** The measurements of one method. */
export interface MethodResult {
  readonly name: string;
  readonly title: string;
  /** By round, from an empty database to a queryable one; for a sampled method, of its sample. */
  readonly seconds: readonly number[];
  readonly spread: Spread;
  readonly rows: number;
  readonly rowsPerSecond: number;
  readonly megabytesPerSecond: number;
  /** Only a sample was timed; `wholeSeconds` extrapolates to all rows. */
  readonly sampled: boolean;
  readonly wholeSeconds: number;
  /** CPU time, of the sample for a sampled method: the medians of the rounds. */
  readonly processorSeconds?: ProcessorSeconds;
  /** The median of the rounds' ratios to the fastest method. */
  readonly ratioToBest: number;
  /** The median of the rounds' ratios to the hand-tuned script, if that was measured. */
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
  /** The idle time before each method. */
  readonly restSeconds: number;
  /** Fastest first. */
  readonly ways: readonly MethodResult[];
  /** The methods that were not measured, and why. */
  readonly left: readonly { readonly name: string; readonly reason: string }[];
  /** The fastest method, if there were several rounds and its spread does not overlap with that of the next. */
  readonly winner: string | undefined;
}

export interface BenchLoadOptions {
  readonly rounds: number;
  /** Idle seconds before each method: a shared machine may throttle a process that was busy. */
  readonly restSeconds?: number;
  readonly onRound?: (round: number, method: BenchMethod, seconds: number) => void;
}

/**
 * Measures methods in rounds, each in another order, so that other work on the machine affects all methods alike.
 * Restores the database: empty, or dropped if it did not exist. Throws a DatagenError 'conflict' if it holds other tables.
 */
export async function benchLoad(
  site: LoadSite,
  methods: readonly BenchMethod[],
  options: BenchLoadOptions,
): Promise<LoadBenchmark> {
  return withBenchDatabase(site, () => measureRounds(site, methods, options));
}

async function measureRounds(
  site: LoadSite,
  methods: readonly BenchMethod[],
  { rounds, restSeconds = 0, onRound }: BenchLoadOptions,
): Promise<LoadBenchmark> {
  const machine = describeMachine();
  const possible = methods.filter((method) => refuse(method, site) === undefined);
  const left = methods.flatMap((method) => {
    const reason = refuse(method, site);
    return reason === undefined ? [] : [{ name: method.name, reason }];
  });
  const serverProcess = site.capabilities.local ? await withConnection(site, findServerProcess) : undefined;
  const measured = new Map(possible.map((method) => [method, [] as Measured[]]));
  for (let round = 0; round < rounds; round += 1) {
    for (const method of orderOfRound(possible, round)) {
      throwIfAborted(site.signal);
      if (!measured.has(method)) continue;
      await rest(restSeconds, site.signal);
      try {
        const took = await measureMethod(method, site, serverProcess);
        measured.get(method)?.push(took);
        onRound?.(round, method, took.seconds);
      } catch (error) {
        throwIfAborted(site.signal);
        measured.delete(method);
        const [reason = ''] = messageOf(error).split('\n');
        left.push({ name: method.name, reason: `it failed: ${reason.replace(/\.$/, '')}` });
      }
    }
  }
  const results = sumUp(site, measured);
  const [first, second] = results;
  const isClear = rounds > 1 && first !== undefined && second !== undefined && !overlaps(first.spread, second.spread);
  return {
    machine,
    server: await withConnection(site, (connection) => describeServer(connection, site.capabilities.version)),
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
    winner: isClear ? first.name : undefined,
  };
}

function refuse(method: BenchMethod, site: LoadSite): string | undefined {
  return method.refusal(site) ?? refuseConnections(method, site.capabilities);
}

function sumUp(site: LoadSite, measured: ReadonlyMap<BenchMethod, readonly Measured[]>): readonly MethodResult[] {
  const [rows, bytes] = [total(site, 'rows'), total(site, 'bytes')];
  const whole = [...measured].map(([method, rounds]) => {
    const timed = rowsTimed(method, site);
    const factor = method.sampled === true ? rows / timed : 1;
    const seconds = rounds.map((round) => round.seconds);
    const processorSeconds = {
      ...medianAs('server', rounds),
      ...medianAs('program', rounds),
    };
    return { method, seconds, processorSeconds, timed, whole: seconds.map((each) => each * factor) };
  });
  whole.sort((a, b) => measureSpread(a.whole).median - measureSpread(b.whole).median);
  const tuned = whole.find(({ method }) => method.name === 'hand-tuned')?.whole;
  const best = whole[0]?.whole ?? [];
  return whole.map(({ method, seconds, processorSeconds, timed, whole: wholeSeconds }) => {
    const { median } = measureSpread(wholeSeconds);
    return {
      name: method.name,
      title: method.title,
      seconds,
      spread: measureSpread(wholeSeconds),
      rows: timed,
      rowsPerSecond: rows / median,
      megabytesPerSecond: bytes / median / 1e6,
      sampled: method.sampled === true,
      wholeSeconds: median,
      processorSeconds,
      ratioToBest: measureSpread(ratiosByRound(wholeSeconds, best)).median,
      ratioToHandTuned: tuned && measureSpread(ratiosByRound(wholeSeconds, tuned)).median,
    };
  });
}

/** The median CPU time of the server or the program, if the rounds have it. */
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
    throwIfAborted(signal);
  }
}
