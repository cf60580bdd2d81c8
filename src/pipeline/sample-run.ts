import { createHash } from 'node:crypto';
import { BlockOrderer } from '../model/order/order-block.js';
import type { Chain } from '../model/plan/chain.js';
import type { Block } from '../model/plan/plan-blocks.js';
import { StoreSimulator } from '../model/store/simulate-store.js';
import { BlockEncoder } from './block-encoder.js';
import { ROWS_PER_CHUNK, type SharedRun } from './shared-run.js';
import type { EncodeTask } from './tasks.js';

export interface RowsAndBytes {
  readonly rows: number;
  readonly bytes: number;
}

/** Rentals and payments of some of a chain's stores, and the time to make them on one core. */
export interface RunSample {
  /** The sample's share of the chain's demand; 1 if it is the whole chain. */
  readonly share: number;
  readonly rental: RowsAndBytes;
  readonly payment: RowsAndBytes;
  /** To simulate, order and encode. */
  readonly makeSeconds: number;
  /** To hash the bytes. */
  readonly hashSeconds: number;
}

/**
 * Simulates as many of a chain's stores as have a number of requests for a film, from the first day to the last, or
 * fewer days if a single store has many more. Ids are spaced as in the whole chain.
 *
 * @param run - unused, and unusable afterwards
 */
export function sampleRun(run: SharedRun, requests: number): RunSample {
  const { chain } = run;
  const total = sumDemand(chain, allStores(chain), 0, chain.openDays);
  const stores = total <= requests ? allStores(chain) : pickStores(chain, requests / total);
  const density = total === 0 ? 1 : sumDemand(chain, stores, 0, chain.openDays) / total;
  const simulator = new StoreSimulator(chain, run.state, run.ledger, run.events);
  const orderer = new BlockOrderer(chain, run.state, run.events, run.ordered);
  const encoder = new BlockEncoder(run);
  const sums = { wanted: 0, rentals: 0, payments: 0, rentalBytes: 0, paymentBytes: 0, make: 0, hash: 0 };
  for (const block of run.blocks) {
    if (sums.wanted > 2 * requests) break;
    const began = performance.now();
    for (const store of stores) simulator.simulate(store, block);
    const firstId = (rows: number) => 1 + Math.round(rows / density);
    const counts = orderer.order(block, firstId(sums.rentals));
    sums.make += performance.now() - began;
    sums.rentalBytes += encode('rental', block, counts.rentals, firstId(sums.rentals));
    sums.paymentBytes += encode('payment', block, counts.payments, firstId(sums.payments));
    sums.rentals += counts.rentals;
    sums.payments += counts.payments;
    sums.wanted += demandOf(chain, stores, block);
  }

  function encode(table: EncodeTask['table'], block: Block, rows: number, firstId: number): number {
    const [buffer] = run.buffers;
    let bytes = 0;
    for (let from = 0; from < rows; from += ROWS_PER_CHUNK) {
      const began = performance.now();
      const end = Math.min(rows, from + ROWS_PER_CHUNK);
      const length = encoder.encode({ table, block: block.index, from, end, firstId, buffer: 0 });
      const encoded = performance.now();
      createHash('sha256').update(buffer.subarray(0, length)).digest();
      sums.make += encoded - began;
      sums.hash += performance.now() - encoded;
      bytes += length;
    }
    return bytes;
  }

  return {
    share: total === 0 ? 1 : sums.wanted / total,
    rental: { rows: sums.rentals, bytes: sums.rentalBytes },
    payment: { rows: sums.payments, bytes: sums.paymentBytes },
    makeSeconds: sums.make / 1000,
    hashSeconds: sums.hash / 1000,
  };
}

function allStores(chain: Chain): number[] {
  return Array.from({ length: chain.stores }, (_, store) => store);
}

/** A share of the stores, from all over the chain. */
function pickStores(chain: Chain, share: number): number[] {
  const count = Math.ceil(share * chain.stores);
  return Array.from({ length: count }, (_, index) => Math.floor(((index + 0.5) * chain.stores) / count));
}

function demandOf(chain: Chain, stores: readonly number[], block: Block): number {
  return sumDemand(chain, stores, block.firstDay, Math.min(block.endDay, chain.openDays));
}

function sumDemand(chain: Chain, stores: readonly number[], firstDay: number, endDay: number): number {
  const { wanted, days } = chain.demand;
  let sum = 0;
  for (const store of stores) {
    for (let day = firstDay; day < endDay; day++) sum += wanted[store * days + day] ?? 0;
  }
  return sum;
}
