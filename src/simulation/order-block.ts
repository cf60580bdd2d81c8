import { DAY } from '../calendar/civil.js';
import type { Block } from './block.js';
import type { Chain } from './chain.js';
import type { Events } from './events.js';
import type { OrderedBlock } from './ordered-block.js';
import { NOT_RETURNED } from './rows.js';
import { DayOrder } from './sort-day.js';
import type { State } from './state.js';

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
    rentalsOfDay.sort(events.rentalSecond, day * DAY);
    feesOfDay.sort(events.feeSecond, day * DAY);
    const firstOfDay = rentals;
    rentals = placeRentals(chain, events, into, rentals);
    payments = placePayments(chain, state, events, into, firstRentalId, firstOfDay, payments);
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
    rentalsOfDay.add(events.rentalDay[at]!, events.rentalDay[at + 1]!);
    feesOfDay.add(events.feeDay[at]!, events.feeDay[at + 1]!);
  }
}

function placeRentals(chain: Chain, events: Events, into: OrderedBlock, first: number): number {
  const asOf = chain.asOfDay * DAY;
  const rows = into.rentals;
  let rank = first;
  for (let i = 0; i < rentalsOfDay.count; i++) {
    const event = rentalsOfDay.events[i]!;
    const returned = events.rentalReturn[event]!;
    rows.second[rank] = events.rentalSecond[event]!;
    rows.inventoryId[rank] = chain.copies.id[chain.copiesByStore.rows[events.rentalCopy[event]!]!]!;
    rows.customerId[rank] = events.rentalCustomerId[event]!;
    rows.returnSecond[rank] = returned < asOf ? returned : NOT_RETURNED;
    rows.staffId[rank] = events.rentalStaffId[event]!;
    events.rentalRank[event] = rank;
    rank++;
  }
  return rank;
}

/** Merges the day's counter payments, which are its rentals, with its late fees. */
function placePayments(
  chain: Chain,
  state: State,
  events: Events,
  into: OrderedBlock,
  firstRentalId: number,
  firstRental: number,
  firstPayment: number,
): number {
  const rows = into.payments;
  let payment = firstPayment;
  let rental = 0;
  let fee = 0;
  while (rental < rentalsOfDay.count || fee < feesOfDay.count) {
    if (feeComesFirst(chain, events, rental, fee)) {
      const event = feesOfDay.events[fee++]!;
      const rentalEvent = events.feeEvent[event]!;
      rows.customerId[payment] = events.feeCustomerId[event]!;
      rows.staffId[payment] = events.feeStaffId[event]!;
      rows.cents[payment] = events.feeCents[event]!;
      rows.second[payment] = events.feeSecond[event]!;
      rows.rentalId[payment] =
        rentalEvent >= 0
          ? firstRentalId + events.rentalRank[rentalEvent]!
          : state.feeRentalId[events.feeCopy[event]!]!;
    } else {
      const event = rentalsOfDay.events[rental]!;
      rows.customerId[payment] = events.rentalCustomerId[event]!;
      rows.staffId[payment] = events.rentalStaffId[event]!;
      rows.cents[payment] = events.rentalCents[event]!;
      rows.second[payment] = events.rentalSecond[event]!;
      rows.rentalId[payment] = firstRentalId + firstRental + rental;
      rental++;
    }
    payment++;
  }
  return payment;
}

function feeComesFirst(chain: Chain, events: Events, rental: number, fee: number): boolean {
  if (fee >= feesOfDay.count) return false;
  if (rental >= rentalsOfDay.count) return true;
  const feeEvent = feesOfDay.events[fee]!;
  const rentalEvent = rentalsOfDay.events[rental]!;
  const apart = events.feeSecond[feeEvent]! - events.rentalSecond[rentalEvent]!;
  if (apart !== 0) return apart < 0;
  return storeOfCopy(chain, events.feeCopy[feeEvent]!) <= storeOfCopy(chain, events.rentalCopy[rentalEvent]!);
}

function storeOfCopy(chain: Chain, copyRow: number): number {
  return chain.copies.storeIndex[chain.copiesByStore.rows[copyRow]!]!;
}

/** Late fees of later blocks will ask for the rental_id of the rentals that this block leaves open. */
function keepOpenRentalIds(chain: Chain, state: State, events: Events, firstRentalId: number): void {
  for (let store = 0; store < chain.stores; store++) {
    const first = chain.copiesByStore.start[store]!;
    for (let i = first; i < first + events.openCount[store]!; i++) {
      state.feeRentalId[events.openCopy[i]!] = firstRentalId + events.rentalRank[events.openEvent[i]!]!;
    }
  }
}
