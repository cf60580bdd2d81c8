import type { Config } from '../../config/schema.js';
import { buildDayBytes } from '../../encode/moment.js';
import { encodePayments } from '../../encode/payment-rows.js';
import { encodeRentals } from '../../encode/rental-rows.js';
import { widenInlining } from '../../pipeline/inlining.js';
import { createSharedRun, ROWS_PER_CHUNK, type SharedRun } from '../../pipeline/shared-run.js';
import { restoreSnapshot, type Snapshot, takeSnapshot } from '../../pipeline/snapshot.js';
import type { Block } from '../../simulation/block.js';
import { planChain } from '../../simulation/chain.js';
import { orderBlock } from '../../simulation/order-block.js';
import { blockWeeksFor, planBlocks } from '../../simulation/plan-blocks.js';
import { StoreSimulator } from '../../simulation/simulate-store.js';

/** What a stage came to on one core. */
export interface StageRate {
  readonly stage: 'plan' | 'simulate' | 'order' | 'encode';
  readonly seconds: number;
  /** Rentals and payments; 0 where there are none yet. */
  readonly rows: number;
  readonly bytes: number;
}

type Seconds = Record<StageRate['stage'], number>;

/**
 * Runs the stages of a whole generation one after the other on this thread, as often as asked, and times each by itself.
 * All rounds have the same columns and one simulator, as a thread of a long run has: the first is the one that has to
 * compile.
 */
export class StageMeter {
  private readonly run: SharedRun;
  private readonly beginning: Snapshot;
  private readonly simulator: StoreSimulator;

  constructor(private readonly config: Config) {
    widenInlining();
    const chain = planChain(config);
    this.run = createSharedRun(chain, planBlocks(chain, blockWeeksFor(chain)), 1);
    this.beginning = takeSnapshot(this.run);
    this.simulator = new StoreSimulator(chain, this.run.state, this.run.ledger);
  }

  /** Times the stages of one whole generation. */
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
    const { chain, state, events, ordered, buffers } = this.run;
    const into = pick(ordered, block.index % ordered.length);
    const noted = pick(events, block.index % events.length);
    const buffer = pick(buffers, 0);
    const out = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
    const days = buildDayBytes(chain.firstDay, chain.asOfDay);
    timed(seconds, 'simulate', () => {
      for (let store = 0; store < chain.stores; store++) this.simulator.simulate(store, block, noted);
    });
    const counts = timed(seconds, 'order', () => orderBlock(chain, state, noted, block, first.rental, into));
    let bytes = 0;
    timed(seconds, 'encode', () => {
      for (let from = 0; from < counts.rentals; from += ROWS_PER_CHUNK) {
        const end = Math.min(counts.rentals, from + ROWS_PER_CHUNK);
        bytes += encodeRentals(into.rentals, from, end, first.rental, days, out);
      }
      for (let from = 0; from < counts.payments; from += ROWS_PER_CHUNK) {
        const end = Math.min(counts.payments, from + ROWS_PER_CHUNK);
        bytes += encodePayments(into.payments, from, end, first.payment, days, out);
      }
    });
    return { ...counts, bytes };
  }
}

function timed<Result>(seconds: Seconds, stage: StageRate['stage'], task: () => Result): Result {
  const began = performance.now();
  const result = task();
  seconds[stage] += (performance.now() - began) / 1000;
  return result;
}

function pick<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new RangeError(`A run has no item ${index}.`);
  return item;
}
