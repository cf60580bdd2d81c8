import type { PaymentRows, RentalRows } from './rows.js';
import { sharedFloat64, sharedInt32 } from './shared-columns.js';

/** A block's rows in the order of their ids. */
export interface OrderedBlock {
  readonly rentals: RentalRows;
  readonly payments: PaymentRows;
}

/** Makes room for the rows of a block. */
export function createOrderedBlock(rentals: number, payments: number): OrderedBlock {
  return {
    rentals: {
      second: sharedInt32(rentals),
      inventoryId: sharedInt32(rentals),
      customerId: sharedInt32(rentals),
      returnSecond: sharedInt32(rentals),
      staffId: sharedInt32(rentals),
    },
    payments: {
      customerId: sharedInt32(payments),
      staffId: sharedInt32(payments),
      rentalId: sharedFloat64(payments),
      cents: sharedInt32(payments),
      second: sharedInt32(payments),
    },
  };
}
