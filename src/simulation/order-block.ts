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
  let rentals = 0;
  let payments = 0;
  for (let day = block.firstDay; day < block.endDay; day++) {
    collectDay(chain, events, day - block.firstDay);
    rentalsOfDay.sort(day * DAY);
    feesOfDay.sort(day * DAY);
    const firstOfDay = rentals;
    rentals = placeRentals(chain, events, into, rentals);
    payments = placePayments(state, events, into, firstRentalId, firstOfDay, payments);
  }
  keepOpenRentalIds(chain, state, events, firstRentalId);
  return { rentals, payments };
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

function placeRentals(chain: Chain, events: Events, into: OrderedBlock, first: number): number {
  const asOf = chain.asOfDay * DAY;
  const { second, inventoryId, customerId, returnSecond, staffId } = into.rentals;
  const { rentals } = events;
  const { events: order, count } = rentalsOfDay;
  for (let i = 0; i < count; i++) {
    const rental = order[i]!;
    const rank = first + i;
    const returned = rentals[rental + RentalField.returned]!;
    second[rank] = rentals[rental + RentalField.second]!;
    inventoryId[rank] = rentals[rental + RentalField.inventoryId]!;
    customerId[rank] = rentals[rental + RentalField.customerId]!;
    returnSecond[rank] = returned < asOf ? returned : NOT_RETURNED;
    staffId[rank] = rentals[rental + RentalField.staffId]!;
    rentals[rental + RentalField.rank] = rank;
  }
  return first + count;
}

/** Merges the day's counter payments, which are its rentals, with its late fees. */
function placePayments(
  state: State,
  events: Events,
  into: OrderedBlock,
  firstRentalId: number,
  firstRental: number,
  firstPayment: number,
): number {
  const { customerId, staffId, rentalId, cents, second } = into.payments;
  const { rentals, fees } = events;
  const { events: rentalOrder, seconds: rentalSeconds, count: rentalCount } = rentalsOfDay;
  const { events: feeOrder, seconds: feeSeconds, count: feeCount } = feesOfDay;
  let payment = firstPayment;
  let nextRental = 0;
  for (let nextFee = 0; nextFee <= feeCount; nextFee++) {
    const fee = nextFee < feeCount ? feeOrder[nextFee]! : -1;
    const feeSecond = fee < 0 ? END_OF_TIME : feeSeconds[nextFee]!;
    for (; nextRental < rentalCount && rentalSeconds[nextRental]! <= feeSecond; nextRental++) {
      const rental = rentalOrder[nextRental]!;
      if (rentalSeconds[nextRental] === feeSecond && isOfEarlierStore(events, fee, rental)) break;
      customerId[payment] = rentals[rental + RentalField.customerId]!;
      staffId[payment] = rentals[rental + RentalField.staffId]!;
      cents[payment] = rentals[rental + RentalField.cents]!;
      second[payment] = rentalSeconds[nextRental]!;
      rentalId[payment] = firstRentalId + firstRental + nextRental;
      payment++;
    }
    if (fee < 0) break;
    const event = fees[fee + LateFeeField.event]!;
    customerId[payment] = fees[fee + LateFeeField.customerId]!;
    staffId[payment] = fees[fee + LateFeeField.staffId]!;
    cents[payment] = fees[fee + LateFeeField.cents]!;
    second[payment] = feeSecond;
    rentalId[payment] =
      event >= 0 ? firstRentalId + rankOf(events, event) : state.feeRentalId[fees[fee + LateFeeField.copy]!]!;
    payment++;
  }
  return payment;
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
