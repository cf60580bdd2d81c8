/*
 * Rows of the two big tables between simulation and encoding: columns over shared memory, in the order of their ids.
 * Seconds count from the first Monday 00:00.
 */

export interface RentalRows {
  readonly second: Int32Array;
  readonly inventoryId: Int32Array;
  readonly customerId: Int32Array;
  /** NOT_RETURNED if the disc is still out at the as-of moment. */
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
