import { setImmediate as nextTurn } from 'node:timers/promises';
import { BusyClock } from '../busy-clock.js';
import type { Config } from '../config/schema.js';
import type { TextFormat } from '../encode/text-format.js';
import { throwIfAborted } from '../errors.js';
import { type Chain, planChain } from '../model/plan/chain.js';
import { blockWeeksFor, planBlocks } from '../model/plan/plan-blocks.js';
import { closeLedger, type Ledger } from '../model/store/ledger.js';
import { countActive, leavingSeconds } from '../model/store/visitors.js';
import { SMALL_TABLES, type SmallTableName } from '../schema/tables.js';
import { AnswerKey } from './answer-key.js';
import { openPool, type Pool } from './pool.js';
import { simulateBlocks } from './prefetch.js';
import type { OnProgress } from './progress.js';
import { createSharedRun, type SharedRun } from './shared-run.js';
import type { Sink } from './sinks/sink.js';
import { SmallTableComposer, smallTableSource } from './small-tables.js';
import { BlockWriter } from './write-block.js';
import { type SmallTableChunk, writeSmallTables } from './write-small-tables.js';

export interface GenerateOptions {
  readonly threads: number;
  /** The maximum number of weeks in a block; by default the chain's size decides. It does not change the output. */
  readonly blockWeeks?: number;
  /** The plan of the configuration, if it exists already. */
  readonly chain?: Chain;
  /** CSV by default. */
  readonly format?: TextFormat;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

/** A finished run: its plan and its ground truth. */
export interface Generated {
  readonly chain: Chain;
  readonly ledger: Ledger;
  /** Seconds spent working, without those spent waiting for the sink. */
  readonly busySeconds: number;
}

/**
 * Simulates a configuration from its first week to the as-of moment and writes every table to the sink: rental and
 * payment block by block, concurrently the small tables that are known from the start, and the others at the end.
 *
 * @throws DatagenError `interrupted` when the signal aborts; and every error of the sink
 */
export async function generate(config: Config, sink: Sink, options: GenerateOptions): Promise<Generated> {
  const { signal, onProgress, format = 'csv' } = options;
  const clock = new BusyClock();
  const chain = options.chain ?? (await clock.during(async () => planChain(config)));
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
    const leaveSecond = new Int32Array(chain.members.count);
    const source = smallTableSource(chain, { ...chain.members, leaveSecond });
    const isDirty = config.dirt.percent > 0;
    const composer = new SmallTableComposer(source, format, isDirty ? run.firstRentalDay : undefined);
    const answerKey = isDirty ? new AnswerKey(sink, format) : undefined;
    const [beforeCustomer, fromCustomer] = splitAtCustomer(SMALL_TABLES);
    const compose = async ({ table, from, end }: SmallTableChunk) => {
      // Answers of the threads have precedence.
      await nextTurn();
      pool.requireOpen();
      return await clock.during(async () => composer.compose(table, from, end));
    };
    await runTogether(
      [
        writeBigTables(run, pool, sink, answerKey, onProgress),
        writeSmallTables(beforeCustomer, composer, sink, compose),
      ],
      () => pool.close(),
    );
    leavingSeconds(chain, run.state, leaveSecond);
    await writeSmallTables(fromCustomer, composer, sink, compose, onProgress);
    for (const table of SMALL_TABLES) await answerKey?.write(composer.dirtOf(table));
    answerKey?.end();
    throwIfAborted(signal);
    const ledger = closeLedger(chain, run.ledger, countActive(chain, leaveSecond));
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
  answerKey: AnswerKey | undefined,
  onProgress: OnProgress | undefined,
): Promise<void> {
  const writer = new BlockWriter(run, pool, sink, answerKey && { onDirt: (dirt) => answerKey.write(dirt) });
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
 * Splits the tables into those that are known before the simulation and those that have to wait for its end, since a
 * customer's row has the leaving date. A sink receives the tables in their order, so all tables after `customer` wait
 * too.
 */
function splitAtCustomer(
  tables: readonly SmallTableName[],
): [beforeCustomer: readonly SmallTableName[], fromCustomer: readonly SmallTableName[]] {
  const customer = tables.indexOf('customer');
  return [tables.slice(0, customer), tables.slice(customer)];
}

/** Awaits concurrent tasks. If one fails, ends the others with `stop` and throws the first failure. */
async function runTogether(tasks: readonly Promise<void>[], stop: () => Promise<void>): Promise<void> {
  let failure: { readonly error: unknown } | undefined;
  const end = async (error: unknown) => {
    failure ??= { error };
    await stop();
  };
  await Promise.all(tasks.map((task) => task.catch(end)));
  if (failure) throw failure.error;
}
