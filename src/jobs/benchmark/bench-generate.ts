import { setMaxListeners } from 'node:events';
import { stringify } from 'csv-stringify/sync';
import type { Config } from '../../config/schema.js';
import { VERSION } from '../../version.js';
import { BenchProcess } from './bench-process.js';
import {
  describeMachine,
  type Machine,
  measureSpread,
  orderOfRound,
  ratiosByRound,
  type Spread,
} from './measurement.js';
import type { MeasuredRun, StageRate } from './measuring-process.js';

/** The result for a number of threads. */
export interface ThreadsResult {
  readonly threads: number;
  /** By round, like the next two. */
  readonly seconds: readonly number[];
  /** Of all threads, in user and in system mode. */
  readonly cpuSeconds: readonly number[];
  /** The maximum resident set size of the process. */
  readonly peakMemoryBytes: readonly number[];
  readonly spread: Spread;
  readonly rowsPerSecond: number;
  readonly rentalsPerSecond: number;
  /** Rentals per second of CPU time. */
  readonly rentalsPerCpuSecond: number;
  readonly megabytesPerSecond: number;
  /** Throughput relative to one thread in the same round, if one thread was measured. */
  readonly scaling: Spread | undefined;
}

/**
 * Several processes that do the same work concurrently and share nothing: a measure of how the machine itself scales.
 * Each has its own chain in memory.
 */
interface SideBySide {
  readonly processes: number;
  /** The throughput of all, until the last has finished, relative to one alone in the same round. */
  readonly scaling: Spread;
}

interface StringifyRate {
  readonly rows: number;
  readonly rowsPerSecond: number;
  readonly megabytesPerSecond: number;
}

export interface GenerateBenchmark {
  readonly version: string;
  readonly machine: Machine;
  readonly data: {
    readonly weeks: number;
    readonly scale: number;
    readonly rows: number;
    readonly rentals: number;
    readonly bytes: number;
  };
  readonly rounds: number;
  readonly threads: readonly ThreadsResult[];
  /** On one core, one stage after the other; the medians of the rounds. */
  readonly stages: readonly StageRate[];
  /** Rentals per second on one core, simulated, ordered and encoded, with their payments. */
  readonly oneCore: Spread;
  /** The same in several processes: the maximum number of threads, but no more than cores. Undefined for one. */
  readonly sideBySide: SideBySide | undefined;
  readonly csvStringify: StringifyRate;
}

export interface BenchGenerateOptions {
  /** At least one. */
  readonly threads: readonly number[];
  readonly rounds: number;
  readonly signal: AbortSignal;
  readonly onRound?: (round: number, threads: number, run: MeasuredRun) => void;
}

/** Measures generation without output, with each number of threads in each round, every run in its own process. */
export async function benchGenerate(config: Config, options: BenchGenerateOptions): Promise<GenerateBenchmark> {
  const machine = describeMachine();
  const measured = new Map(options.threads.map((threads) => [threads, [] as MeasuredRun[]]));
  let last: MeasuredRun | undefined;
  for (let round = 0; round < options.rounds; round += 1) {
    for (const threads of orderOfRound(options.threads, round)) {
      last = await measureRun(config, threads, options.signal);
      measured.get(threads)?.push(last);
      options.onRound?.(round, threads, last);
    }
  }
  if (last === undefined) throw new RangeError('A benchmark has at least one round and one number of threads.');
  const { rows, rentals, bytes, sample } = last;
  const { rounds, signal } = options;
  const { stages, seconds, sideBySide } = await measureStages(
    config,
    rounds,
    Math.min(Math.max(...options.threads), machine.cores),
    signal,
  );
  const alone = measured.get(1);
  return {
    version: VERSION,
    machine,
    data: {
      weeks: config.master_simulation.total_weeks,
      scale: config.simulation.scale_factor,
      rows,
      rentals,
      bytes,
    },
    rounds,
    threads: [...measured].map(([threads, runs]) => sumUp(threads, runs, alone)),
    stages,
    oneCore: measureSpread(seconds.map((each) => rentals / each)),
    sideBySide,
    csvStringify: measureStringify(Buffer.from(sample)),
  };
}

/** Generates once, in its own process. */
async function measureRun(config: Config, threads: number, signal: AbortSignal): Promise<MeasuredRun> {
  const process = new BenchProcess(signal);
  try {
    return await process.ask<MeasuredRun>({ config, threads });
  } finally {
    process.end();
  }
}

/**
 * Times the stages in each round: in one process, a different one in each round, and then in all of them. Each process
 * has made all rows once before, to warm up. `seconds` are, by round, those of all stages except planning.
 */
async function measureStages(config: Config, rounds: number, processes: number, signal: AbortSignal) {
  const ending = AbortSignal.any([signal]);
  // Each process adds a listener, and Node warns of a leak from the eleventh on.
  setMaxListeners(0, ending);
  const all = Array.from({ length: processes }, () => new BenchProcess(ending));
  const measure = async (some: readonly BenchProcess[]) => {
    const began = performance.now();
    const request = { config, threads: 'stages' } as const;
    const stages = await Promise.all(some.map((each) => each.ask<readonly StageRate[]>(request)));
    return { seconds: (performance.now() - began) / 1000, stages };
  };
  const alone: (readonly StageRate[])[] = [];
  const scaling: number[] = [];
  try {
    await measure(all);
    for (let round = 0; round < rounds; round += 1) {
      const one = await measure(all.slice(round % processes, (round % processes) + 1));
      alone.push(...one.stages);
      if (processes > 1) scaling.push((processes * one.seconds) / (await measure(all)).seconds);
    }
  } finally {
    for (const each of all) each.end();
  }
  const stages = (alone[0] ?? []).map((stage, index) => ({
    ...stage,
    seconds: measureSpread(alone.map((round) => round[index]?.seconds ?? 0)).median,
  }));
  const seconds = alone.map((round) => round.reduce((sum, each) => sum + (each.rows > 0 ? each.seconds : 0), 0));
  return {
    stages,
    seconds,
    sideBySide: processes > 1 ? { processes, scaling: measureSpread(scaling) } : undefined,
  };
}

/** Measures csv-stringify on rental rows of this program. Throws a RangeError if it writes other bytes. */
function measureStringify(csv: Buffer): StringifyRate {
  const rows = csv
    .toString('latin1')
    .trimEnd()
    .split('\n')
    .map((line) => line.split(',').map((field) => (/^\d+$/.test(field) ? Number(field) : field)));
  stringify(rows.slice(0, 1000));
  const began = performance.now();
  const text = stringify(rows);
  const seconds = (performance.now() - began) / 1000;
  if (text.length !== csv.length) throw new RangeError('csv-stringify wrote other bytes.');
  return {
    rows: rows.length,
    rowsPerSecond: rows.length / seconds,
    megabytesPerSecond: csv.length / seconds / 1e6,
  };
}

function sumUp(
  threads: number,
  runs: readonly MeasuredRun[],
  alone: readonly MeasuredRun[] | undefined,
): ThreadsResult {
  const seconds = runs.map((run) => run.seconds);
  const cpuSeconds = runs.map((run) => run.cpuSeconds);
  const spread = measureSpread(seconds);
  const base = alone?.map((run) => run.seconds);
  const { rows = 0, rentals = 0, bytes = 0 } = runs[0] ?? {};
  return {
    threads,
    seconds,
    cpuSeconds,
    peakMemoryBytes: runs.map((run) => run.peakMemoryBytes),
    spread,
    rowsPerSecond: rows / spread.median,
    rentalsPerSecond: rentals / spread.median,
    rentalsPerCpuSecond: rentals / measureSpread(cpuSeconds).median,
    megabytesPerSecond: bytes / spread.median / 1e6,
    scaling: base && measureSpread(ratiosByRound(base, seconds)),
  };
}
