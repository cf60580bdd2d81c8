import { DAY } from '../calendar/civil.js';
import type { Chain } from './chain.js';
import type { State } from './state.js';

/** Puts every copy that has been bought by a day on its store's shelf, before the older copies of its film. */
export function stockShelf(chain: Chain, state: State, store: number, day: number): void {
  const { start, rows } = chain.copiesByStore;
  const first = start[store]!;
  const end = start[store + 1]! - first;
  const firstPlace = chain.ranges.start[store]!;
  let stocked = state.stocked[store]!;
  while (stocked < end) {
    const copy = rows[first + stocked]!;
    if (chain.copies.boughtSecond[copy]! >= (day + 1) * DAY) break;
    const place = firstPlace + chain.copies.place[copy]!;
    state.olderCopy[first + stocked] = state.newestCopy[place]!;
    state.newestCopy[place] = first + stocked;
    stocked++;
  }
  state.stocked[store] = stocked;
}

/** The row of the newest copy of a film that is in at a moment, or -1. */
export function findCopy(state: State, place: number, second: number): number {
  let row = state.newestCopy[place]!;
  while (row >= 0 && state.freeAt[row]! > second) row = state.olderCopy[row]!;
  return row;
}
