import { createSlots, type Slots } from '../plan/block.js';
import { sharedInt32 } from '../plan/shared-columns.js';

/** What is noted of a rental while its block is made, as offsets into its record. */
export const RentalField = {
  /** Seconds since the first Monday. */
  second: 0,
  /** When the disc comes back. */
  returned: 1,
  inventoryId: 2,
  customerId: 3,
  staffId: 4,
  cents: 5,
  /** Filled when the block is put in order: the rental's row. */
  row: 6,
} as const;
/** One more than there are, so that two records fill a line of the cache. */
export const RENTAL_FIELDS = 8;

/** What is noted of a late fee that is paid. */
export const LateFeeField = {
  second: 0,
  cents: 1,
  customerId: 2,
  staffId: 3,
  /** The rental it belongs to: an event of this block, or, where that is -1, the copy's row tells. */
  event: 4,
  /** Row of the copy, as in State. */
  copy: 5,
} as const;
export const LATE_FEE_FIELDS = 8;

/** The most events: a record's offset has 32 bits. */
export const MOST_EVENTS = 0x80000000 / Math.max(RENTAL_FIELDS, LATE_FEE_FIELDS);

/**
 * What happened in a block of days: a record per rental and per late fee. Each store writes into a region of its own
 * that begins at `rentalStart[store]` and `feeStart[store]`; within it events are in time order, and the day's first
 * event is found through the two day tables.
 *
 * The blocks that are under way at a time have their regions in the same `rentals` and `fees`: what is bound to these
 * serves every block, and the engine compiles their addresses as constants.
 */
export interface Events {
  readonly rentalStart: Int32Array;
  readonly feeStart: Int32Array;
  /** By store and day of the block, one day more than the block has: index of the day's first event. */
  readonly rentalDay: Int32Array;
  readonly feeDay: Int32Array;
  readonly daysPerStore: number;
  /** RENTAL_FIELDS each. */
  readonly rentals: Int32Array;
  /** LATE_FEE_FIELDS each. */
  readonly fees: Int32Array;
  /** By store: how many rentals of the block owe a late fee after its end; which, from the store's first copy on. */
  readonly openCount: Int32Array;
  readonly openCopy: Int32Array;
  readonly openEvent: Int32Array;
}

/**
 * Makes room for the events of the blocks that are under way at a time.
 *
 * @param slots - how many blocks these are
 * @param rentals - by store: the most rentals that any block may have
 * @param fees - by store: the most late fees that any block may have
 * @param days - the most days that a block may have
 * @param copies - how many copies the chain has in all
 */
export function createEvents(
  slots: number,
  rentals: Int32Array,
  fees: Int32Array,
  days: number,
  copies: number,
): Slots<Events> {
  const stores = rentals.length;
  const rentalRoom = sumOf(rentals);
  const feeRoom = sumOf(fees);
  const shared = {
    rentals: sharedInt32(slots * rentalRoom * RENTAL_FIELDS),
    fees: sharedInt32(slots * feeRoom * LATE_FEE_FIELDS),
  };
  return createSlots(slots, (slot) => ({
    ...shared,
    rentalStart: startsOf(rentals, slot * rentalRoom),
    feeStart: startsOf(fees, slot * feeRoom),
    rentalDay: sharedInt32(stores * (days + 1)),
    feeDay: sharedInt32(stores * (days + 1)),
    daysPerStore: days + 1,
    openCount: sharedInt32(stores),
    openCopy: sharedInt32(copies),
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
