import { DAY } from '../calendar/civil.js';
import type { Chain } from '../plan/chain.js';
import { type Block, type Ring, ringItem } from '../plan/plan-blocks.js';
import { type Events, LATE_FEE_FIELDS, LateFeeField, RENTAL_FIELDS, RentalField } from '../store/events.js';
import type { State } from '../store/state.js';
import { DayOrder } from './day-order.js';
import { NOT_RETURNED, type OrderedBlock } from './ordered-block.js';

/** The number of rows of an ordered block. */
export interface OrderedCounts {
  readonly rentals: number;
  readonly payments: number;
}

/**
 * Merges a block's events of all stores into time order, which numbers them: the row at index i of a block has the id
 * `first id of the block + i`. Rentals are ordered by (second, store, sequence); payments likewise, a late fee before
 * the checkout payments of the same second and store.
 */
export class BlockOrderer {
  private readonly day: DayOrder;
  /** The indices of the day's rentals and late fees among its sorted events. */
  private readonly rentalsOfDay: Int32Array;
  private readonly feesOfDay: Int32Array;
  private readonly rentals: Int32Array;
  private readonly fees: Int32Array;
  private readonly rentalSecond: Int32Array;
  private readonly rentalInventoryId: Int32Array;
  private readonly rentalCustomerId: Int32Array;
  private readonly rentalReturnSecond: Int32Array;
  private readonly rentalStaffId: Int32Array;
  private readonly paymentCustomerId: Int32Array;
  private readonly paymentStaffId: Int32Array;
  private readonly paymentRentalId: Float64Array;
  private readonly paymentCents: Int32Array;
  private readonly paymentSecond: Int32Array;
  private readonly feeRentalId: Float64Array;
  private readonly asOf: number;
  /** The rows of the day's first rental and first payment. */
  private firstRental = 0;
  private firstPayment = 0;

  /**
   * @param events - of the blocks in flight
   * @param ordered - receives the rows
   */
  constructor(
    private readonly chain: Chain,
    state: State,
    private readonly events: Ring<Events>,
    private readonly ordered: Ring<OrderedBlock>,
  ) {
    const [{ rentals, fees }] = events;
    const [rows] = ordered;
    const room = maxEventsOfDay(chain);
    this.day = new DayOrder(room);
    this.rentalsOfDay = new Int32Array(room);
    this.feesOfDay = new Int32Array(room);
    this.rentals = rentals;
    this.fees = fees;
    this.rentalSecond = rows.rentals.second;
    this.rentalInventoryId = rows.rentals.inventoryId;
    this.rentalCustomerId = rows.rentals.customerId;
    this.rentalReturnSecond = rows.rentals.returnSecond;
    this.rentalStaffId = rows.rentals.staffId;
    this.paymentCustomerId = rows.payments.customerId;
    this.paymentStaffId = rows.payments.staffId;
    this.paymentRentalId = rows.payments.rentalId;
    this.paymentCents = rows.payments.cents;
    this.paymentSecond = rows.payments.second;
    this.feeRentalId = state.feeRentalId;
    this.asOf = chain.asOfDay * DAY;
  }

  /**
   * Orders a block. Precondition: the earlier blocks have been ordered.
   *
   * @param firstRentalId - the id of the block's first rental
   */
  order(block: Block, firstRentalId: number): OrderedCounts {
    const events = ringItem(this.events, block);
    const { firstRental, firstPayment } = ringItem(this.ordered, block);
    const firstId = firstRentalId - firstRental;
    this.firstRental = firstRental;
    this.firstPayment = firstPayment;
    for (let day = block.firstDay; day < block.endDay; day++) {
      const count = this.collectDay(events, day - block.firstDay);
      this.day.sort(count, day * DAY);
      this.writeDay(firstId);
    }
    this.keepOpenRentalIds(events, firstId);
    return { rentals: this.firstRental - firstRental, payments: this.firstPayment - firstPayment };
  }

  /** Adds the day's events of all stores; returns their number. */
  private readonly collectDay = ({ rentalDay, feeDay, daysPerStore }: Events, dayOfBlock: number): number => {
    const { stores } = this.chain;
    const { day, rentals, fees } = this;
    let count = 0;
    for (let at = dayOfBlock; at < stores * daysPerStore; at += daysPerStore) {
      // Late fees come before rentals: the sort keeps this order within a second.
      for (let fee = feeDay[at]!; fee < feeDay[at + 1]!; fee++) {
        const record = (fee * LATE_FEE_FIELDS) | 0;
        // The complement: a negative number is a late fee.
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
   * Writes the day's rentals and payments: each event is a payment, and a rental too unless it is a late fee. The two
   * kinds are separated first, without a branch, since they alternate at random.
   *
   * @param firstId - the id of a rental in row 0
   */
  private readonly writeDay = (firstId: number): void => {
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
      this.paymentSecond[(this.firstPayment + i) | 0] = seconds[i]!;
    }
    this.writeRentals(rentals, firstId);
    this.writeFees(fees, firstId);
    this.firstRental += rentals;
    this.firstPayment += count;
  };

  /** Writes the day's rentals and their checkout payments, so that each record is read once. */
  private readonly writeRentals = (count: number, firstId: number): void => {
    const { rentals, rentalsOfDay, asOf, firstRental, firstPayment } = this;
    const { events, seconds } = this.day;
    for (let i = 0; i < count; i++) {
      const at = rentalsOfDay[i]!;
      const event = events[at]!;
      const rental = (firstRental + i) | 0;
      const payment = (firstPayment + at) | 0;
      const customerId = rentals[event + RentalField.customerId]!;
      const staffId = rentals[event + RentalField.staffId]!;
      const returnSecond = rentals[event + RentalField.returnSecond]!;
      this.rentalSecond[rental] = seconds[at]!;
      this.rentalInventoryId[rental] = rentals[event + RentalField.inventoryId]!;
      this.rentalCustomerId[rental] = customerId;
      this.rentalReturnSecond[rental] = returnSecond < asOf ? returnSecond : NOT_RETURNED;
      this.rentalStaffId[rental] = staffId;
      rentals[event + RentalField.row] = rental;
      this.paymentCustomerId[payment] = customerId;
      this.paymentStaffId[payment] = staffId;
      this.paymentCents[payment] = rentals[event + RentalField.cents]!;
      this.paymentRentalId[payment] = firstId + rental;
    }
  };

  /** Writes the day's late fees. Precondition: the rentals of the earlier days are written. */
  private readonly writeFees = (count: number, firstId: number): void => {
    const { rentals, fees, feesOfDay, firstPayment } = this;
    const { events } = this.day;
    for (let i = 0; i < count; i++) {
      const at = feesOfDay[i]!;
      const fee = ~events[at]!;
      const payment = (firstPayment + at) | 0;
      const rented = fees[fee + LateFeeField.event]!;
      this.paymentCustomerId[payment] = fees[fee + LateFeeField.customerId]!;
      this.paymentStaffId[payment] = fees[fee + LateFeeField.staffId]!;
      this.paymentCents[payment] = fees[fee + LateFeeField.cents]!;
      this.paymentRentalId[payment] =
        rented >= 0
          ? firstId + rentals[rented * RENTAL_FIELDS + RentalField.row]!
          : this.feeRentalId[fees[fee + LateFeeField.copyRow]!]!;
    }
  };

  /** Stores the rental_id of rentals whose late fees fall into later blocks. */
  private keepOpenRentalIds({ openCount, openCopyRow, openEvent }: Events, firstId: number): void {
    const { stores, copiesByStore } = this.chain;
    for (let store = 0; store < stores; store++) {
      const first = copiesByStore.start[store]!;
      for (let i = first; i < first + openCount[store]!; i++) {
        const row = this.rentals[openEvent[i]! * RENTAL_FIELDS + RentalField.row]!;
        this.feeRentalId[openCopyRow[i]!] = firstId + row;
      }
    }
  }
}

/** A day has at most as many rentals as are asked for, and as many late fees as there are copies. */
function maxEventsOfDay({ demand: { wanted, days }, stores, copies }: Chain): number {
  const ofDay = new Float64Array(days);
  for (let store = 0; store < stores; store++) {
    for (let day = 0; day < days; day++) ofDay[day]! += wanted[store * days + day]!;
  }
  return ofDay.reduce((max, count) => Math.max(max, count), 0) + copies.count;
}
