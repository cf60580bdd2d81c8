import type { Dirt } from '../dirt/row-dirtier.js';

/* Messages from the main thread to the workers. Blocks, groups and buffers are indices into the SharedRun. */

export interface SimulateTask {
  readonly group: number;
  readonly block: number;
}

export interface OrderTask {
  readonly block: number;
  /** The rental_id that the block begins with. */
  readonly firstRentalId: number;
}

export interface EncodeTask {
  readonly table: 'rental' | 'payment';
  readonly block: number;
  /** Rows of the block, `end` not included. */
  readonly from: number;
  readonly end: number;
  /** The id of the block's row 0. */
  readonly firstId: number;
  readonly buffer: number;
}

/** A wrong value of a big table, and the day of its row, counted from the first Monday. */
export interface DatedDirt extends Dirt {
  readonly day: number;
}

/** The answer to an EncodeTask. */
export interface Encoded {
  /** The number of bytes in the buffer. */
  readonly length: number;
  /** What is wrong with the rows, in their order; empty for clean data. */
  readonly dirt: readonly DatedDirt[];
}
