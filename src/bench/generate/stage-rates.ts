import type { Config } from '../../config/schema.js';
import { buildDayBytes } from '../../encode/moment.js';
import { encodePayments } from '../../encode/payment-rows.js';
import { encodeRentals } from '../../encode/rental-rows.js';
import { widenInlining } from '../../pipeline/inlining.js';
import { createSharedRun, ROWS_PER_CHUNK } from '../../pipeline/shared-run.js';
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

/** Runs the stages of a whole generation one after the other on this thread, and times each by itself. */
export function measureStages(config: Config): readonly StageRate[] {
  widenInlining();
  const seconds = { plan: 0, simulate: 0, order: 0, encode: 0 };
  const timed = <Result>(stage: keyof typeof seconds, task: () => Result): Result => {
    const began = performance.now();
    const result = task();
    seconds[stage] += (performance.now() - began) / 1000;
    return result;
  };
  const [chain, run] = timed('plan', () => {
    const planned = planChain(config);
    return [planned, createSharedRun(planned, planBlocks(planned, blockWeeksFor(planned)), 1)] as const;
  });
  const simulator = new StoreSimulator(chain, run.state, run.ledger);
  const [events] = run.events;
  const [ordered] = run.ordered;
  const [buffer] = run.buffers;
  if (!events || !ordered || !buffer) throw new RangeError('A run has at least one of each.');
  const out = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  const days = buildDayBytes(chain.firstDay, chain.asOfDay);
  let rows = 0;
  let bytes = 0;
  let firstRental = 1;
  let firstPayment = 1;
  for (const block of run.blocks) {
    timed('simulate', () => {
      for (let store = 0; store < chain.stores; store++) {
        simulator.simulate(store, block, events);
      }
    });
    const counts = timed('order', () => orderBlock(chain, run.state, events, block, firstRental, ordered));
    timed('encode', () => {
      for (let from = 0; from < counts.rentals; from += ROWS_PER_CHUNK) {
        const end = Math.min(counts.rentals, from + ROWS_PER_CHUNK);
        bytes += encodeRentals(ordered.rentals, from, end, firstRental, days, out);
      }
      for (let from = 0; from < counts.payments; from += ROWS_PER_CHUNK) {
        const end = Math.min(counts.payments, from + ROWS_PER_CHUNK);
        bytes += encodePayments(ordered.payments, from, end, firstPayment, days, out);
      }
    });
    firstRental += counts.rentals;
    firstPayment += counts.payments;
    rows += counts.rentals + counts.payments;
  }
  return [
    { stage: 'plan', seconds: seconds.plan, rows: 0, bytes: 0 },
    { stage: 'simulate', seconds: seconds.simulate, rows, bytes: 0 },
    { stage: 'order', seconds: seconds.order, rows, bytes: 0 },
    { stage: 'encode', seconds: seconds.encode, rows, bytes },
  ];
}
