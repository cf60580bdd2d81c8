/** A batch of days that is simulated, put in order and written together. Days count from the first Monday. */
export interface Block {
  /** 0, 1, 2 … */
  readonly index: number;
  readonly firstDay: number;
  /** The first day that is not in it. */
  readonly endDay: number;
}
