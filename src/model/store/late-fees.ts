import type { Config } from '../../config/schema.js';
import type { Block } from '../plan/block.js';
import type { Chain } from '../plan/chain.js';
import { mostOfAnyStore } from '../plan/in-order-of-time.js';
import { type Events, LATE_FEE_FIELDS, LateFeeField } from './events.js';
import { LEDGER_FIELDS, LedgerField, type LedgerSums } from './ledger.js';
import { FEE_FIELDS, FeeField, type State } from './state.js';

/** What a calendar day past due costs, in cents. */
export function lateFeeCents({ generation }: Pick<Config, 'generation'>): number {
  return Math.round(generation.late_fee_per_day * 100);
}

/** A late fee that the present rental of a copy will cost. */
export interface LateFee {
  readonly second: number;
  readonly cents: number;
  readonly customerId: number;
  readonly staffId: number;
}

/**
 * Notes that the present rental of a copy comes back late on a day, and what that costs. Precondition: the copy's last late
 * fee has been collected.
 */
export function expectLateFee(
  state: State,
  store: number,
  day: number,
  copyRow: number,
  { second, cents, customerId, staffId }: LateFee,
): void {
  const { fees } = state;
  const bucket = bucketOf(state, store, day);
  const fee = copyRow * FEE_FIELDS;
  fees[fee + FeeField.next] = state.feeBucket[bucket]!;
  fees[fee + FeeField.second] = second;
  fees[fee + FeeField.cents] = cents;
  fees[fee + FeeField.customerId] = customerId;
  fees[fee + FeeField.staffId] = staffId;
  state.feeBucket[bucket] = copyRow;
}

/** Notes which event of which block the rental was. */
export function markLateRental(state: State, copyRow: number, block: number, event: number): void {
  state.fees[copyRow * FEE_FIELDS + FeeField.block] = block;
  state.fees[copyRow * FEE_FIELDS + FeeField.event] = event;
}

/**
 * The late fees of a store as they come in. A thread has one of these, whose functions the engine compiles with its
 * columns for constants (see Checkout).
 */
export class LateFees {
  /** The index of the next late fee event. */
  next = 0;
  private readonly expected: Int32Array;
  private readonly buckets: Int32Array;
  /** Rows of the copies with a late fee due on the day at hand, in order of time; a copy owes one at most. */
  private readonly due: Int32Array;
  private readonly monthOfDay: Int32Array;
  private readonly sums: Float64Array;
  private readonly months: number;
  private store = 0;
  private block = 0;

  /** @param collected - the fees of the events of all blocks */
  constructor(
    private readonly chain: Chain,
    private readonly state: State,
    ledger: LedgerSums,
    private readonly collected: Int32Array,
  ) {
    this.expected = state.fees;
    this.buckets = state.feeBucket;
    this.due = new Int32Array(mostOfAnyStore(chain.copiesByStore));
    this.monthOfDay = ledger.monthOfDay;
    this.sums = ledger.sums;
    this.months = ledger.months;
  }

  /** Begins a store's block of days; its fees go where the store's region of the events begins. */
  open(store: number, block: Block, events: Events): void {
    this.store = store;
    this.block = block.index;
    this.next = events.feeStart[store]!;
  }

  /** Turns the late fees that are due on a day into events, in order of time. */
  readonly collect = (day: number): void => {
    const { expected, collected, due, block } = this;
    const count = this.listDue(day);
    let sum = 0;
    let into = (this.next * LATE_FEE_FIELDS) | 0;
    for (let i = 0; i < count; i++) {
      const row = due[i]!;
      const fee = (row * FEE_FIELDS) | 0;
      const cents = expected[fee + FeeField.cents]!;
      collected[into + LateFeeField.second] = expected[fee + FeeField.second]!;
      collected[into + LateFeeField.cents] = cents;
      collected[into + LateFeeField.customerId] = expected[fee + FeeField.customerId]!;
      collected[into + LateFeeField.staffId] = expected[fee + FeeField.staffId]!;
      collected[into + LateFeeField.event] =
        expected[fee + FeeField.block] === block ? expected[fee + FeeField.event]! : -1;
      collected[into + LateFeeField.copy] = row;
      into = (into + LATE_FEE_FIELDS) | 0;
      sum += cents;
    }
    this.next = (this.next + count) | 0;
    const sums = (this.store * this.months + this.monthOfDay[day]!) * LEDGER_FIELDS;
    this.sums[sums + LedgerField.lateFees]! += count;
    this.sums[sums + LedgerField.lateFeeCents]! += sum;
  };

  /** Empties a day's bucket into `due`, sorted by second; of equals, the one expected last comes first. */
  private readonly listDue = (day: number): number => {
    const { expected, buckets, due } = this;
    const bucket = bucketOf(this.state, this.store, day);
    let count = 0;
    for (let row = buckets[bucket]!; row >= 0; row = expected[row * FEE_FIELDS + FeeField.next]!) {
      const second = expected[row * FEE_FIELDS + FeeField.second]!;
      let place = count++;
      for (; place > 0 && expected[due[place - 1]! * FEE_FIELDS + FeeField.second]! > second; place--) {
        due[place] = due[place - 1]!;
      }
      due[place] = row;
    }
    buckets[bucket] = -1;
    return count;
  };

  /** Lists the rentals of the block whose late fees fall into a later block: they will need their rental_id then. */
  listOpen({ openCopy, openEvent, openCount }: Events): void {
    const { expected, state, store } = this;
    const first = this.chain.copiesByStore.start[store]!;
    let count = 0;
    for (let bucket = 0; bucket < state.feeBuckets; bucket++) {
      let row = this.buckets[store * state.feeBuckets + bucket]!;
      for (; row >= 0; row = expected[row * FEE_FIELDS + FeeField.next]!) {
        if (expected[row * FEE_FIELDS + FeeField.block] !== this.block) continue;
        openCopy[first + count] = row;
        openEvent[first + count] = expected[row * FEE_FIELDS + FeeField.event]!;
        count++;
      }
    }
    openCount[store] = count;
  }
}

/** Where the late fees of a store begin that are due on a day. */
function bucketOf({ feeBuckets }: State, store: number, day: number): number {
  return store * feeBuckets + (day % feeBuckets);
}
