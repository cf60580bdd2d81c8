import { DAY } from '../calendar/civil.js';
import type { Chain } from '../plan/chain.js';
import { maxRowsOfStore, sharedColumn, sharedFloat64, sharedInt32 } from '../plan/columns.js';

/** Before all time. */
const NO_TIME = -0x80000000;
/** Earlier than every day of a run, by less than 2^31 days. */
const NO_DAY = -0x40000000;

/** A customer's fields, as offsets into its record. */
export const CustomerField = {
  /** First day on which the customer no longer visits; NEVER for those who stay. */
  quitDay: 0,
  /** The last day of a visit, or NO_DAY. */
  lastVisit: 1,
  /** The day of the latest return, or NO_DAY. */
  lastReturn: 2,
  /** The day on which the customer joined. */
  joinDay: 3,
  /** Favourite genres and habits, see Traits. */
  tastes: 4,
  habits: 5,
  /** The row of the next customer who returns to rent again on the same day, or -1. */
  nextReturner: 6,
  /** The second of that return; NOT_RETURNING for a customer in no list. */
  returnSecond: 7,
} as const;
export const CUSTOMER_FIELDS = 8;

export const NOT_RETURNING = -1;

/** The fields of the late fee of a copy's current rental. */
export const FeeField = {
  /** copyRow of the next copy with a fee due on the same day, or -1. */
  next: 0,
  second: 1,
  cents: 2,
  customerId: 3,
  staffId: 4,
  /** The block of that rental, and the index of its event in the block. */
  block: 5,
  event: 6,
} as const;
export const FEE_FIELDS = 8;

/** The longest time that a disc is away, in days, plus one: a bucket for each day of return. */
function dayBucketCount(chain: Chain): number {
  const { rental_duration_max, late_days_max } = chain.config.generation;
  return rental_duration_max + late_days_max + 1;
}

/**
 * The data that the simulation changes, in columns allocated at their final size: a row per copy, customer, slot or
 * store. A copy's row here is its copyRow (see Chain), so that a store's copies are contiguous; likewise for customers.
 * Fields that are used together form records. Any thread can take any store's next block, one thread at a time.
 */
export interface State {
  /** By copyRow: the second at which it is on the shelf again. */
  readonly freeAt: Int32Array;
  /** By slot of the chain: how many of its copies have been bought so far. */
  readonly owned: Int32Array;
  /** By slot of the chain: no copy is in before this second. */
  readonly nextFree: Int32Array;
  /** By store: how many of its copies have arrived so far. */
  readonly arrived: Int32Array;
  /** By row of a customer: CUSTOMER_FIELDS each. */
  readonly customers: Int32Array;
  /**
   * The films that each customer has rented before: a bit per slot of the store, in `rentedWords[store]` words from
   * `rentedStart[store]` on for the store's first customer, and so on.
   */
  readonly rentedSlots: Int32Array;
  readonly rentedStart: Int32Array;
  readonly rentedWords: Int32Array;
  /** By store and day modulo the bucket count: row of a customer who returns discs that day and rents again, or -1. */
  readonly returnBucket: Int32Array;
  /** By store: how many of its customers have joined so far. */
  readonly joined: Int32Array;
  /**
   * The weighted pools of the stores: customers, by their index in the store's rows, each as often as their activity.
   */
  readonly visitorPool: Uint16Array | Int32Array;
  /** By store, and one more: where its pool begins. */
  readonly visitorPoolStart: Int32Array;
  /** By store: the number of entries in its pool. */
  readonly visitorPoolSize: Int32Array;
  /** By store and day modulo the bucket count: copyRow of a copy with a late fee due that day, or -1. */
  readonly feeBucket: Int32Array;
  readonly dayBuckets: number;
  /** By copyRow: FEE_FIELDS each. */
  readonly fees: Int32Array;
  /** By copyRow: the rental_id of the rental that its fee belongs to, set when its block is ordered. */
  readonly feeRentalId: Float64Array;
}

/** The state before the first day: no stock, no customers. */
export function createState(chain: Chain): State {
  const { stores, copies, members } = chain;
  const dayBuckets = dayBucketCount(chain);
  const visitorPoolStart = sharedInt32(stores + 1);
  for (let store = 0; store < stores; store++) {
    let entries = 0;
    for (let row = chain.membersByStore.start[store]!; row < chain.membersByStore.start[store + 1]!; row++) {
      entries += members.activity[chain.membersByStore.rows[row]!]!;
    }
    visitorPoolStart[store + 1] = visitorPoolStart[store]! + entries;
  }
  return {
    freeAt: sharedInt32(copies.count).fill(NO_TIME),
    owned: sharedInt32(chain.assortments.film.length),
    nextFree: sharedInt32(chain.assortments.film.length),
    arrived: sharedInt32(stores),
    customers: createCustomers(chain),
    ...createRentedSlots(chain),
    returnBucket: sharedInt32(stores * dayBuckets).fill(-1),
    joined: sharedInt32(stores),
    visitorPool: createVisitorPool(chain, visitorPoolStart[stores]!),
    visitorPoolStart,
    visitorPoolSize: sharedInt32(stores),
    feeBucket: sharedInt32(stores * dayBuckets).fill(-1),
    dayBuckets,
    fees: createFees(copies.count),
    feeRentalId: sharedFloat64(copies.count),
  };
}

function createCustomers({ members, membersByStore }: Chain): Int32Array {
  const customers = sharedInt32(members.count * CUSTOMER_FIELDS);
  for (let row = 0; row < members.count; row++) {
    const customer = row * CUSTOMER_FIELDS;
    const member = membersByStore.rows[row]!;
    customers[customer + CustomerField.quitDay] = members.quitDay[member]!;
    customers[customer + CustomerField.lastVisit] = NO_DAY;
    customers[customer + CustomerField.lastReturn] = NO_DAY;
    customers[customer + CustomerField.joinDay] = Math.floor(members.joinSecond[member]! / DAY);
    customers[customer + CustomerField.tastes] = members.tastes[member]!;
    customers[customer + CustomerField.habits] = members.habits[member]!;
    customers[customer + CustomerField.nextReturner] = -1;
    customers[customer + CustomerField.returnSecond] = NOT_RETURNING;
  }
  return customers;
}

function createRentedSlots({
  membersByStore,
  assortments,
  stores,
}: Chain): Pick<State, 'rentedSlots' | 'rentedStart' | 'rentedWords'> {
  const rentedStart = sharedInt32(stores + 1);
  const rentedWords = sharedInt32(stores);
  for (let store = 0; store < stores; store++) {
    const slots = assortments.start[store + 1]! - assortments.start[store]!;
    const customers = membersByStore.start[store + 1]! - membersByStore.start[store]!;
    rentedWords[store] = Math.ceil(slots / 32);
    rentedStart[store + 1] = rentedStart[store]! + customers * rentedWords[store]!;
  }
  return { rentedSlots: sharedInt32(rentedStart[stores]!), rentedStart, rentedWords };
}

/** It takes much of a chain's memory, so it has 16 bits where every store's customers fit. */
function createVisitorPool({ membersByStore }: Chain, entries: number): Uint16Array | Int32Array {
  return sharedColumn(entries, maxRowsOfStore(membersByStore));
}

function createFees(copies: number): Int32Array {
  const fees = sharedInt32(copies * FEE_FIELDS);
  for (let row = 0; row < copies; row++) {
    fees[row * FEE_FIELDS + FeeField.next] = -1;
    fees[row * FEE_FIELDS + FeeField.block] = -1;
  }
  return fees;
}
