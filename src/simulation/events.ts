import { sharedInt32 } from './shared-columns.js';

/**
 * What happened in a block of days, by store: rentals and late fees in columns. Each store writes into a region
 * of its own that begins at `rentalStart[store]` and `feeStart[store]`; within it events are in time order, and
 * the day's first event is found through the two day tables.
 */
export interface Events {
  readonly rentalStart: Int32Array;
  readonly feeStart: Int32Array;
  /** By store and day of the block, one day more than the block has: index of the day's first event. */
  readonly rentalDay: Int32Array;
  readonly feeDay: Int32Array;
  readonly daysPerStore: number;

  /** Seconds since the first Monday. */
  readonly rentalSecond: Int32Array;
  readonly rentalReturn: Int32Array;
  /** Rows of copies, as in State. */
  readonly rentalCopy: Int32Array;
  readonly rentalCustomerId: Int32Array;
  readonly rentalStaffId: Int32Array;
  readonly rentalCents: Int32Array;
  /** Filled when the block is put in order: the place of the rental among the block's. */
  readonly rentalRank: Int32Array;

  readonly feeSecond: Int32Array;
  readonly feeCents: Int32Array;
  readonly feeCustomerId: Int32Array;
  readonly feeStaffId: Int32Array;
  /** The rental it belongs to: an event of this block, or, where that is -1, the copy's row tells. */
  readonly feeEvent: Int32Array;
  readonly feeCopy: Int32Array;

  /** By store: how many rentals of the block owe a late fee after its end; which, from the store's first copy on. */
  readonly openCount: Int32Array;
  readonly openCopy: Int32Array;
  readonly openEvent: Int32Array;
}

/**
 * Makes room for the events of a block.
 *
 * @param rentals - by store: the most rentals that any block may have
 * @param fees - by store: the most late fees that any block may have
 * @param days - the most days that a block may have
 * @param copies - how many copies the chain has in all
 */
export function createEvents(rentals: Int32Array, fees: Int32Array, days: number, copies: number): Events {
  const stores = rentals.length;
  const rentalStart = startsOf(rentals);
  const feeStart = startsOf(fees);
  const rentalRoom = rentalStart[stores]!;
  const feeRoom = feeStart[stores]!;
  return {
    rentalStart,
    feeStart,
    rentalDay: sharedInt32(stores * (days + 1)),
    feeDay: sharedInt32(stores * (days + 1)),
    daysPerStore: days + 1,
    rentalSecond: sharedInt32(rentalRoom),
    rentalReturn: sharedInt32(rentalRoom),
    rentalCopy: sharedInt32(rentalRoom),
    rentalCustomerId: sharedInt32(rentalRoom),
    rentalStaffId: sharedInt32(rentalRoom),
    rentalCents: sharedInt32(rentalRoom),
    rentalRank: sharedInt32(rentalRoom),
    feeSecond: sharedInt32(feeRoom),
    feeCents: sharedInt32(feeRoom),
    feeCustomerId: sharedInt32(feeRoom),
    feeStaffId: sharedInt32(feeRoom),
    feeEvent: sharedInt32(feeRoom),
    feeCopy: sharedInt32(feeRoom),
    openCount: sharedInt32(stores),
    openCopy: sharedInt32(copies),
    openEvent: sharedInt32(copies),
  };
}

function startsOf(counts: Int32Array): Int32Array {
  const starts = sharedInt32(counts.length + 1);
  for (let i = 0; i < counts.length; i++) starts[i + 1] = starts[i]! + counts[i]!;
  return starts;
}
