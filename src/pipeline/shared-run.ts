import { SLACK } from '../encode/digits.js';
import { PAYMENT_ROW_BYTES } from '../encode/payment-rows.js';
import { RENTAL_ROW_BYTES } from '../encode/rental-rows.js';
import type { TextFormat } from '../encode/text-format.js';
import { DatagenError } from '../errors.js';
import { NEVER } from '../model/catalog/small-table-source.js';
import { createOrderedBlocks, type OrderedBlock } from '../model/order/ordered-block.js';
import type { Chain } from '../model/plan/chain.js';
import { sharedBytes, sharedInt32 } from '../model/plan/columns.js';
import { type Block, createRing, measureRoom, type Ring, type Room } from '../model/plan/plan-blocks.js';
import { createEvents, type Events, MAX_EVENTS } from '../model/store/events.js';
import { createLedgerSums, type LedgerSums } from '../model/store/ledger.js';
import { createState, type State } from '../model/store/state.js';

/** Rows per encoding task. */
export const ROWS_PER_CHUNK = 16_384;
/** One block is being encoded while the next is simulated. */
const BLOCKS_IN_FLIGHT = 2;

/** Stores that one task simulates, `endStore` excluded. */
export interface StoreGroup {
  readonly firstStore: number;
  readonly endStore: number;
}

/**
 * Everything that the threads share. Each receives it once, at its start: columns and buffers as shared memory, the
 * rest as a copy.
 */
export interface SharedRun {
  readonly chain: Chain;
  readonly state: State;
  readonly ledger: LedgerSums;
  readonly blocks: readonly Block[];
  readonly groups: readonly StoreGroup[];
  readonly events: Ring<Events>;
  readonly ordered: Ring<OrderedBlock>;
  /** Each has room for the bytes of one encoding task. They are parts of one shared memory. */
  readonly buffers: Ring<Uint8Array>;
  readonly format: TextFormat;
  /** By customer: the day of the first rental in the data, from the first Monday; NEVER without one. Empty for clean data. */
  readonly firstRentalDay: Int32Array;
}

/**
 * Allocates everything that a run needs.
 *
 * @throws DatagenError when a block may have too many events for 32-bit offsets
 */
export function createSharedRun(
  chain: Chain,
  blocks: readonly Block[],
  threads: number,
  format: TextFormat = 'csv',
): SharedRun {
  const room = measureRoom(chain, blocks);
  refuseLargeBlocks(room);
  const chunkBytes = ROWS_PER_CHUNK * Math.max(RENTAL_ROW_BYTES, PAYMENT_ROW_BYTES) + SLACK;
  return {
    chain,
    state: createState(chain),
    ledger: createLedgerSums(chain),
    blocks,
    groups: groupStores(chain.stores, threads),
    events: createEvents(BLOCKS_IN_FLIGHT, room.rentals, room.fees, room.days, chain.copies.count),
    ordered: createOrderedBlocks(BLOCKS_IN_FLIGHT, room.rentalsOfBlock, room.paymentsOfBlock),
    buffers: createBuffers(threads + 4, chunkBytes),
    format,
    firstRentalDay: sharedInt32(chain.config.dirt.percent > 0 ? chain.members.count : 0).fill(NEVER),
  };
}

/**
 * The first bytes of a buffer.
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
    const needed = BLOCKS_IN_FLIGHT * counts.reduce((sum, count) => sum + count, 0);
    if (needed <= MAX_EVENTS) continue;
    throw new DatagenError(
      'config-invalid',
      `A block can have at most ${MAX_EVENTS / BLOCKS_IN_FLIGHT} rentals, but one may have ${needed / BLOCKS_IN_FLIGHT}.`,
      { hint: 'Lower --scale-factor or base_weekly_transactions.' },
    );
  }
}

function createBuffers(count: number, bytes: number): Ring<Uint8Array> {
  const shared = sharedBytes(count * bytes);
  return createRing(count, (buffer) => shared.subarray(buffer * bytes, (buffer + 1) * bytes));
}

/** More groups than threads, so that a thread with quiet stores can take another group. */
function groupStores(stores: number, threads: number): readonly StoreGroup[] {
  const count = Math.min(stores, threads === 1 ? 1 : threads * 2);
  return Array.from({ length: count }, (_, group) => ({
    firstStore: Math.floor((group * stores) / count),
    endStore: Math.floor(((group + 1) * stores) / count),
  }));
}

type Column = Int32Array | Uint16Array | Float64Array;

/** A copy of a run's state, to return to. */
export type Snapshot = readonly Column[];

/** Copies everything that the simulation changes. Precondition: no block is in flight. */
export function takeSnapshot(run: SharedRun): Snapshot {
  return changingColumns(run).map((column) => column.slice());
}

/** Restores a run: the next block is the one that was next when the snapshot was taken. */
export function restoreSnapshot(run: SharedRun, snapshot: Snapshot): void {
  changingColumns(run).forEach((column, index) => {
    column.set(snapshot[index] ?? []);
  });
}

function changingColumns({ state, ledger }: SharedRun): Column[] {
  const columns = Object.values(state).filter((column) => typeof column !== 'number');
  return [...columns, ledger.sums];
}
