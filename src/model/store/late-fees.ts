import type { Config } from '../../config/schema.js';
import type { Chain } from '../plan/chain.js';
import { maxRowsOfStore } from '../plan/columns.js';
import type { Block } from '../plan/plan-blocks.js';
import { type Events, LATE_FEE_FIELDS, LateFeeField } from './events.js';
import { LEDGER_FIELDS, LedgerField, type LedgerSums } from './ledger.js';
import { FEE_FIELDS, FeeField, type State } from './state.js';

/** What a return so many calendar days past due costs, in cents. A return in time costs nothing. */
export function lateFeeOf(daysLate: number, centsPerDay: number): number {
  return daysLate > 0 ? daysLate * centsPerDay : 0;
}

/** The late fee per calendar day past due, in cents. */
export function lateFeeCentsPerDay({ generation }: Pick<Config, 'generation'>): number {
  return Math.round(generation.late_fee_per_day * 100);
}

/** The late fee of a copy's current rental. */
export interface LateFee {
  readonly second: number;
  readonly cents: number;
  readonly customerId: number;
  readonly staffId: number;
}

/**
 * Records the late fee of a copy's current rental, due on the day of its return. Precondition: the copy's previous late
 * fee has been collected.
 */
export function recordLateFee(
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

/** Records the block and the event of that rental. */
export function markLateRental(state: State, copyRow: number, block: number, event: number): void {
  state.fees[copyRow * FEE_FIELDS + FeeField.block] = block;
  state.fees[copyRow * FEE_FIELDS + FeeField.event] = event;
}

/** Collects the late fees of a store on the day they are due. */
export class LateFees {
  /** The index of the next late fee event. */
  next = 0;
  private readonly recorded: Int32Array;
  private readonly buckets: Int32Array;
  /** Rows of the copies with a late fee due on the current day, in time order. A copy owes at most one. */
  private readonly due: Int32Array;
  private readonly monthOfDay: Int32Array;
  private readonly sums: Float64Array;
  private readonly months: number;
  private store = 0;
  private block = 0;

  /** @param collected - the late fee events of all blocks */
  constructor(
    private readonly chain: Chain,
    private readonly state: State,
    ledger: LedgerSums,
    private readonly collected: Int32Array,
  ) {
    this.recorded = state.fees;
    this.buckets = state.feeBucket;
    this.due = new Int32Array(maxRowsOfStore(chain.copiesByStore));
    this.monthOfDay = ledger.monthOfDay;
    this.sums = ledger.sums;
    this.months = ledger.months;
  }

  /** Starts a block of a store. Late fees go to the store's region of the events. */
  open(store: number, block: Block, events: Events): void {
    this.store = store;
    this.block = block.index;
    this.next = events.feeStart[store]!;
  }

  /** Turns the late fees due on a day into events, in time order. */
  readonly collect = (day: number): void => {
    const { recorded, collected, due, block } = this;
    const count = this.listDue(day);
    let sum = 0;
    let into = (this.next * LATE_FEE_FIELDS) | 0;
    for (let i = 0; i < count; i++) {
      const row = due[i]!;
      const fee = (row * FEE_FIELDS) | 0;
      const cents = recorded[fee + FeeField.cents]!;
      collected[into + LateFeeField.second] = recorded[fee + FeeField.second]!;
      collected[into + LateFeeField.cents] = cents;
      collected[into + LateFeeField.customerId] = recorded[fee + FeeField.customerId]!;
      collected[into + LateFeeField.staffId] = recorded[fee + FeeField.staffId]!;
      collected[into + LateFeeField.event] =
        recorded[fee + FeeField.block] === block ? recorded[fee + FeeField.event]! : -1;
      collected[into + LateFeeField.copyRow] = row;
      into = (into + LATE_FEE_FIELDS) | 0;
      sum += cents;
    }
    this.next = (this.next + count) | 0;
    const sums = (this.store * this.months + this.monthOfDay[day]!) * LEDGER_FIELDS;
    this.sums[sums + LedgerField.lateFees]! += count;
    this.sums[sums + LedgerField.lateFeeCents]! += sum;
  };

  /** Moves a day's bucket into `due`, sorted by second. Of equals, the one recorded last comes first. */
  private readonly listDue = (day: number): number => {
    const { recorded, buckets, due } = this;
    const bucket = bucketOf(this.state, this.store, day);
    let count = 0;
    for (let row = buckets[bucket]!; row >= 0; row = recorded[row * FEE_FIELDS + FeeField.next]!) {
      const second = recorded[row * FEE_FIELDS + FeeField.second]!;
      let at = count++;
      for (; at > 0 && recorded[due[at - 1]! * FEE_FIELDS + FeeField.second]! > second; at--) {
        due[at] = due[at - 1]!;
      }
      due[at] = row;
    }
    buckets[bucket] = -1;
    return count;
  };

  /** Lists the block's rentals whose late fees fall into a later block, which will need their rental_id. */
  listOpen({ openCopyRow, openEvent, openCount }: Events): void {
    const { recorded, state, store } = this;
    const first = this.chain.copiesByStore.start[store]!;
    let count = 0;
    for (let bucket = 0; bucket < state.dayBuckets; bucket++) {
      let row = this.buckets[store * state.dayBuckets + bucket]!;
      for (; row >= 0; row = recorded[row * FEE_FIELDS + FeeField.next]!) {
        if (recorded[row * FEE_FIELDS + FeeField.block] !== this.block) continue;
        openCopyRow[first + count] = row;
        openEvent[first + count] = recorded[row * FEE_FIELDS + FeeField.event]!;
        count++;
      }
    }
    openCount[store] = count;
  }
}

/** The bucket of a store's late fees that are due on a day. */
function bucketOf({ dayBuckets }: State, store: number, day: number): number {
  return store * dayBuckets + (day % dayBuckets);
}
