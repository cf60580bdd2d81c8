import type { Chain } from './chain.js';

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

/** The target size of a block: large enough to keep threads busy, small enough to save memory. */
const RENTALS_PER_BLOCK = 250_000;
const MAX_BLOCK_WEEKS = 26;

/** The number of weeks in a block: fewer as the chain grows, so that a block's memory stays the same. */
export function blockWeeksFor(chain: Chain): number {
  let wanted = 0;
  for (let i = 0; i < chain.demand.wanted.length; i++) wanted += chain.demand.wanted[i]!;
  const weekly = chain.weeks > 0 ? wanted / chain.weeks : 0;
  const weeks = weekly > 0 ? Math.round(RENTALS_PER_BLOCK / weekly) : MAX_BLOCK_WEEKS;
  return Math.max(1, Math.min(MAX_BLOCK_WEEKS, weeks));
}

/**
 * Splits the run into blocks of whole weeks. The last block has the days after the last week, on which copies are only
 * returned.
 *
 * @param cutDay - a Monday on which a block has to begin; 0 if there is none
 */
export function planBlocks(chain: Chain, blockWeeks: number, cutDay = 0): readonly Block[] {
  const blocks: Block[] = [];
  let endDay = 0;
  for (let firstDay = 0; firstDay < chain.openDays; firstDay = endDay) {
    endDay = Math.min(chain.openDays, firstDay + blockWeeks * 7);
    if (firstDay < cutDay && endDay > cutDay) endDay = cutDay;
    blocks.push({ index: blocks.length, firstDay, endDay });
  }
  if (chain.asOfDay > chain.openDays) {
    blocks.push({ index: blocks.length, firstDay: chain.openDays, endDay: chain.asOfDay });
  }
  return blocks;
}

/** Upper bounds of a block's size, known before the simulation. */
export interface Room {
  /** By store. */
  readonly rentals: Int32Array;
  readonly fees: Int32Array;
  /** Of the whole chain. */
  readonly rentalsOfBlock: number;
  readonly paymentsOfBlock: number;
  readonly days: number;
}

/**
 * Measures the bounds: a store rents at most what is asked for, and collects at most a late fee for each of these
 * rentals and each copy that was out at the block's start.
 */
export function measureRoom(chain: Chain, blocks: readonly Block[]): Room {
  const rentals = new Int32Array(chain.stores);
  let rentalsOfBlock = 0;
  let days = 0;
  for (const block of blocks) {
    let ofBlock = 0;
    const endDay = Math.min(block.endDay, chain.openDays);
    for (let store = 0; store < chain.stores; store++) {
      let wanted = 0;
      for (let day = block.firstDay; day < endDay; day++) {
        wanted += chain.demand.wanted[store * chain.demand.days + day]!;
      }
      if (wanted > rentals[store]!) rentals[store] = wanted;
      ofBlock += wanted;
    }
    if (ofBlock > rentalsOfBlock) rentalsOfBlock = ofBlock;
    days = Math.max(days, block.endDay - block.firstDay);
  }
  const { start } = chain.copiesByStore;
  const fees = rentals.map((max, store) => max + start[store + 1]! - start[store]!);
  return {
    rentals,
    fees,
    rentalsOfBlock,
    paymentsOfBlock: 2 * rentalsOfBlock + chain.copies.count,
    days,
  };
}
