import type { Config } from '../../../config/schema.js';
import { VERSION } from '../../../version.js';
import { describeMachine, type Machine } from '../machine.js';
import { orderOfRound } from '../rounds.js';
import { measureSpread, ratiosByRound, type Spread } from '../statistics.js';
import { BenchProcess } from './bench-process.js';
import { measureStringify, type StringifyRate } from './compare-stringify.js';
import { measureStages, type SideBySide } from './measure-stages.js';
import type { MeasuredRun, RunRequest } from './run-once.js';
import type { StageRate } from './stage-rates.js';

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
export async function benchGenerate(
  config: Config,
  options: BenchGenerateOptions,
): Promise<GenerateBenchmark> {
  const machine = describeMachine();
  const measured = new Map(options.threads.map((threads) => [threads, [] as MeasuredRun[]]));
  let last: MeasuredRun | undefined;
  for (let round = 0; round < options.rounds; round += 1) {
    for (const threads of orderOfRound(options.threads, round)) {
      last = await measureRun({ config, threads }, options.signal);
      measured.get(threads)?.push(last);
      options.onRound?.(round, threads, last);
    }
  }
  if (last === undefined)
    throw new RangeError('A benchmark has at least one round and one number of threads.');
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
async function measureRun(request: RunRequest, signal: AbortSignal): Promise<MeasuredRun> {
  const process = new BenchProcess<RunRequest, MeasuredRun>('run-once', signal);
  try {
    return await process.ask(request);
  } finally {
    process.end();
  }
}

function sumUp(
  threads: number,
  runs: readonly MeasuredRun[],
  alone: readonly MeasuredRun[] | undefined,
): ThreadsResult {
  const seconds = runs.map((run) => run.seconds);
  const cpuSeconds = runs.map((run) => run.cpuSeconds);
  const spread = measureSpread(seconds);
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
    scaling:
      alone &&
      measureSpread(
        ratiosByRound(
          alone.map((run) => run.seconds),
          seconds,
        ),
      ),
  };
}
