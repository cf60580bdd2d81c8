import { generate } from '../../pipeline/generate.js';
import type { RunAnswer, RunRequest } from './measure-run.js';
import { SampleSink } from './sample-sink.js';

/** The entry of a process of its own: generates once into nowhere, answers what that took, and ends. */
process.once('message', (request: RunRequest) => {
  run(request).then(answer, (error: unknown) => answer({ failure: String(error) }));
});

async function run({ config, threads }: RunRequest): Promise<RunAnswer> {
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
}

function answer(content: RunAnswer): void {
  process.send?.(content, () => process.disconnect());
}
