import { DAY } from '../calendar/civil.js';
import { type Block, type Slots, slotOf } from './block.js';
import type { Chain } from './chain.js';
import { DayOrder } from './day-order.js';
import { type Events, LATE_FEE_FIELDS, LateFeeField, RENTAL_FIELDS, RentalField } from './events.js';
import type { OrderedBlock } from './ordered-block.js';
import { NOT_RETURNED } from './rows.js';
import type { State } from './state.js';

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
 * A thread has one orderer, whose functions the engine compiles with its columns for constants (see Counter).
 */
export class BlockOrderer {
  private readonly day: DayOrder;
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
  /** The row that the next rental and the next payment go to. */
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
    this.day = new DayOrder(mostEventsOfDay(chain));
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
      this.collectDay(events, day - block.firstDay);
      this.day.sort(day * DAY);
      this.placeDay(firstId);
    }
    this.keepOpenRentalIds(events, firstId);
    return { rentals: this.rental - firstRental, payments: this.payment - firstPayment };
  }

  private readonly collectDay = ({ rentalDay, feeDay, daysPerStore }: Events, dayOfBlock: number): void => {
    const { stores } = this.chain;
    const { day, rentals, fees } = this;
    day.clear();
    for (let at = dayOfBlock; at < stores * daysPerStore; at += daysPerStore) {
      // A store's late fees before its rentals: the sort keeps that order among those of one second.
      for (let fee = feeDay[at]!; fee < feeDay[at + 1]!; fee++) {
        const record = fee * LATE_FEE_FIELDS;
        // The complement, so that the sign tells a late fee from a rental.
        day.add(~record, fees[record + LateFeeField.second]!);
      }
      for (let rental = rentalDay[at]!; rental < rentalDay[at + 1]!; rental++) {
        const record = rental * RENTAL_FIELDS;
        day.add(record, rentals[record + RentalField.second]!);
      }
    }
  };

  /**
   * Places the day's rentals and payments. What is paid at the counter is of the rental's record, which is read once.
   *
   * @param firstId - the id of a rental in row 0
   */
  private readonly placeDay = (firstId: number): void => {
    const { rentals, fees, asOf } = this;
    const { events, seconds, count } = this.day;
    let rental = this.rental;
    let payment = this.payment;
    for (let i = 0; i < count; i++) {
      const event = events[i]!;
      const second = seconds[i]!;
      if (event >= 0) {
        const customerId = rentals[event + RentalField.customerId]!;
        const staffId = rentals[event + RentalField.staffId]!;
        const returned = rentals[event + RentalField.returned]!;
        this.rentedAt[rental] = second;
        this.rentedCopy[rental] = rentals[event + RentalField.inventoryId]!;
        this.rentedBy[rental] = customerId;
        this.returnSecond[rental] = returned < asOf ? returned : NOT_RETURNED;
        this.rentedFrom[rental] = staffId;
        rentals[event + RentalField.row] = rental;
        this.paidBy[payment] = customerId;
        this.paidTo[payment] = staffId;
        this.cents[payment] = rentals[event + RentalField.cents]!;
        this.paidFor[payment] = firstId + rental;
        rental++;
      } else {
        const fee = ~event;
        const rented = fees[fee + LateFeeField.event]!;
        this.paidBy[payment] = fees[fee + LateFeeField.customerId]!;
        this.paidTo[payment] = fees[fee + LateFeeField.staffId]!;
        this.cents[payment] = fees[fee + LateFeeField.cents]!;
        this.paidFor[payment] =
          rented >= 0
            ? firstId + rentals[rented * RENTAL_FIELDS + RentalField.row]!
            : this.feeRentalId[fees[fee + LateFeeField.copy]!]!;
      }
      this.paidAt[payment] = second;
      payment++;
    }
    this.rental = rental;
    this.payment = payment;
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
