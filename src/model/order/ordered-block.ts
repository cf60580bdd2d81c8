import { createSlots, type Slots } from '../plan/block.js';
import { sharedFloat64, sharedInt32 } from '../plan/shared-columns.js';
import type { PaymentRows, RentalRows } from './rows.js';

/**
 * A block's rows in the order of their ids: its first rental is at `firstRental` of the rentals, its first payment at
 * `firstPayment` of the payments. The blocks that are under way at a time have their places in the same columns,
 * for the reason that Events tell.
 */
export interface OrderedBlock {
  readonly rentals: RentalRows;
  readonly payments: PaymentRows;
  readonly firstRental: number;
  readonly firstPayment: number;
}

/**
 * Makes room for the rows of the blocks that are under way at a time.
 *
 * @param slots - how many blocks these are
 * @param rentals - the most rentals that any of them may have
 * @param payments - the most payments
 */
export function createOrderedBlocks(slots: number, rentals: number, payments: number): Slots<OrderedBlock> {
  const columns = {
    rentals: createRentalRows(slots * rentals),
    payments: createPaymentRows(slots * payments),
  };
  return createSlots(slots, (slot) => ({
    ...columns,
    firstRental: slot * rentals,
    firstPayment: slot * payments,
  }));
}

function createRentalRows(count: number): RentalRows {
  return {
    second: sharedInt32(count),
    inventoryId: sharedInt32(count),
    customerId: sharedInt32(count),
    returnSecond: sharedInt32(count),
    staffId: sharedInt32(count),
  };
}

function createPaymentRows(count: number): PaymentRows {
  return {
    customerId: sharedInt32(count),
    staffId: sharedInt32(count),
    rentalId: sharedFloat64(count),
    cents: sharedInt32(count),
    second: sharedInt32(count),
  };
}
