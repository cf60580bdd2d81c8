import type { Chain } from '../plan/chain.js';
import { mostOfAnyStore } from '../plan/in-order-of-time.js';
import { sharedColumn, sharedFloat64, sharedInt32 } from '../plan/shared-columns.js';
import { countCells } from '../random/guide-table.js';

/** Before all time. */
const NO_TIME = -0x80000000;
/** Before every day, and less than 2^31 days before. */
const NO_DAY = -0x40000000;

/** How many of the films they took customers remember at most, and do not take again for as long. */
export const MEMORY = 12;

/** What is kept of a customer, as offsets into a record. */
export const CustomerField = {
  /** First day on which the customer no longer comes; NEVER for the loyal. */
  quitDay: 0,
  /** The last day of a visit, or NO_DAY. */
  lastVisit: 1,
  /** The last day on which a disc comes back, or NO_DAY. */
  lastReturn: 2,
  /** Where in the ring of films taken the next one goes. */
  nextTaken: 3,
} as const;
export const CUSTOMER_FIELDS = 4;

/** What is kept of the late fee that a copy's present rental will cost. */
export const FeeField = {
  /** Row of the next copy with a fee due on the same day, or -1. */
  next: 0,
  second: 1,
  cents: 2,
  customerId: 3,
  staffId: 4,
  /** The block in which that rental was made, and its place among the block's events. */
  block: 5,
  event: 6,
} as const;
export const FEE_FIELDS = 8;

/** The longest a disc can be away, in days, plus one: the late fees of one day fall into one bucket. */
function feeBucketCount(chain: Chain): number {
  const { rental_duration_max, late_days_max } = chain.config.generation;
  return rental_duration_max + late_days_max + 1;
}

/**
 * What changes as the chain trades, in columns of a size known beforehand: one row per copy, customer, place of
 * a range or store. "Row of a copy" is its position in `chain.copiesByStore.rows`, so that a store's copies lie
 * side by side; likewise for customers. What is always used together lies together, in records of a few fields.
 * Any thread can take any store's next week, one thread at a time.
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
  /** By row of a customer: CUSTOMER_FIELDS each. */
  readonly customers: Int32Array;
  /** By row of a customer: MEMORY films taken last, a ring, as places of the store's range from 1; 0 where there is none yet. */
  readonly taken: Uint16Array | Int32Array;
  /** By store: how many of its customers have joined yet. */
  readonly joined: Int32Array;
  /** The drums, one per store: customers by their place in the store's rows, each as often as the appetite says. */
  readonly drum: Uint16Array | Int32Array;
  /** By store: where its drum begins; one more than there are stores. */
  readonly drumStart: Int32Array;
  /** By store: tickets in its drum. */
  readonly drumSize: Int32Array;
  /**
   * What each store's customers wish for, as guide tables: store s has its guide from `wishGuideStart[s]` on, its last
   * words by place of the range.
   */
  readonly wishGuide: Uint16Array | Int32Array;
  readonly wishGuideStart: Int32Array;
  readonly lastWish: Int32Array;
  /** By store and day modulo the bucket count: row of a copy with a late fee due that day, or -1. */
  readonly feeBucket: Int32Array;
  readonly feeBuckets: number;
  /** By row of a copy: FEE_FIELDS each. */
  readonly fees: Int32Array;
  /** By row of a copy: the rental_id of the rental that its fee is for, once its block is in order. */
  readonly feeRentalId: Float64Array;
}

/** The state on the morning of the first day: no stock, no customers. */
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
    nextFree: sharedInt32(chain.ranges.film.length),
    arrived: sharedInt32(stores),
    customers: createCustomers(chain),
    taken: createTaken(chain),
    joined: sharedInt32(stores),
    drum: createDrum(chain, drumStart[stores]!),
    drumStart,
    drumSize: sharedInt32(stores),
    ...createWishTables(chain),
    feeBucket: sharedInt32(stores * feeBuckets).fill(-1),
    feeBuckets,
    fees: createFees(copies.count),
    feeRentalId: sharedFloat64(copies.count),
  };
}

function createCustomers({ members, membersByStore }: Chain): Int32Array {
  const customers = sharedInt32(members.count * CUSTOMER_FIELDS);
  for (let row = 0; row < members.count; row++) {
    const customer = row * CUSTOMER_FIELDS;
    customers[customer + CustomerField.quitDay] = members.quitDay[membersByStore.rows[row]!]!;
    customers[customer + CustomerField.lastVisit] = NO_DAY;
    customers[customer + CustomerField.lastReturn] = NO_DAY;
  }
  return customers;
}

/** Most of a chain's memory are these two, so they are kept short where no store has more films or customers than fit. */
function createTaken({ members, ranges }: Chain): Uint16Array | Int32Array {
  return sharedColumn(members.count * MEMORY, mostOfAnyStore(ranges));
}

function createDrum({ membersByStore }: Chain, tickets: number): Uint16Array | Int32Array {
  return sharedColumn(tickets, mostOfAnyStore(membersByStore));
}

function createWishTables({
  ranges,
  stores,
}: Chain): Pick<State, 'wishGuide' | 'wishGuideStart' | 'lastWish'> {
  const wishGuideStart = sharedInt32(stores + 1);
  for (let store = 0; store < stores; store++) {
    const places = ranges.start[store + 1]! - ranges.start[store]!;
    wishGuideStart[store + 1] = wishGuideStart[store]! + countCells(places);
  }
  return {
    wishGuide: sharedColumn(wishGuideStart[stores]!, mostOfAnyStore(ranges)),
    wishGuideStart,
    lastWish: sharedInt32(ranges.film.length),
  };
}

function createFees(copies: number): Int32Array {
  const fees = sharedInt32(copies * FEE_FIELDS);
  for (let row = 0; row < copies; row++) {
    fees[row * FEE_FIELDS + FeeField.next] = -1;
    fees[row * FEE_FIELDS + FeeField.block] = -1;
  }
  return fees;
}
