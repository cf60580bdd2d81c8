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
