import type { Block } from './block.js';
import type { Chain } from './chain.js';
import type { Events } from './events.js';
import { LEDGER_FIELDS, LedgerField, type LedgerSums } from './ledger.js';
import type { State } from './state.js';

/** Notes that the present rental of a copy comes back late on a day; the fee's columns are set already. */
export function expectLateFee(state: State, store: number, day: number, copyRow: number): void {
  const bucket = store * state.feeBuckets + (day % state.feeBuckets);
  state.feeNext[copyRow] = state.feeBucket[bucket]!;
  state.feeBucket[bucket] = copyRow;
}

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
  const bucket = store * state.feeBuckets + (day % state.feeBuckets);
  const sums = (store * ledger.months + ledger.monthOfDay[day]!) * LEDGER_FIELDS;
  let next = at;
  for (let row = state.feeBucket[bucket]!; row >= 0; row = state.feeNext[row]!) {
    const second = state.feeSecond[row]!;
    let place = next++;
    for (; place > at && events.feeSecond[place - 1]! > second; place--) moveFee(events, place - 1, place);
    events.feeSecond[place] = second;
    events.feeCents[place] = state.feeCents[row]!;
    events.feeCustomerId[place] = state.feeCustomerId[row]!;
    events.feeStaffId[place] = state.feeStaffId[row]!;
    events.feeEvent[place] = state.feeBlock[row] === block.index ? state.feeEvent[row]! : -1;
    events.feeCopy[place] = row;
    ledger.sums[sums + LedgerField.lateFees]! += 1;
    ledger.sums[sums + LedgerField.lateFeeCents]! += state.feeCents[row]!;
  }
  state.feeBucket[bucket] = -1;
  return next;
}

function moveFee(events: Events, from: number, to: number): void {
  events.feeSecond[to] = events.feeSecond[from]!;
  events.feeCents[to] = events.feeCents[from]!;
  events.feeCustomerId[to] = events.feeCustomerId[from]!;
  events.feeStaffId[to] = events.feeStaffId[from]!;
  events.feeEvent[to] = events.feeEvent[from]!;
  events.feeCopy[to] = events.feeCopy[from]!;
}

/** Lists the rentals of a block whose late fees fall into a later block: they will need their rental_id then. */
export function listOpenFees(chain: Chain, state: State, events: Events, store: number, block: Block): void {
  const first = chain.copiesByStore.start[store]!;
  let count = 0;
  for (let bucket = 0; bucket < state.feeBuckets; bucket++) {
    let row = state.feeBucket[store * state.feeBuckets + bucket]!;
    for (; row >= 0; row = state.feeNext[row]!) {
      if (state.feeBlock[row] !== block.index) continue;
      events.openCopy[first + count] = row;
      events.openEvent[first + count] = state.feeEvent[row]!;
      count++;
    }
  }
  events.openCount[store] = count;
}
