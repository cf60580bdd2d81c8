import { sharedInt32 } from '../plan/columns.js';
import { createRing, type Ring } from '../plan/plan-blocks.js';

/** A rental event's fields, as offsets into its record. They have the names of the columns in RentalRows. */
export const RentalField = {
  /** Seconds since the first Monday. */
  second: 0,
  /** The return, which may lie after the as-of moment. */
  returnSecond: 1,
  inventoryId: 2,
  customerId: 3,
  staffId: 4,
  cents: 5,
  /** The rental's row, set when the block is ordered. */
  row: 6,
} as const;
/** Padded by one, so that two records fill a cache line. */
export const RENTAL_FIELDS = 8;

/** A late fee event's fields. They have the names of the columns in PaymentRows. */
export const LateFeeField = {
  second: 0,
  cents: 1,
  customerId: 2,
  staffId: 3,
  /** Its rental, as an event of this block; -1 for a rental of an earlier block, which is found by `copyRow`. */
  event: 4,
  copyRow: 5,
} as const;
export const LATE_FEE_FIELDS = 8;

/** The maximum number of events: a record's offset has 32 bits. */
export const MAX_EVENTS = 0x80000000 / Math.max(RENTAL_FIELDS, LATE_FEE_FIELDS);

/**
 * The events of a block: a record per rental and per late fee. Each store writes into its own region, which begins at
 * `rentalStart[store]` and `feeStart[store]`. Events of a region are in time order; the two day tables hold the first
 * event of each day.
 *
 * The blocks in flight share the arrays `rentals` and `fees`, so that functions closed over these serve every block.
 */
export interface Events {
  readonly rentalStart: Int32Array;
  readonly feeStart: Int32Array;
  /** By store and day of the block, and one day more: the index of the day's first event. */
  readonly rentalDay: Int32Array;
  readonly feeDay: Int32Array;
  readonly daysPerStore: number;
  /** RENTAL_FIELDS each. */
  readonly rentals: Int32Array;
  /** LATE_FEE_FIELDS each. */
  readonly fees: Int32Array;
  /**
   * By store: how many rentals of the block owe a late fee after its end. `openCopyRow` and `openEvent` list them, from
   * the store's first copyRow on.
   */
  readonly openCount: Int32Array;
  readonly openCopyRow: Int32Array;
  readonly openEvent: Int32Array;
}

/**
 * Allocates the events of the blocks in flight.
 *
 * @param blocks - the number of blocks in flight
 * @param rentals - by store: the maximum number of rentals in a block
 * @param fees - by store: the maximum number of late fees in a block
 * @param days - the maximum number of days in a block
 * @param copies - the number of copies of the whole chain
 */
export function createEvents(
  blocks: number,
  rentals: Int32Array,
  fees: Int32Array,
  days: number,
  copies: number,
): Ring<Events> {
  const stores = rentals.length;
  const rentalRoom = sumOf(rentals);
  const feeRoom = sumOf(fees);
  const shared = {
    rentals: sharedInt32(blocks * rentalRoom * RENTAL_FIELDS),
    fees: sharedInt32(blocks * feeRoom * LATE_FEE_FIELDS),
  };
  return createRing(blocks, (index) => ({
    ...shared,
    rentalStart: startsOf(rentals, index * rentalRoom),
    feeStart: startsOf(fees, index * feeRoom),
    rentalDay: sharedInt32(stores * (days + 1)),
    feeDay: sharedInt32(stores * (days + 1)),
    daysPerStore: days + 1,
    openCount: sharedInt32(stores),
    openCopyRow: sharedInt32(copies),
    openEvent: sharedInt32(copies),
  }));
}

function sumOf(counts: Int32Array): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function startsOf(counts: Int32Array, first: number): Int32Array {
  const starts = sharedInt32(counts.length + 1);
  starts[0] = first;
  for (let i = 0; i < counts.length; i++) starts[i + 1] = starts[i]! + counts[i]!;
  return starts;
}
