import { DAY } from '../../../model/calendar/civil.js';
import { RETURNING_PROFILE, secondOfDay } from '../../../model/calendar/opening-hours.js';
import { NEVER } from '../../../model/catalog/small-table-source.js';
import type { Chain } from '../../../model/plan/chain.js';
import { Purpose, Stream } from '../../../model/random/stream.js';
import { SHELF_GAP_SECONDS } from '../../../model/store/checkout.js';
import { lateFeeCentsPerDay, lateFeeOf, recordLateFee } from '../../../model/store/late-fees.js';
import { CUSTOMER_FIELDS, CustomerField, type State } from '../../../model/store/state.js';
import type { Return } from '../plan.js';
import type { FeeToCome, PendingRental } from './read-chain.js';

/** The maximum late fee, since amounts are DECIMAL(5,2). A copy that would cost more counts as lost. */
const HIGHEST_FEE_CENTS = 99_999;

/** The outcome of the open rentals. */
export interface Resumption {
  /** The returns before the new as-of moment. */
  readonly returns: readonly Return[];
  /** Rentals that are never returned: the copy is lost, or it was rented again. */
  readonly lost: number;
  readonly superseded: number;
}

/** Sets a chain's state to the first morning: who has which copy, until when, and which late fees are to come. */
export function resumeState(
  chain: Chain,
  state: State,
  pending: readonly PendingRental[],
  fees: readonly FeeToCome[],
): Resumption {
  const rowOfCopy = rowsById(chain.copies.id, chain.copiesByStore.rows);
  const rowOfCustomer = rowsById(chain.members.id, chain.membersByStore.rows);
  const asOf = chain.asOfDay * DAY;
  const returns: Return[] = [];
  let lost = 0;
  let superseded = 0;
  // A copy can't be rented before the hour of its purchase.
  chain.copiesByStore.rows.forEach((copy, row) => {
    state.freeAt[row] = Math.max(state.freeAt[row] ?? 0, chain.copies.boughtSecond[copy] ?? 0);
  });
  const hold = (rental: PendingRental, until: number) => {
    const row = rowOfCopy.get(rental.inventoryId);
    if (row !== undefined) {
      const free = until === NEVER ? NEVER : until + SHELF_GAP_SECONDS;
      state.freeAt[row] = Math.max(state.freeAt[row] ?? 0, free);
    }
    const customerRow = rowOfCustomer.get(rental.customerId);
    if (customerRow === undefined) return;
    const customer = customerRow * CUSTOMER_FIELDS;
    const lastReturn = state.customers[customer + CustomerField.lastReturn] ?? 0;
    if (until === NEVER) state.customers[customer + CustomerField.quitDay] = NEVER;
    else state.customers[customer + CustomerField.lastReturn] = Math.max(lastReturn, Math.floor(until / DAY));
  };
  for (const rental of pending) {
    const row = rowOfCopy.get(rental.inventoryId);
    if (rental.returnSecond !== null) {
      hold(rental, rental.returnSecond);
    } else if (rental.isLatest === 0) {
      superseded++;
      hold(rental, NEVER);
    } else {
      const due = row === undefined ? undefined : drawReturn(chain, row, rental);
      if (row === undefined || due === undefined) {
        lost++;
        hold(rental, NEVER);
        continue;
      }
      hold(rental, due.second);
      if (due.second < asOf) returns.push({ rentalId: rental.rentalId, second: due.second });
      if (due.cents > 0) recordFee(chain, state, row, { ...rental, ...due });
    }
  }
  for (const fee of fees) {
    const row = rowOfCopy.get(fee.inventoryId);
    if (row !== undefined) recordFee(chain, state, row, fee);
  }
  return { returns, lost, superseded };
}

/** Draws when an open rental comes back: by the usual rule, or in the next two weeks if that day is past. */
function drawReturn(
  chain: Chain,
  copyRow: number,
  rental: PendingRental,
): { readonly second: number; readonly cents: number } | undefined {
  const { seed } = chain.config.simulation;
  const { late_return_probability, late_days_max } = chain.config.generation;
  const copy = chain.copiesByStore.rows[copyRow] ?? 0;
  const duration = chain.films.rentalDurationDays[chain.copies.filmIndex[copy] ?? 0] ?? 0;
  const stream = new Stream(seed, rental.rentalId, 0, Purpose.foreignReturn);
  const rentedDay = Math.floor(rental.second / DAY);
  const isLate = stream.unit() < late_return_probability;
  const natural = rentedDay + (isLate ? duration + stream.between(1, late_days_max) : duration);
  const day = natural >= 0 ? natural : stream.below(late_days_max);
  const cents = lateFeeOf(day - rentedDay - duration, lateFeeCentsPerDay(chain.config));
  if (cents > HIGHEST_FEE_CENTS) return undefined;
  return { second: day * DAY + secondOfDay(RETURNING_PROFILE, stream.next() >>> 1), cents };
}

function recordFee(chain: Chain, state: State, row: number, fee: Omit<FeeToCome, 'inventoryId'>): void {
  state.feeRentalId[row] = fee.rentalId;
  const store = chain.copies.storeIndex[chain.copiesByStore.rows[row] ?? 0] ?? 0;
  recordLateFee(state, store, Math.floor(fee.second / DAY), row, fee);
}

/** The position in `rows` of each id. */
function rowsById(ids: Int32Array, rows: Int32Array): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  rows.forEach((thing, row) => {
    found.set(ids[thing] ?? 0, row);
  });
  return found;
}
