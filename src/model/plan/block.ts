/** A batch of days that is simulated, ordered and written together. Days count from the first Monday. */
export interface Block {
  /** 0, 1, 2 … */
  readonly index: number;
  readonly firstDay: number;
  /** The first day after the block. */
  readonly endDay: number;
}

/** Buffers that consecutive blocks use in turn, one for each block in flight. There is at least one. */
export type Ring<T> = readonly [T, ...T[]];

/** Creates a ring of at least one item. */
export function createRing<T>(count: number, create: (index: number) => T): Ring<T> {
  return [create(0), ...Array.from({ length: count - 1 }, (_, before) => create(before + 1))];
}

/**
 * The item of a ring that a block uses.
 *
 * @throws RangeError for a negative block index
 */
export function ringItem<T>(ring: Ring<T>, block: Block): T {
  const item = ring[block.index % ring.length];
  if (item === undefined) throw new RangeError(`Block ${block.index} has no item in a ring of ${ring.length}.`);
  return item;
}
