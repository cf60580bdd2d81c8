import type { SmallTableName } from '../schema/tables.js';

/* The messages between the main thread and the workers. What they name lies in the SharedRun. */

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

export interface ComposeTask {
  readonly table: SmallTableName;
  /** Rows of a table that grows with the chain, counted from 0, `end` not included. */
  readonly from?: number;
  readonly end?: number;
}

/** A task of composing for a thread, which leaves the rows in a buffer of the run. */
export interface ComposeIntoTask extends ComposeTask {
  readonly buffer: number;
}

/** What such a thread has made: rows, and their bytes from the start of the buffer. */
export interface ComposedInto {
  readonly rows: number;
  readonly length: number;
}
