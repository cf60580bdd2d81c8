import { DAY } from '../calendar/civil.js';
import { type Block, type Slots, slotOf } from '../plan/block.js';
import type { Chain } from '../plan/chain.js';
import { type Events, LATE_FEE_FIELDS, LateFeeField, RENTAL_FIELDS, RentalField } from '../store/events.js';
import type { State } from '../store/state.js';
import { DayOrder } from './day-order.js';
import type { OrderedBlock } from './ordered-block.js';
import { NOT_RETURNED } from './rows.js';

/** How many rows a block put in order. */
export interface OrderedCounts {
  readonly rentals: number;
  readonly payments: number;
}

/**
 * Puts blocks' events of all stores in time order, which numbers them: the row at index i of a block has the id `first
 * id of the block + i`. Rentals go by (second, store, sequence); payments likewise, a late fee before the counter
 * payments of the same second and store.
 *
 * A thread has one orderer, whose functions the engine compiles with its columns for constants (see Checkout).
 */
export class BlockOrderer {
  private readonly day: DayOrder;
  /** Which of the day's events are rentals and which late fees, in order. */
  private readonly rentalsOfDay: Int32Array;
  private readonly feesOfDay: Int32Array;
  private readonly rentals: Int32Array;
  private readonly fees: Int32Array;
  private readonly rentedAt: Int32Array;
  private readonly rentedCopy: Int32Array;
  private readonly rentedBy: Int32Array;
  private readonly returnSecond: Int32Array;
  private readonly rentedFrom: Int32Array;
  private readonly paidBy: Int32Array;
  private readonly paidTo: Int32Array;
  private readonly paidFor: Float64Array;
  private readonly cents: Int32Array;
  private readonly paidAt: Int32Array;
  private readonly feeRentalId: Float64Array;
  private readonly asOf: number;
  /** The row that the day's first rental and its first payment go to. */
  private rental = 0;
  private payment = 0;

  /**
   * @param events - of the blocks that are under way at a time
   * @param ordered - where they go
   */
  constructor(
    private readonly chain: Chain,
    state: State,
    private readonly events: Slots<Events>,
    private readonly ordered: Slots<OrderedBlock>,
  ) {
    const [{ rentals, fees }] = events;
    const [rows] = ordered;
    const room = mostEventsOfDay(chain);
    this.day = new DayOrder(room);
    this.rentalsOfDay = new Int32Array(room);
    this.feesOfDay = new Int32Array(room);
    this.rentals = rentals;
    this.fees = fees;
    this.rentedAt = rows.rentals.second;
    this.rentedCopy = rows.rentals.inventoryId;
    this.rentedBy = rows.rentals.customerId;
    this.returnSecond = rows.rentals.returnSecond;
    this.rentedFrom = rows.rentals.staffId;
    this.paidBy = rows.payments.customerId;
    this.paidTo = rows.payments.staffId;
    this.paidFor = rows.payments.rentalId;
    this.cents = rows.payments.cents;
    this.paidAt = rows.payments.second;
    this.feeRentalId = state.feeRentalId;
    this.asOf = chain.asOfDay * DAY;
  }

  /**
   * Puts a block in order. Precondition: the blocks before have been put in order.
   *
   * @param firstRentalId - the id of the block's first rental
   */
  order(block: Block, firstRentalId: number): OrderedCounts {
    const events = slotOf(this.events, block);
    const { firstRental, firstPayment } = slotOf(this.ordered, block);
    const firstId = firstRentalId - firstRental;
    this.rental = firstRental;
    this.payment = firstPayment;
    for (let day = block.firstDay; day < block.endDay; day++) {
      const count = this.collectDay(events, day - block.firstDay);
      this.day.sort(count, day * DAY);
      this.placeDay(firstId);
    }
    this.keepOpenRentalIds(events, firstId);
    return { rentals: this.rental - firstRental, payments: this.payment - firstPayment };
  }

  /** Adds the events of all stores to the day; tells how many they are. */
  private readonly collectDay = ({ rentalDay, feeDay, daysPerStore }: Events, dayOfBlock: number): number => {
    const { stores } = this.chain;
    const { day, rentals, fees } = this;
    let count = 0;
    for (let at = dayOfBlock; at < stores * daysPerStore; at += daysPerStore) {
      // A store's late fees before its rentals: the sort keeps that order among those of one second.
      for (let fee = feeDay[at]!; fee < feeDay[at + 1]!; fee++) {
        const record = (fee * LATE_FEE_FIELDS) | 0;
        // The complement, so that the sign tells a late fee from a rental.
        count = day.add(count, ~record, fees[record + LateFeeField.second]!);
      }
      for (let rental = rentalDay[at]!; rental < rentalDay[at + 1]!; rental++) {
        const record = (rental * RENTAL_FIELDS) | 0;
        count = day.add(count, record, rentals[record + RentalField.second]!);
      }
    }
    return count;
  };

  /**
   * Places the day's rentals and payments: each event is a payment, those that are no late fees are rentals as well. They
   * are parted first, without a branch, as chance decides what comes next.
   *
   * @param firstId - the id of a rental in row 0
   */
  private readonly placeDay = (firstId: number): void => {
    const { rentalsOfDay, feesOfDay } = this;
    const { events, seconds, count } = this.day;
    let rentals = 0;
    let fees = 0;
    for (let i = 0; i < count; i++) {
      const isFee = events[i]! >>> 31;
      rentalsOfDay[rentals] = i;
      feesOfDay[fees] = i;
      rentals = (rentals + 1 - isFee) | 0;
      fees = (fees + isFee) | 0;
      this.paidAt[(this.payment + i) | 0] = seconds[i]!;
    }
    this.placeRentals(rentals, firstId);
    this.placeFees(fees, firstId);
    this.rental += rentals;
    this.payment += count;
  };

  /** Places the day's rentals and what is paid at the counter, which is of the rental's record, so that it is read once. */
  private readonly placeRentals = (count: number, firstId: number): void => {
    const { rentals, rentalsOfDay, asOf, rental: firstRow, payment: firstPayment } = this;
    const { events, seconds } = this.day;
    for (let i = 0; i < count; i++) {
      const at = rentalsOfDay[i]!;
      const event = events[at]!;
      const rental = (firstRow + i) | 0;
      const payment = (firstPayment + at) | 0;
      const customerId = rentals[event + RentalField.customerId]!;
      const staffId = rentals[event + RentalField.staffId]!;
      const returned = rentals[event + RentalField.returned]!;
      this.rentedAt[rental] = seconds[at]!;
      this.rentedCopy[rental] = rentals[event + RentalField.inventoryId]!;
      this.rentedBy[rental] = customerId;
      this.returnSecond[rental] = returned < asOf ? returned : NOT_RETURNED;
      this.rentedFrom[rental] = staffId;
      rentals[event + RentalField.row] = rental;
      this.paidBy[payment] = customerId;
      this.paidTo[payment] = staffId;
      this.cents[payment] = rentals[event + RentalField.cents]!;
      this.paidFor[payment] = firstId + rental;
    }
  };

  /** Places the day's late fees. Precondition: the rentals of the days before are placed. */
  private readonly placeFees = (count: number, firstId: number): void => {
    const { rentals, fees, feesOfDay, payment: firstPayment } = this;
    const { events } = this.day;
    for (let i = 0; i < count; i++) {
      const at = feesOfDay[i]!;
      const fee = ~events[at]!;
      const payment = (firstPayment + at) | 0;
      const rented = fees[fee + LateFeeField.event]!;
      this.paidBy[payment] = fees[fee + LateFeeField.customerId]!;
      this.paidTo[payment] = fees[fee + LateFeeField.staffId]!;
      this.cents[payment] = fees[fee + LateFeeField.cents]!;
      this.paidFor[payment] =
        rented >= 0
          ? firstId + rentals[rented * RENTAL_FIELDS + RentalField.row]!
          : this.feeRentalId[fees[fee + LateFeeField.copy]!]!;
    }
  };

  /** Late fees of later blocks will ask for the rental_id of the rentals that this block leaves open. */
  private keepOpenRentalIds({ openCount, openCopy, openEvent }: Events, firstId: number): void {
    const { stores, copiesByStore } = this.chain;
    for (let store = 0; store < stores; store++) {
      const first = copiesByStore.start[store]!;
      for (let i = first; i < first + openCount[store]!; i++) {
        const row = this.rentals[openEvent[i]! * RENTAL_FIELDS + RentalField.row]!;
        this.feeRentalId[openCopy[i]!] = firstId + row;
      }
    }
  }
}

/** No day has more rentals than are asked for, nor more late fees than there are copies. */
function mostEventsOfDay({ demand: { wanted, days }, stores, copies }: Chain): number {
  const ofDay = new Float64Array(days);
  for (let store = 0; store < stores; store++) {
    for (let day = 0; day < days; day++) ofDay[day]! += wanted[store * days + day]!;
  }
  return ofDay.reduce((most, count) => Math.max(most, count), 0) + copies.count;
}
