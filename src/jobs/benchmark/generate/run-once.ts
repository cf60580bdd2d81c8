import type { Config } from '../../../config/schema.js';
import { generate } from '../../../pipeline/generate.js';
import { answerRequests } from './bench-process.js';
import { SampleSink } from './sample-sink.js';

export interface RunRequest {
  readonly config: Config;
  readonly threads: number;
}

/** The result of one generation without output. */
export interface MeasuredRun {
  readonly seconds: number;
  /** User and system time of all threads. */
  readonly cpuSeconds: number;
  /** The maximum resident set size of the process. */
  readonly peakMemoryBytes: number;
  readonly rows: number;
  readonly rentals: number;
  readonly bytes: number;
  /** The first chunk of rental rows, as CSV. */
  readonly sample: Uint8Array;
}

// The entry of a process that generates without output on request.
answerRequests(async ({ config, threads }: RunRequest): Promise<MeasuredRun> => {
  const sink = new SampleSink();
  const cpuBefore = process.cpuUsage();
  const began = performance.now();
  await generate(config, sink, { threads });
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  return {
    seconds,
    cpuSeconds: (user + system) / 1e6,
    peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
    rows: sink.rows,
    rentals: sink.rentals,
    bytes: sink.bytes,
    sample: sink.sample ?? new Uint8Array(),
  };
});
