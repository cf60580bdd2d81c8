import type { Config } from '../../../config/schema.js';
import { generate } from '../../../pipeline/generate.js';
import { answerRequests } from './bench-process.js';
import { SampleSink } from './sample-sink.js';

export interface RunRequest {
  readonly config: Config;
  readonly threads: number;
}

/** The result of one generation without output, in a process of its own. */
export interface MeasuredRun {
  readonly seconds: number;
  /** Of all its threads, in user and in system mode. */
  readonly cpuSeconds: number;
  /** The largest resident set of the whole process. */
  readonly peakMemoryBytes: number;
  readonly rows: number;
  readonly rentals: number;
  readonly bytes: number;
  /** The first rental rows that were made, as CSV. */
  readonly sample: Uint8Array;
}

// The entry of a process of its own, which generates into nowhere when it is asked to.
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
