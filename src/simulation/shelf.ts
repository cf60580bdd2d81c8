import { DAY } from '../calendar/civil.js';
import { NEVER } from '../catalog/columns.js';
import type { Chain } from './chain.js';
import { NO_TIME, type State } from './state.js';

/** Puts every copy that has been bought by a day on its store's shelf. */
export function stockShelf(chain: Chain, state: State, store: number, day: number): void {
  const { start, rows } = chain.copiesByStore;
  const first = start[store]!;
  const end = start[store + 1]! - first;
  const firstPlace = chain.ranges.start[store]!;
  let arrived = state.arrived[store]!;
  while (arrived < end) {
    const copy = rows[chain.arrivals[first + arrived]!]!;
    if (chain.copies.boughtSecond[copy]! >= (day + 1) * DAY) break;
    const place = firstPlace + chain.copies.place[copy]!;
    state.owned[place]! += 1;
    state.nextFree[place] = NO_TIME;
    arrived++;
  }
  state.arrived[store] = arrived;
}

/**
 * The row of the newest copy of a film that is in at a moment, or -1. A search in vain remembers when the first of
 * the copies will be back, and until then nobody searches again.
 */
export function findCopy(chain: Chain, state: State, place: number, second: number): number {
  if (state.nextFree[place]! > second) return -1;
  const oldest = chain.copiesOfPlace[place]!;
  let earliest = NEVER;
  for (let row = oldest + state.owned[place]! - 1; row >= oldest; row--) {
    const freeAt = state.freeAt[row]!;
    if (freeAt <= second) return row;
    if (freeAt < earliest) earliest = freeAt;
  }
  state.nextFree[place] = earliest;
  return -1;
}
