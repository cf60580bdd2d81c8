/** A batch of days that is simulated, put in order and written together. Days count from the first Monday. */
export interface Block {
  /** 0, 1, 2 … */
  readonly index: number;
  readonly firstDay: number;
  /** The first day that is not in it. */
  readonly endDay: number;
}

/**
 * Of what there is for each block that is under way at a time, the block's own.
 *
 * @throws RangeError where there is none
 */
export function slotOf<T>(slots: readonly T[], block: Block): T {
  const slot = slots[block.index % slots.length];
  if (slot === undefined) throw new RangeError(`There is no room for block ${block.index}.`);
  return slot;
}
