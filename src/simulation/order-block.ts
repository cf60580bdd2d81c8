import { DAY } from '../calendar/civil.js';
import type { Block } from './block.js';
import type { Chain } from './chain.js';
import { type Events, LATE_FEE_FIELDS, LateFeeField, RENTAL_FIELDS, RentalField } from './events.js';
import type { OrderedBlock } from './ordered-block.js';
import { NOT_RETURNED } from './rows.js';
import { DayOrder } from './sort-day.js';
import type { State } from './state.js';

/** Later than any second of a run. */
const END_OF_TIME = 0x7fffffff;

const rentalsOfDay = new DayOrder();
const feesOfDay = new DayOrder();

/** How many rows a block put in order. */
export interface OrderedCounts {
  readonly rentals: number;
  readonly payments: number;
}

/**
 * Puts a block's events of all stores in time order, which numbers them: the row at index i of the result has
 * the id `first id of the block + i`. Rentals go by (second, store, sequence); payments likewise, a late fee
 * before the counter payments of the same second and store.
 *
 * Precondition: the blocks before have been put in order.
 *
 * @param firstRentalId - the id of the block's first rental
 */
export function orderBlock(
  chain: Chain,
  state: State,
  events: Events,
  block: Block,
  firstRentalId: number,
  into: OrderedBlock,
): OrderedCounts {
  const asOf = chain.asOfDay * DAY;
  const counts = { rentals: 0, payments: 0 };
  for (let day = block.firstDay; day < block.endDay; day++) {
    collectDay(chain, events, day - block.firstDay);
    rentalsOfDay.sort(day * DAY);
    feesOfDay.sort(day * DAY);
    placeDay(state, events, asOf, into, firstRentalId, counts);
  }
  keepOpenRentalIds(chain, state, events, firstRentalId);
  return counts;
}

function collectDay(chain: Chain, events: Events, dayOfBlock: number): void {
  let rentals = 0;
  let fees = 0;
  for (let store = 0; store < chain.stores; store++) {
    const at = store * events.daysPerStore + dayOfBlock;
    rentals += events.rentalDay[at + 1]! - events.rentalDay[at]!;
    fees += events.feeDay[at + 1]! - events.feeDay[at]!;
  }
  rentalsOfDay.clear(rentals);
  feesOfDay.clear(fees);
  for (let store = 0; store < chain.stores; store++) {
    const at = store * events.daysPerStore + dayOfBlock;
    rentalsOfDay.add(events.rentals, RENTAL_FIELDS, events.rentalDay[at]!, events.rentalDay[at + 1]!);
    feesOfDay.add(events.fees, LATE_FEE_FIELDS, events.feeDay[at]!, events.feeDay[at + 1]!);
  }
}

/**
 * Places the day's rentals and, merged with its late fees, their payments at the counter: both are of one record, which
 * is read once.
 */
function placeDay(
  state: State,
  events: Events,
  asOf: number,
  into: OrderedBlock,
  firstRentalId: number,
  counts: { rentals: number; payments: number },
): void {
  const {
    second: rentedAt,
    inventoryId: rentedCopy,
    customerId: rentedBy,
    returnSecond,
    staffId: rentedFrom,
  } = into.rentals;
  const { customerId: paidBy, staffId: paidTo, rentalId: paidFor, cents, second: paidAt } = into.payments;
  const { rentals, fees } = events;
  const { events: rentalOrder, seconds: rentalSeconds, count: rentalCount } = rentalsOfDay;
  const { events: feeOrder, seconds: feeSeconds, count: feeCount } = feesOfDay;
  let rank = counts.rentals;
  let payment = counts.payments;
  let nextRental = 0;
  for (let nextFee = 0; nextFee <= feeCount; nextFee++) {
    const fee = nextFee < feeCount ? feeOrder[nextFee]! : -1;
    const feeSecond = fee < 0 ? END_OF_TIME : feeSeconds[nextFee]!;
    for (; nextRental < rentalCount; nextRental++) {
      const second = rentalSeconds[nextRental]!;
      if (second > feeSecond) break;
      const rental = rentalOrder[nextRental]!;
      if (second === feeSecond && isOfEarlierStore(events, fee, rental)) break;
      const customerId = rentals[rental + RentalField.customerId]!;
      const staffId = rentals[rental + RentalField.staffId]!;
      const returned = rentals[rental + RentalField.returned]!;
      rentedAt[rank] = second;
      rentedCopy[rank] = rentals[rental + RentalField.inventoryId]!;
      rentedBy[rank] = customerId;
      returnSecond[rank] = returned < asOf ? returned : NOT_RETURNED;
      rentedFrom[rank] = staffId;
      rentals[rental + RentalField.rank] = rank;
      paidBy[payment] = customerId;
      paidTo[payment] = staffId;
      cents[payment] = rentals[rental + RentalField.cents]!;
      paidAt[payment] = second;
      paidFor[payment] = firstRentalId + rank;
      rank++;
      payment++;
    }
    if (fee < 0) break;
    const event = fees[fee + LateFeeField.event]!;
    paidBy[payment] = fees[fee + LateFeeField.customerId]!;
    paidTo[payment] = fees[fee + LateFeeField.staffId]!;
    cents[payment] = fees[fee + LateFeeField.cents]!;
    paidAt[payment] = feeSecond;
    paidFor[payment] =
      event >= 0 ? firstRentalId + rankOf(events, event) : state.feeRentalId[fees[fee + LateFeeField.copy]!]!;
    payment++;
  }
  counts.rentals = rank;
  counts.payments = payment;
}

/** Whether a late fee is of the same store as a rental or of an earlier one. */
function isOfEarlierStore({ rentals, fees }: Events, fee: number, rental: number): boolean {
  return fees[fee + LateFeeField.store]! <= rentals[rental + RentalField.store]!;
}

/** Late fees of later blocks will ask for the rental_id of the rentals that this block leaves open. */
function keepOpenRentalIds(chain: Chain, state: State, events: Events, firstRentalId: number): void {
  for (let store = 0; store < chain.stores; store++) {
    const first = chain.copiesByStore.start[store]!;
    for (let i = first; i < first + events.openCount[store]!; i++) {
      state.feeRentalId[events.openCopy[i]!] = firstRentalId + rankOf(events, events.openEvent[i]!);
    }
  }
}

function rankOf({ rentals }: Events, event: number): number {
  return rentals[event * RENTAL_FIELDS + RentalField.rank]!;
}
