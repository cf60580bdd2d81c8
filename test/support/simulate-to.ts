import { resolveConfig } from '../../src/config/resolve.js';
import { type Generated, generate } from '../../src/pipeline/generate.js';
import type { Sink } from '../../src/pipeline/sinks/sink.js';

/** Runs the real generator with its threads for so many weeks, everything else as by default, into a sink. */
export function simulateTo(
  sink: Sink,
  weeks: number,
  options: { readonly blockWeeks?: number } = {},
): Promise<Generated> {
  const { config } = resolveConfig({ flags: { weeks }, environment: {} });
  return generate(config, sink, { threads: 1, ...options });
}
