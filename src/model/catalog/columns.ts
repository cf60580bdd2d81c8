/** The moment of what never happens, in seconds since the first Monday. */
export const NEVER = 2_147_483_647;

/** The chain's customers in the order of their ids, which count from 1. Seconds count from the first Monday. */
export interface CustomerColumns {
  readonly count: number;
  /** From 0. */
  readonly storeIndex: Int32Array | Uint16Array;
  readonly joinSecond: Int32Array;
  /** NEVER for one who stays. */
  readonly leaveSecond: Int32Array;
}

/** The chain's copies in the order of their ids, which count from 1. */
export interface CopyColumns {
  readonly count: number;
  /** Copies of the opening stock, which come first. */
  readonly openingCount: number;
  readonly filmIndex: Int32Array;
  readonly storeIndex: Int32Array | Uint16Array;
  /** Seconds since the first Monday; the opening stock may have been bought before it. */
  readonly boughtSecond: Int32Array;
  /** Why it was bought, as a position in `reasons`. */
  readonly reasonIndex: Int32Array;
  readonly reasons: readonly string[];
}
