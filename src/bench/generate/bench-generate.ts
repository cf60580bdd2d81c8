import type { Config } from '../../config/schema.js';
import { generate } from '../../pipeline/generate.js';
import { describeMachine, type Machine } from '../machine.js';
import { measureSpread, type Spread } from '../statistics.js';
import { measureStringify, type StringifyRate } from './compare-stringify.js';
import { SampleSink } from './sample-sink.js';
import { measureStages, type StageRate } from './stage-rates.js';

/** What one number of threads came to. */
export interface ThreadsResult {
  readonly threads: number;
  readonly spread: Spread;
  readonly rowsPerSecond: number;
  readonly megabytesPerSecond: number;
  /** The process's largest resident set while it ran, with what earlier runs have left. */
  readonly peakMemoryBytes: number;
}

export interface GenerateBenchmark {
  readonly machine: Machine;
  readonly data: {
    readonly weeks: number;
    readonly scale: number;
    readonly rows: number;
    readonly bytes: number;
  };
  readonly rounds: number;
  readonly threads: readonly ThreadsResult[];
  /** Each on one core, the stages one after the other. */
  readonly stages: readonly StageRate[];
  readonly csvStringify: StringifyRate;
}

export interface BenchGenerateOptions {
  readonly threads: readonly number[];
  readonly rounds: number;
  readonly signal: AbortSignal;
  readonly onRound?: (round: number, threads: number, seconds: number) => void;
}

const MEMORY_INTERVAL_MS = 20;

/** Measures generation into nowhere, with each number of threads in each round. */
export async function benchGenerate(
  config: Config,
  options: BenchGenerateOptions,
): Promise<GenerateBenchmark> {
  const machine = describeMachine();
  const measured = new Map(options.threads.map((threads) => [threads, { seconds: [] as number[], peak: 0 }]));
  let last = new SampleSink();
  for (let round = 0; round < options.rounds; round += 1) {
    for (const threads of options.threads) {
      last = new SampleSink();
      const { seconds, peak } = await measureRun(config, last, threads, options.signal);
      const entry = measured.get(threads);
      entry?.seconds.push(seconds);
      if (entry) entry.peak = Math.max(entry.peak, peak);
      options.onRound?.(round, threads, seconds);
    }
  }
  const { rows, bytes, sample } = last;
  return {
    machine,
    data: {
      weeks: config.master_simulation.total_weeks,
      scale: config.simulation.scale_factor,
      rows,
      bytes,
    },
    rounds: options.rounds,
    threads: [...measured].map(([threads, { seconds, peak }]) => {
      const spread = measureSpread(seconds);
      return {
        threads,
        spread,
        rowsPerSecond: rows / spread.median,
        megabytesPerSecond: bytes / spread.median / 1e6,
        peakMemoryBytes: peak,
      };
    }),
    stages: measureStages(config),
    csvStringify: measureStringify(sample ?? Buffer.alloc(0)),
  };
}

async function measureRun(
  config: Config,
  sink: SampleSink,
  threads: number,
  signal: AbortSignal,
): Promise<{ seconds: number; peak: number }> {
  let peak = process.memoryUsage.rss();
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, MEMORY_INTERVAL_MS);
  const began = performance.now();
  try {
    await generate(config, sink, { threads, signal });
    return { seconds: (performance.now() - began) / 1000, peak };
  } finally {
    clearInterval(watch);
  }
}
