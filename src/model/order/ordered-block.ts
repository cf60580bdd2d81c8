import { sharedFloat64, sharedInt32 } from '../plan/columns.js';
import { createRing, type Ring } from '../plan/plan-blocks.js';

/*
 * Rows of the two big tables between simulation and encoding: columns over shared memory, in the order of their ids.
 * Seconds count from the first Monday 00:00.
 */

export interface RentalRows {
  readonly second: Int32Array;
  readonly inventoryId: Int32Array;
  readonly customerId: Int32Array;
  /** NOT_RETURNED if the copy is still out at the as-of moment. */
  readonly returnSecond: Int32Array;
  readonly staffId: Int32Array;
}

export interface PaymentRows {
  readonly customerId: Int32Array;
  readonly staffId: Int32Array;
  /** A double, since ids may pass 2^31. */
  readonly rentalId: Float64Array;
  readonly cents: Int32Array;
  readonly second: Int32Array;
}

export const NOT_RETURNED = -1;

/**
 * A block's rows in the order of their ids: its first rental is at index `firstRental` of the rentals, its first
 * payment at `firstPayment` of the payments. The blocks in flight share the columns, as they share those of Events.
 */
export interface OrderedBlock {
  readonly rentals: RentalRows;
  readonly payments: PaymentRows;
  readonly firstRental: number;
  readonly firstPayment: number;
}

/**
 * Allocates the rows of the blocks in flight.
 *
 * @param blocks - the number of blocks in flight
 * @param rentals - the maximum number of rentals in a block
 * @param payments - the maximum number of payments
 */
export function createOrderedBlocks(blocks: number, rentals: number, payments: number): Ring<OrderedBlock> {
  const columns = {
    rentals: createRentalRows(blocks * rentals),
    payments: createPaymentRows(blocks * payments),
  };
  return createRing(blocks, (index) => ({
    ...columns,
    firstRental: index * rentals,
    firstPayment: index * payments,
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
