import type { Block } from './block.js';
import type { Chain } from './chain.js';
import { type Events, LATE_FEE_FIELDS, LateFeeField } from './events.js';
import { LEDGER_FIELDS, LedgerField, type LedgerSums } from './ledger.js';
import { FEE_FIELDS, FeeField, type State } from './state.js';

/** A late fee that the present rental of a copy will cost. */
export interface LateFee {
  readonly second: number;
  readonly cents: number;
  readonly customerId: number;
  readonly staffId: number;
}

/** Notes that the present rental of a copy comes back late on a day, and what that costs. */
export function expectLateFee(
  state: State,
  store: number,
  day: number,
  copyRow: number,
  { second, cents, customerId, staffId }: LateFee,
): void {
  const { fees } = state;
  const bucket = store * state.feeBuckets + (day % state.feeBuckets);
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

/** Copies with a late fee due on the day at hand, in time order; it grows to the most that any day has. */
let due = new Int32Array(64);

/**
 * Turns the late fees that are due on a day into events, in time order.
 *
 * @param at - where the store's next fee event goes
 * @returns where the one after goes
 */
export function collectLateFees(
  state: State,
  events: Events,
  ledger: LedgerSums,
  store: number,
  block: Block,
  day: number,
  at: number,
): number {
  const { fees } = state;
  const count = listDue(state, store, day);
  let cents = 0;
  for (let i = 0; i < count; i++) {
    const row = due[i]!;
    const fee = row * FEE_FIELDS;
    const into = (at + i) * LATE_FEE_FIELDS;
    events.fees[into + LateFeeField.second] = fees[fee + FeeField.second]!;
    events.fees[into + LateFeeField.cents] = fees[fee + FeeField.cents]!;
    events.fees[into + LateFeeField.customerId] = fees[fee + FeeField.customerId]!;
    events.fees[into + LateFeeField.staffId] = fees[fee + FeeField.staffId]!;
    events.fees[into + LateFeeField.event] =
      fees[fee + FeeField.block] === block.index ? fees[fee + FeeField.event]! : -1;
    events.fees[into + LateFeeField.copy] = row;
    cents += fees[fee + FeeField.cents]!;
  }
  const sums = (store * ledger.months + ledger.monthOfDay[day]!) * LEDGER_FIELDS;
  ledger.sums[sums + LedgerField.lateFees]! += count;
  ledger.sums[sums + LedgerField.lateFeeCents]! += cents;
  return at + count;
}

/** Empties a day's bucket into `due`, sorted by second; of equals, the one expected last comes first. */
function listDue({ fees, feeBucket, feeBuckets }: State, store: number, day: number): number {
  const bucket = store * feeBuckets + (day % feeBuckets);
  let count = 0;
  for (let row = feeBucket[bucket]!; row >= 0; row = fees[row * FEE_FIELDS + FeeField.next]!) {
    if (count === due.length) due = growTo(due, 2 * count);
    const second = fees[row * FEE_FIELDS + FeeField.second]!;
    let place = count++;
    for (; place > 0 && fees[due[place - 1]! * FEE_FIELDS + FeeField.second]! > second; place--) {
      due[place] = due[place - 1]!;
    }
    due[place] = row;
  }
  feeBucket[bucket] = -1;
  return count;
}

function growTo(values: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(length);
  grown.set(values);
  return grown;
}

/** Lists the rentals of a block whose late fees fall into a later block: they will need their rental_id then. */
export function listOpenFees(chain: Chain, state: State, events: Events, store: number, block: Block): void {
  const first = chain.copiesByStore.start[store]!;
  const { fees } = state;
  let count = 0;
  for (let bucket = 0; bucket < state.feeBuckets; bucket++) {
    let row = state.feeBucket[store * state.feeBuckets + bucket]!;
    for (; row >= 0; row = fees[row * FEE_FIELDS + FeeField.next]!) {
      if (fees[row * FEE_FIELDS + FeeField.block] !== block.index) continue;
      events.openCopy[first + count] = row;
      events.openEvent[first + count] = fees[row * FEE_FIELDS + FeeField.event]!;
      count++;
    }
  }
  events.openCount[store] = count;
}
