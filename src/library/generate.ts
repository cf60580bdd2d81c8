import type { Config } from '../config/schema.js';
import { threadsFor } from '../jobs/run/simulate.js';
import {
  type Generated,
  type GenerateOptions as GenerateWithThreads,
  generate as generateRows,
} from '../pipeline/generate.js';
import type { Sink } from '../pipeline/sinks/sink.js';
import { runCall } from './options.js';

export interface GenerateOptions extends Omit<GenerateWithThreads, 'threads'> {
  /** Worker threads; default: all cores. The number does not change the output. */
  readonly threads?: number | undefined;
}

/**
 * Simulates a configuration from its first week to the as-of moment and writes every table to the sink: rental and
 * payment block by block, concurrently the small tables that are known from the start, and the others at the end.
 *
 * @param config - as `resolveConfig` returns it
 * @throws DatagenError `interrupted` when the signal aborts; and every error of the sink
 * @example
 * await generate(resolveConfig(), { write: async (table, bytes, rows) => console.log(table, rows) });
 */
export function generate(config: Config, sink: Sink, options: GenerateOptions = {}): Promise<Generated> {
  return runCall(options, () => generateRows(config, sink, { ...options, threads: threadsFor(options.threads) }));
}
