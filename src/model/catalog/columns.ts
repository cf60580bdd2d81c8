/** A moment that is never reached, in seconds since the first Monday. */
export const NEVER = 2_147_483_647;

/** The chain's customers in the order of their ids, which count from 1. Seconds count from the first Monday. */
export interface CustomerColumns {
  readonly count: number;
  /** From 0. */
  readonly storeIndex: Int32Array | Uint16Array;
  readonly joinSecond: Int32Array;
  /** NEVER for a customer who stays. */
  readonly leaveSecond: Int32Array;
}

/** The chain's copies in the order of their ids, which count from 1. */
export interface CopyColumns {
  readonly count: number;
  /** The number of copies of the opening stock, which come first. */
  readonly openingCount: number;
  readonly filmIndex: Int32Array;
  readonly storeIndex: Int32Array | Uint16Array;
  /** Seconds since the first Monday; negative for the opening stock. */
  readonly boughtSecond: Int32Array;
  /** Why it was bought, as an index into `reasons`. */
  readonly reasonIndex: Int32Array;
  readonly reasons: readonly string[];
}
