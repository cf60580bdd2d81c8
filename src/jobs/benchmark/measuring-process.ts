import type { Config } from '../../config/schema.js';
import { BlockOrderer } from '../../model/order/order-block.js';
import { planChain } from '../../model/plan/chain.js';
import { type Block, blockWeeksFor, planBlocks } from '../../model/plan/plan-blocks.js';

import { StoreSimulator } from '../../model/store/simulate-store.js';
import { BlockEncoder } from '../../pipeline/block-encoder.js';
import { generate } from '../../pipeline/generate.js';
import {
  createSharedRun,
  ROWS_PER_CHUNK,
  restoreSnapshot,
  type SharedRun,
  type Snapshot,
  takeSnapshot,
} from '../../pipeline/shared-run.js';

import type { EncodeTask } from '../../pipeline/tasks.js';
import { answerRequests } from './bench-process.js';

/** Generates once with a number of threads, or, where that is 'stages', times each stage on one thread. */
export interface MeasureRequest {
  readonly config: Config;
  readonly threads: number | 'stages';
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

/** The rate of a stage on one core. */
export interface StageRate {
  readonly stage: 'plan' | 'simulate' | 'order' | 'encode';
  readonly seconds: number;
  /** Rentals and payments; 0 for planning. */
  readonly rows: number;
  readonly bytes: number;
}

type Seconds = Record<StageRate['stage'], number>;

let meter: StageMeter | undefined;

// This file is the entry of a process of `bench generate`.
answerRequests(({ config, threads }: MeasureRequest) => {
  if (threads !== 'stages') return measureRun(config, threads);
  meter ??= new StageMeter(config);
  return meter.measure();
});

async function measureRun(config: Config, threads: number): Promise<MeasuredRun> {
  const counts = { rows: 0, rentals: 0, bytes: 0, sample: new Uint8Array() };
  const cpuBefore = process.cpuUsage();
  const began = performance.now();
  const sink = {
    async write(table: string, bytes: Uint8Array, rows: number): Promise<void> {
      counts.rows += rows;
      counts.bytes += bytes.length;
      if (table !== 'rental') return;
      if (counts.rentals === 0) counts.sample = new Uint8Array(bytes);
      counts.rentals += rows;
    },
  };
  await generate(config, sink, { threads });
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  const peakMemoryBytes = process.resourceUsage().maxRSS * 1024;
  return { ...counts, seconds, cpuSeconds: (user + system) / 1e6, peakMemoryBytes };
}

/**
 * Runs the stages of a whole generation one after the other on this thread, and times each. All rounds use the same
 * columns and the same simulator, orderer and encoder, as a thread of a long run does, so the first round includes
 * compilation.
 */
export class StageMeter {
  private readonly run: SharedRun;
  private readonly beginning: Snapshot;
  private readonly simulator: StoreSimulator;
  private readonly orderer: BlockOrderer;
  private readonly encoder: BlockEncoder;

  constructor(private readonly config: Config) {
    const chain = planChain(config);
    this.run = createSharedRun(chain, planBlocks(chain, blockWeeksFor(chain)), 1);
    this.beginning = takeSnapshot(this.run);
    const { state, ledger, events, ordered } = this.run;
    this.simulator = new StoreSimulator(chain, state, ledger, events);
    this.orderer = new BlockOrderer(chain, state, events, ordered);
    this.encoder = new BlockEncoder(this.run);
  }

  /** Times the stages of one generation. */
  measure(): readonly StageRate[] {
    const seconds: Seconds = { plan: 0, simulate: 0, order: 0, encode: 0 };
    restoreSnapshot(this.run, this.beginning);
    timed(seconds, 'plan', () => planChain(this.config));
    let rows = 0;
    let bytes = 0;
    const first = { rental: 1, payment: 1 };
    for (const block of this.run.blocks) {
      const made = this.make(block, first, seconds);
      first.rental += made.rentals;
      first.payment += made.payments;
      rows += made.rentals + made.payments;
      bytes += made.bytes;
    }
    return [
      { stage: 'plan', seconds: seconds.plan, rows: 0, bytes: 0 },
      { stage: 'simulate', seconds: seconds.simulate, rows, bytes: 0 },
      { stage: 'order', seconds: seconds.order, rows, bytes: 0 },
      { stage: 'encode', seconds: seconds.encode, rows, bytes },
    ];
  }

  private make(block: Block, first: { readonly rental: number; readonly payment: number }, seconds: Seconds) {
    timed(seconds, 'simulate', () => {
      for (let store = 0; store < this.run.chain.stores; store++) this.simulator.simulate(store, block);
    });
    const counts = timed(seconds, 'order', () => this.orderer.order(block, first.rental));
    const bytes = timed(
      seconds,
      'encode',
      () =>
        this.encode('rental', block, counts.rentals, first.rental) +
        this.encode('payment', block, counts.payments, first.payment),
    );
    return { ...counts, bytes };
  }

  private encode(table: EncodeTask['table'], block: Block, rows: number, firstId: number): number {
    let bytes = 0;
    for (let from = 0; from < rows; from += ROWS_PER_CHUNK) {
      const end = Math.min(rows, from + ROWS_PER_CHUNK);
      bytes += this.encoder.encode({ table, block: block.index, from, end, firstId, buffer: 0 });
    }
    return bytes;
  }
}

function timed<Result>(seconds: Seconds, stage: StageRate['stage'], task: () => Result): Result {
  const began = performance.now();
  const result = task();
  seconds[stage] += (performance.now() - began) / 1000;
  return result;
}
