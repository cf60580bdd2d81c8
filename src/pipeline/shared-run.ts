import { SLACK } from '../encode/digits.js';
import { PAYMENT_ROW_BYTES } from '../encode/payment-rows.js';
import { RENTAL_ROW_BYTES } from '../encode/rental-rows.js';
import type { TextFormat } from '../encode/text-format.js';
import { DatagenError } from '../errors.js';
import { DICTIONARIES, type Dictionaries } from '../model/catalog/dictionaries.js';
import { createOrderedBlocks, type OrderedBlock } from '../model/order/ordered-block.js';
import { type Block, createRing, type Ring } from '../model/plan/block.js';
import type { Chain } from '../model/plan/chain.js';
import { measureRoom, type Room } from '../model/plan/plan-blocks.js';
import { sharedBytes, sharedInt32 } from '../model/plan/shared-columns.js';
import { createEvents, type Events, MAX_EVENTS } from '../model/store/events.js';
import { createLedgerSums, type LedgerSums } from '../model/store/ledger.js';
import { createState, type State } from '../model/store/state.js';

/** Rows that one encoding task turns into bytes. */
export const ROWS_PER_CHUNK = 16_384;
/** Rows of a small table that one task composes. */
export const ROWS_PER_COMPOSED_CHUNK = 2048;
/** More than the longest row of customer and inventory, which threads compose: 45 signs at most are a user's own. */
const COMPOSED_ROW_BYTES = 512;
/** While one block is being read, the next is being made. */
const SLOTS = 2;

/** Stores that are simulated together, by one thread at a time: `firstStore` up to but not including `endStore`. */
export interface StoreGroup {
  readonly firstStore: number;
  readonly endStore: number;
}

/**
 * Everything the threads share: handed to each once, at its start. Tasks then only name blocks and slots. Columns and
 * buffers are the same memory for all, the rest is copied.
 */
export interface SharedRun {
  readonly chain: Chain;
  readonly state: State;
  readonly ledger: LedgerSums;
  readonly blocks: readonly Block[];
  readonly groups: readonly StoreGroup[];
  readonly events: Ring<Events>;
  readonly ordered: Ring<OrderedBlock>;
  /** By customer: when each leaves, in seconds since the first Monday; known when the last block is simulated. */
  readonly leaveSecond: Int32Array;
  /**
   * Parts of one shared memory that rows are encoded into, each with room for one task of rental, payment, customer or
   * inventory.
   */
  readonly buffers: Ring<Uint8Array>;
  /** The names of people, which only the main thread reads from the library that has them. */
  readonly dictionaries: Dictionaries;
  /** What the rows are written as. */
  readonly format: TextFormat;
}

/**
 * Allocates what a run needs, all of it before the first rental.
 *
 * @throws DatagenError when a block would have more events than can be told apart
 */
export function createSharedRun(
  chain: Chain,
  blocks: readonly Block[],
  threads: number,
  format: TextFormat = 'csv',
): SharedRun {
  const room = measureRoom(chain, blocks);
  refuseLargeBlocks(room);
  const encoded = ROWS_PER_CHUNK * Math.max(RENTAL_ROW_BYTES, PAYMENT_ROW_BYTES) + SLACK;
  const composed = ROWS_PER_COMPOSED_CHUNK * COMPOSED_ROW_BYTES;
  return {
    chain,
    state: createState(chain),
    ledger: createLedgerSums(chain),
    leaveSecond: sharedInt32(chain.members.count),
    blocks,
    groups: groupStores(chain.stores, threads),
    events: createEvents(SLOTS, room.rentals, room.fees, room.days, chain.copies.count),
    ordered: createOrderedBlocks(SLOTS, room.rentalsOfBlock, room.paymentsOfBlock),
    buffers: createBuffers(threads + 4, Math.max(encoded, composed)),
    dictionaries: DICTIONARIES,
    format,
  };
}

/**
 * What a thread has written into a buffer.
 *
 * @throws RangeError when there is no such buffer
 */
export function encodedBytes({ buffers }: SharedRun, buffer: number, length: number): Uint8Array {
  const bytes = buffers[buffer];
  if (bytes === undefined) throw new RangeError(`There is no buffer ${buffer}.`);
  return bytes.subarray(0, length);
}

function refuseLargeBlocks({ rentals, fees }: Room): void {
  for (const counts of [rentals, fees]) {
    const most = SLOTS * counts.reduce((sum, count) => sum + count, 0);
    if (most <= MAX_EVENTS) continue;
    throw new DatagenError(
      'config-invalid',
      `A block may have ${MAX_EVENTS / SLOTS} rentals at most, and one has up to ${most / SLOTS}.`,
      { hint: 'Simulate fewer weeks at a time with --block-weeks, or a smaller chain.' },
    );
  }
}

function createBuffers(count: number, bytes: number): Ring<Uint8Array> {
  const shared = sharedBytes(count * bytes);
  return createRing(count, (buffer) => shared.subarray(buffer * bytes, (buffer + 1) * bytes));
}

/** Some groups more than threads, so that a thread with light stores can take another group. */
function groupStores(stores: number, threads: number): readonly StoreGroup[] {
  const count = Math.min(stores, threads === 1 ? 1 : threads * 2);
  return Array.from({ length: count }, (_, group) => ({
    firstStore: Math.floor((group * stores) / count),
    endStore: Math.floor(((group + 1) * stores) / count),
  }));
}
