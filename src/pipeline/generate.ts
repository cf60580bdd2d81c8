import { setImmediate as nextTurn } from 'node:timers/promises';
import { BusyClock } from '../busy-clock.js';
import type { Config } from '../config/schema.js';
import type { TextFormat } from '../encode/text-format.js';
import { DatagenError } from '../errors.js';
import type { Chain } from '../model/plan/chain.js';
import { blockWeeksFor, planBlocks } from '../model/plan/plan-blocks.js';
import { closeLedger, type Ledger } from '../model/store/ledger.js';
import { countActive, leavingSeconds } from '../model/store/visitors.js';
import { SMALL_TABLES, type SmallTableName } from '../schema/tables.js';
import { planOnThreads } from './plan-on-threads.js';
import { openPool, type Pool } from './pool.js';
import type { OnProgress } from './progress.js';
import { createSharedRun, encodedBytes, type SharedRun } from './shared-run.js';
import { simulateBlocks } from './simulate-blocks.js';
import type { Sink } from './sinks/sink.js';
import { SmallTableComposer, smallTableSource } from './small-tables.js';
import type { ComposeTask } from './tasks.js';
import { BlockWriter } from './write-block.js';
import { writeSmallTables } from './write-small-tables.js';

const MOST_ROWS_OF_MAIN_THREAD = 50_000;

export interface GenerateOptions {
  readonly threads: number;
  /** The most weeks that a block has; chosen by the chain's size where it is left out. The bytes are the same for any. */
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
  /** Seconds in which something was made, without those in which the sink was waited for. */
  readonly busySeconds: number;
}

/**
 * Simulates a configuration from its first week to the as-of moment and writes every table to the sink: the two
 * big ones block by block as they are made, beside them the small ones that are known from the start, then the rest.
 *
 * @throws DatagenError `interrupted` when the signal aborts; and every error of the sink
 */
export async function generate(config: Config, sink: Sink, options: GenerateOptions): Promise<Generated> {
  const { signal, onProgress, format = 'csv' } = options;
  const clock = new BusyClock();
  const chain = options.chain ?? (await clock.during(() => planOnThreads(config, options.threads)));
  throwIfAborted(signal);
  const run = createSharedRun(
    chain,
    planBlocks(chain, options.blockWeeks ?? blockWeeksFor(chain)),
    options.threads,
    format,
  );
  const pool = openPool(run, options.threads, clock);
  const stop = () => void pool.close();
  signal?.addEventListener('abort', stop);
  try {
    const composer = new SmallTableComposer(
      smallTableSource(chain, { ...chain.members, leaveSecond: run.leaveSecond }, run.dictionaries),
      format,
    );
    const [settled, unsettled] = splitByTrade(SMALL_TABLES);
    const composeHere = async ({ table, from, end }: ComposeTask) => {
      // The threads' answers come first.
      await nextTurn();
      pool.requireOpen();
      return await clock.during(async () => composer.compose(table, from, end));
    };
    // Only of the tables that grow is it known that a task's rows fit into a buffer.
    const composeOnThread = async (task: ComposeTask, buffer: number) => {
      if (task.end === undefined) return await composeHere(task);
      const { rows, length } = await pool.compose({ ...task, buffer });
      return { rows, bytes: encodedBytes(run, buffer, length) };
    };
    const early = { compose: composeHere, atOnce: 1 };
    await sideBySide(
      [writeBigTables(run, pool, sink, onProgress), writeSmallTables(settled, composer, sink, early)],
      () => pool.close(),
    );
    leavingSeconds(chain, run.state, run.leaveSecond);
    const compose = isWorthThreads(chain, options.threads) ? composeOnThread : composeHere;
    const late = { compose, atOnce: options.threads + 1, onProgress };
    await writeSmallTables(unsettled, composer, sink, late);
    throwIfAborted(signal);
    const ledger = closeLedger(chain, run.ledger, countActive(chain, run.leaveSecond));
    return { chain, ledger, busySeconds: clock.seconds };
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
  for await (const ordered of simulateBlocks(run, pool, run.blocks, 1)) {
    await writer.write(ordered);
    const done = Math.min(run.chain.weeks, Math.ceil(ordered.block.endDay / 7));
    const { rental, payment, bytes } = writer.written;
    const busySeconds = pool.clock.seconds;
    onProgress?.({
      phase: 'simulate',
      done,
      total: run.chain.weeks,
      rows: rental + payment,
      bytes,
      busySeconds,
    });
  }
  await writer.finish();
}

/**
 * Whether a chain has enough customers and copies for other threads to compose them. They have to get ready first, and
 * take 10 to 20 MB each for it, while the main thread has composed the addresses; two would not be much quicker.
 */
function isWorthThreads({ members, copies }: Chain, threads: number): boolean {
  return threads > 2 && members.count + copies.count > MOST_ROWS_OF_MAIN_THREAD;
}

/**
 * Parts the tables that are known before the first rental from those that have to wait for the last: a customer's row
 * tells when the customer left. A reader of the tables expects them in their order, so none
 * comes early that stands behind the customers.
 */
function splitByTrade(
  tables: readonly SmallTableName[],
): [settled: readonly SmallTableName[], unsettled: readonly SmallTableName[]] {
  const customers = tables.indexOf('customer');
  return [tables.slice(0, customers), tables.slice(customers)];
}

/** Waits for tasks that run side by side; when one fails, ends the others with `stop` and throws the first failure. */
async function sideBySide(tasks: readonly Promise<void>[], stop: () => Promise<void>): Promise<void> {
  let failure: { readonly error: unknown } | undefined;
  const end = async (error: unknown) => {
    failure ??= { error };
    await stop();
  };
  await Promise.all(tasks.map((task) => task.catch(end)));
  if (failure) throw failure.error;
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new DatagenError('interrupted', 'Interrupted.', { cause: signal.reason });
}
