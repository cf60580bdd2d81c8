import type { Config } from '../config/schema.js';
import { planChain } from '../model/plan/chain.js';
import { blockWeeksFor, planBlocks } from '../model/plan/plan-blocks.js';
import { leavingSeconds } from '../model/store/visitors.js';
import type { TableName } from '../schema/tables.js';
import { type RowsAndBytes, sampleRun } from './sample-run.js';
import { createSharedRun } from './shared-run.js';
import { sampleSmallTables } from './small-tables.js';

/** The estimate of a run. */
export interface RunEstimate {
  readonly stores: number;
  readonly tables: Readonly<Partial<Record<TableName, RowsAndBytes>>>;
  /** Nothing was left out of the sample, so rows and bytes are what a run would write. */
  readonly exact: boolean;
  /** Memory of the whole process at its fullest. */
  readonly memoryBytes: number;
  /** To make the files, if the disk keeps up. */
  readonly seconds: number;
}

/** The number of requests for a film that the sample simulates, in a fraction of a second. */
const SAMPLE_REQUESTS = 300_000;
const SAMPLE_ROWS = 20_000;
/** Memory of Node itself and of each thread, besides the shared columns; see bench/. */
const BASE_BYTES = 85_000_000;
const BYTES_PER_THREAD = 18_000_000;
/** From the start of a thread until its code is optimised. */
const SECONDS_TO_START = 0.25;

/**
 * Estimates the rows and bytes of a configuration, and writes nothing. It plans the whole chain, and simulates, orders
 * and encodes a sample of its stores.
 */
export async function estimateRun(config: Config, threads: number): Promise<RunEstimate> {
  const began = performance.now();
  const chain = planChain(config);
  const run = createSharedRun(chain, planBlocks(chain, blockWeeksFor(chain)), threads);
  const planned = performance.now();
  const sample = sampleRun(run, SAMPLE_REQUESTS);
  const sampled = performance.now();
  const leaveSecond = leavingSeconds(chain, run.state);
  const small = sampleSmallTables(chain, { ...chain.members, leaveSecond }, SAMPLE_ROWS);
  const written = performance.now();
  const whole = ({ rows, bytes }: RowsAndBytes): RowsAndBytes => ({
    rows: Math.round(rows / sample.share),
    bytes: Math.round(bytes / sample.share),
  });
  const smallShare = Math.min(1, SAMPLE_ROWS / Math.max(chain.members.count, chain.copies.count, 1));
  const rentalSeconds = Math.max(sample.makeSeconds / threads, sample.hashSeconds) / sample.share;
  return {
    stores: chain.stores,
    tables: { ...small, rental: whole(sample.rental), payment: whole(sample.payment) },
    exact: sample.share === 1 && smallShare === 1,
    memoryBytes: BASE_BYTES + threads * BYTES_PER_THREAD + sumBuffers(run),
    seconds: SECONDS_TO_START + (planned - began) / 1000 + rentalSeconds + (written - sampled) / 1000 / smallShare,
  };
}

/** Bytes of every column that is reachable from a value, each once. */
function sumBuffers(value: unknown, seen = new Set<unknown>()): number {
  if (typeof value !== 'object' || value === null || seen.has(value)) return 0;
  seen.add(value);
  if (ArrayBuffer.isView(value)) return value.byteLength;
  return Object.values(value).reduce((sum: number, part) => sum + sumBuffers(part, seen), 0);
}
