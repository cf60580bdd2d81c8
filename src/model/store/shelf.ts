import { DAY } from '../calendar/civil.js';
import { NEVER } from '../catalog/small-table-source.js';
import type { Chain } from '../plan/chain.js';
import { minInt32 } from './min-and-max.js';
import type { State } from './state.js';

/** The shelves of a chain: the copies bought so far, and which of them are in. */
export class Shelf {
  private readonly freeAt: Int32Array;
  private readonly owned: Int32Array;
  private readonly nextFree: Int32Array;
  private readonly copiesOfSlot: Int32Array;

  constructor(
    private readonly chain: Chain,
    private readonly state: State,
  ) {
    this.freeAt = state.freeAt;
    this.owned = state.owned;
    this.nextFree = state.nextFree;
    this.copiesOfSlot = chain.copiesOfSlot;
  }

  /** Puts the copies bought by a day on a store's shelf. */
  stock(store: number, day: number): void {
    const { arrivals, copies, copiesByStore, assortments } = this.chain;
    const first = copiesByStore.start[store]!;
    const end = copiesByStore.start[store + 1]! - first;
    const firstSlot = assortments.start[store]!;
    let arrived = this.state.arrived[store]!;
    while (arrived < end) {
      const copy = copiesByStore.rows[arrivals[first + arrived]!]!;
      if (copies.boughtSecond[copy]! >= (day + 1) * DAY) break;
      const slot = firstSlot + copies.slot[copy]!;
      this.owned[slot]! += 1;
      this.nextFree[slot] = 0;
      arrived++;
    }
    this.state.arrived[store] = arrived;
  }

  /**
   * The row of the newest copy of a slot that is in at a moment; -1 if none is. A failed search stores when the first
   * copy comes back, so that callers skip searches until then.
   */
  findCopy(slot: number, second: number): number {
    const { freeAt } = this;
    const oldest = this.copiesOfSlot[slot]!;
    let earliest = NEVER | 0;
    for (let row = (oldest + this.owned[slot]! - 1) | 0; row >= oldest; row = (row - 1) | 0) {
      const free = freeAt[row]!;
      if (free <= second) return row;
      // Neither is negative, so they are less than 2^31 apart.
      earliest = minInt32(free, earliest);
    }
    this.nextFree[slot] = earliest;
    return -1;
  }
}
