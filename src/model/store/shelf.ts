import { DAY } from '../calendar/civil.js';
import { NEVER } from '../catalog/columns.js';
import type { Chain } from '../plan/chain.js';
import { least } from './min-and-max.js';
import type { State } from './state.js';

/** The shelves of a chain: what has been bought, and which copy is in. */
export class Shelf {
  private readonly freeAt: Int32Array;
  private readonly owned: Int32Array;
  private readonly nextFree: Int32Array;
  private readonly copiesOfPlace: Int32Array;

  constructor(
    private readonly chain: Chain,
    private readonly state: State,
  ) {
    this.freeAt = state.freeAt;
    this.owned = state.owned;
    this.nextFree = state.nextFree;
    this.copiesOfPlace = chain.copiesOfPlace;
  }

  /** Puts every copy that has been bought by a day on its store's shelf. */
  stock(store: number, day: number): void {
    const { arrivals, copies, copiesByStore, ranges } = this.chain;
    const first = copiesByStore.start[store]!;
    const end = copiesByStore.start[store + 1]! - first;
    const firstPlace = ranges.start[store]!;
    let arrived = this.state.arrived[store]!;
    while (arrived < end) {
      const copy = copiesByStore.rows[arrivals[first + arrived]!]!;
      if (copies.boughtSecond[copy]! >= (day + 1) * DAY) break;
      const place = firstPlace + copies.place[copy]!;
      this.owned[place]! += 1;
      this.nextFree[place] = 0;
      arrived++;
    }
    this.state.arrived[store] = arrived;
  }

  /**
   * The row of the newest copy of a film that is in at a moment, or -1. A search in vain remembers when the first of
   * the copies will be back; until then no search is needed.
   */
  findCopy(place: number, second: number): number {
    const { freeAt } = this;
    const oldest = this.copiesOfPlace[place]!;
    let earliest = NEVER | 0;
    for (let row = (oldest + this.owned[place]! - 1) | 0; row >= oldest; row = (row - 1) | 0) {
      const free = freeAt[row]!;
      if (free <= second) return row;
      // Neither is negative here, so they are less than 2^31 apart.
      earliest = least(free, earliest);
    }
    this.nextFree[place] = earliest;
    return -1;
  }
}
