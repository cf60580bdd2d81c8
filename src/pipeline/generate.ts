import type { Config } from '../config/schema.js';
import type { TextFormat } from '../encode/text-format.js';
import { DatagenError } from '../errors.js';
import { type Chain, planChain } from '../simulation/chain.js';
import { closeLedger, type Ledger } from '../simulation/ledger.js';
import { blockWeeksFor, planBlocks } from '../simulation/plan-blocks.js';
import { countActive, leavingSeconds } from '../simulation/visitors.js';
import type { Sink } from '../sink/sink.js';
import { openPool, type Pool } from './pool.js';
import type { OnProgress } from './progress.js';
import { createSharedRun, type SharedRun } from './shared-run.js';
import { trade } from './trade.js';
import { BlockWriter } from './write-block.js';
import { writeSmallTables } from './write-small-tables.js';

export interface GenerateOptions {
  readonly threads: number;
  /** Weeks a block; chosen by the chain's size where it is left out. The bytes are the same for any. */
  readonly blockWeeks?: number;
  /** The plan of the configuration, where it is made already. */
  readonly chain?: Chain;
  /** What rows are written as; CSV unless given. */
  readonly format?: TextFormat;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

/** A run that has been generated: its plan and its ground truth. */
export interface Generated {
  readonly chain: Chain;
  readonly ledger: Ledger;
}

/**
 * Simulates a configuration from its first week to the as-of moment and writes every table to the sink: the two
 * big ones block by block as they are made, then the small ones.
 *
 * @throws DatagenError `interrupted` when the signal aborts; whatever the sink throws
 */
export async function generate(config: Config, sink: Sink, options: GenerateOptions): Promise<Generated> {
  const { signal, onProgress, format = 'csv' } = options;
  const chain = options.chain ?? planChain(config);
  const run = createSharedRun(
    chain,
    planBlocks(chain, options.blockWeeks ?? blockWeeksFor(chain)),
    options.threads,
    format,
  );
  const pool = openPool(run, options.threads);
  const stop = () => void pool.close();
  signal?.addEventListener('abort', stop);
  try {
    throwIfAborted(signal);
    await writeBigTables(run, pool, sink, onProgress);
    const leaveSecond = leavingSeconds(chain, run.state);
    await writeSmallTables(chain, { ...chain.members, leaveSecond }, sink, format, onProgress);
    throwIfAborted(signal);
    return { chain, ledger: closeLedger(chain, run.ledger, countActive(chain, leaveSecond)) };
  } catch (thrown) {
    throwIfAborted(signal);
    throw thrown;
  } finally {
    signal?.removeEventListener('abort', stop);
    await pool.close();
  }
}

async function writeBigTables(
  run: SharedRun,
  pool: Pool,
  sink: Sink,
  onProgress: OnProgress | undefined,
): Promise<void> {
  const writer = new BlockWriter(run, pool, sink);
  for await (const ordered of trade(run, pool, run.blocks, 1)) {
    await writer.write(ordered);
    const done = Math.min(run.chain.weeks, Math.ceil(ordered.block.endDay / 7));
    const { rental, payment, bytes } = writer.written;
    onProgress?.({ phase: 'simulate', done, total: run.chain.weeks, rows: rental + payment, bytes });
  }
  await writer.finish();
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new DatagenError('interrupted', 'Interrupted.', { cause: signal.reason });
}
