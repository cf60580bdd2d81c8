/** A batch of days that is simulated, put in order and written together. Days count from the first Monday. */
export interface Block {
  /** 0, 1, 2 … */
  readonly index: number;
  readonly firstDay: number;
  /** The first day that is not in it. */
  readonly endDay: number;
}

/** What there is as often as something can be under way at a time, and once at least; blocks take theirs in turn. */
export type Slots<T> = readonly [T, ...T[]];

/** Creates slots, at least one. */
export function createSlots<T>(count: number, create: (slot: number) => T): Slots<T> {
  return [create(0), ...Array.from({ length: count - 1 }, (_, before) => create(before + 1))];
}

/**
 * The slot of a block.
 *
 * @throws RangeError where there is none
 */
export function slotOf<T>(slots: Slots<T>, block: Block): T {
  const slot = slots[block.index % slots.length];
  if (slot === undefined) throw new RangeError(`There is no room for block ${block.index}.`);
  return slot;
}
