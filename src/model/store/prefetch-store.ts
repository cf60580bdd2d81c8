import type { Chain } from '../plan/chain.js';
import { CUSTOMER_FIELDS, FEE_FIELDS, MEMORY, type State } from './state.js';

type Column = Int32Array | Uint16Array;

const CACHE_LINE_BYTES = 64;

/**
 * Reads everything that a store's trade will read, in order, one value of each line of the cache. A store is left for
 * as long as all others take, so its columns are far away when its next block begins; visitors and wishes then pick
 * from them at random, and would wait for each. The processor sees a reader in order coming and fetches ahead of it.
 *
 * @returns a sum of what was read, so that the reading can't be left out
 */
export function prefetchStore(chain: Chain, state: State, store: number): number {
  const { copiesByStore, membersByStore, ranges } = chain;
  const firstMember = membersByStore.start[store]!;
  const endMember = firstMember + state.joined[store]!;
  const firstCopy = copiesByStore.start[store]!;
  const endCopy = copiesByStore.start[store + 1]!;
  const firstPlace = ranges.start[store]!;
  const endPlace = ranges.start[store + 1]!;
  const firstTicket = state.drumStart[store]!;
  return (
    (touch(state.customers, firstMember * CUSTOMER_FIELDS, endMember * CUSTOMER_FIELDS) +
      touch(state.taken, firstMember * MEMORY, endMember * MEMORY) +
      touch(chain.customerIds, firstMember, endMember) +
      touch(state.drum, firstTicket, firstTicket + state.drumSize[store]!) +
      touch(state.freeAt, firstCopy, endCopy) +
      touch(state.fees, firstCopy * FEE_FIELDS, endCopy * FEE_FIELDS) +
      touch(chain.inventoryIds, firstCopy, endCopy) +
      touch(state.owned, firstPlace, endPlace) +
      touch(state.nextFree, firstPlace, endPlace) +
      touch(chain.copiesOfPlace, firstPlace, endPlace) +
      touch(ranges.film, firstPlace, endPlace)) |
    0
  );
}

function touch(column: Column, first: number, end: number): number {
  const step = CACHE_LINE_BYTES / column.BYTES_PER_ELEMENT;
  let sum = 0;
  for (let at = first; at < end; at += step) sum = (sum + column[at]!) | 0;
  return sum;
}
