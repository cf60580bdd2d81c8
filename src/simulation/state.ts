import type { Chain } from './chain.js';
import { sharedFloat64, sharedInt32 } from './shared-columns.js';

/** Before all time. */
export const NO_TIME = -0x80000000;

/** How many of the films they took customers remember at most, and do not take again for as long. */
export const MEMORY = 12;

/** The longest a disc can be away, in days, plus one: the late fees of one day fall into one bucket. */
function feeBucketCount(chain: Chain): number {
  const { rental_duration_max, late_days_max } = chain.config.generation;
  return rental_duration_max + late_days_max + 1;
}

/**
 * What changes as the chain trades, in columns of a size known beforehand: one row per copy, customer, place of
 * a range or store. "Row of a copy" is its position in `chain.copiesByStore.rows`, so that a store's copies lie
 * side by side; likewise for customers. Any thread can take any store's next week, one thread at a time.
 */
export interface State {
  /** By row of a copy: second at which it is on the shelf again. */
  readonly freeAt: Int32Array;
  /** By place of a range: how many of its copies have been bought yet. */
  readonly owned: Int32Array;
  /** By place of a range: no copy is in before this second. */
  readonly nextFree: Int32Array;
  /** By store: how many of its copies have arrived yet. */
  readonly arrived: Int32Array;
  /** By row of a customer: the last day of a visit. */
  readonly lastVisit: Int32Array;
  /** By row of a customer: the last day on which a disc comes back, or before the first day. */
  readonly lastReturn: Int32Array;
  /** By row of a customer, MEMORY each: places of the films taken last, a ring; -1 where there is none yet. */
  readonly taken: Int32Array;
  /** By row of a customer: how many films were ever taken. */
  readonly takenCount: Int32Array;
  /** By store: how many of its customers have joined yet. */
  readonly joined: Int32Array;
  /** The drums, one per store: rows of customers, each as often as the appetite says. */
  readonly drum: Int32Array;
  /** By store: where its drum begins; one more than there are stores. */
  readonly drumStart: Int32Array;
  /** By store: tickets in its drum. */
  readonly drumSize: Int32Array;
  /** By store and day modulo the bucket count: row of a copy with a late fee due that day, or -1. */
  readonly feeBucket: Int32Array;
  readonly feeBuckets: number;
  /** By row of a copy: the next one in the same bucket, or -1. */
  readonly feeNext: Int32Array;
  /** By row of a copy: the late fee that its present rental will cost. */
  readonly feeSecond: Int32Array;
  readonly feeCents: Int32Array;
  readonly feeCustomerId: Int32Array;
  readonly feeStaffId: Int32Array;
  /** By row of a copy: the block in which that rental was made, and its place among the block's events. */
  readonly feeBlock: Int32Array;
  readonly feeEvent: Int32Array;
  /** By row of a copy: the rental_id of that rental, once its block is in order. */
  readonly feeRentalId: Float64Array;
}

/** The state on the morning of the first day: nothing stocked, nobody enrolled. */
export function createState(chain: Chain): State {
  const { stores, copies, members } = chain;
  const feeBuckets = feeBucketCount(chain);
  const drumStart = sharedInt32(stores + 1);
  for (let store = 0; store < stores; store++) {
    let tickets = 0;
    for (let row = chain.membersByStore.start[store]!; row < chain.membersByStore.start[store + 1]!; row++) {
      tickets += members.appetite[chain.membersByStore.rows[row]!]!;
    }
    drumStart[store + 1] = drumStart[store]! + tickets;
  }
  return {
    freeAt: sharedInt32(copies.count).fill(NO_TIME),
    owned: sharedInt32(chain.ranges.film.length),
    nextFree: sharedInt32(chain.ranges.film.length).fill(NO_TIME),
    arrived: sharedInt32(stores),
    lastVisit: sharedInt32(members.count).fill(-1),
    lastReturn: sharedInt32(members.count).fill(NO_TIME),
    taken: sharedInt32(members.count * MEMORY).fill(-1),
    takenCount: sharedInt32(members.count),
    joined: sharedInt32(stores),
    drum: sharedInt32(drumStart[stores]!),
    drumStart,
    drumSize: sharedInt32(stores),
    feeBucket: sharedInt32(stores * feeBuckets).fill(-1),
    feeBuckets,
    feeNext: sharedInt32(copies.count).fill(-1),
    feeSecond: sharedInt32(copies.count),
    feeCents: sharedInt32(copies.count),
    feeCustomerId: sharedInt32(copies.count),
    feeStaffId: sharedInt32(copies.count),
    feeBlock: sharedInt32(copies.count).fill(-1),
    feeEvent: sharedInt32(copies.count),
    feeRentalId: sharedFloat64(copies.count),
  };
}
