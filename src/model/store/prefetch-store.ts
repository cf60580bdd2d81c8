import type { Chain } from '../plan/chain.js';
import { CUSTOMER_FIELDS, FEE_FIELDS, type State } from './state.js';

type Column = Int32Array | Uint16Array;

const CACHE_LINE_BYTES = 64;

/**
 * Prefetches a store's columns into the CPU cache: reads one value of each cache line, in order. Between two blocks of
 * a store all others are simulated, so its columns have left the cache, and the simulation reads them at random. The
 * hardware prefetcher only helps a sequential read.
 *
 * @returns the sum of the values read, so that the loop is not optimised away
 */
export function prefetchStore(chain: Chain, state: State, store: number): number {
  const { copiesByStore, membersByStore, assortments } = chain;
  const firstMember = membersByStore.start[store]!;
  const endMember = firstMember + state.joined[store]!;
  const firstCopy = copiesByStore.start[store]!;
  const endCopy = copiesByStore.start[store + 1]!;
  const firstSlot = assortments.start[store]!;
  const endSlot = assortments.start[store + 1]!;
  const firstRented = state.rentedStart[store]!;
  const firstEntry = state.visitorPoolStart[store]!;
  return (
    (touch(state.customers, firstMember * CUSTOMER_FIELDS, endMember * CUSTOMER_FIELDS) +
      touch(state.rentedSlots, firstRented, firstRented + state.joined[store]! * state.rentedWords[store]!) +
      touch(chain.customerIds, firstMember, endMember) +
      touch(state.visitorPool, firstEntry, firstEntry + state.visitorPoolSize[store]!) +
      touch(state.freeAt, firstCopy, endCopy) +
      touch(state.fees, firstCopy * FEE_FIELDS, endCopy * FEE_FIELDS) +
      touch(chain.inventoryIds, firstCopy, endCopy) +
      touch(state.owned, firstSlot, endSlot) +
      touch(state.nextFree, firstSlot, endSlot) +
      touch(chain.copiesOfSlot, firstSlot, endSlot) +
      touch(assortments.film, firstSlot, endSlot)) |
    0
  );
}

function touch(column: Column, first: number, end: number): number {
  const step = CACHE_LINE_BYTES / column.BYTES_PER_ELEMENT;
  let sum = 0;
  for (let at = first; at < end; at += step) sum = (sum + column[at]!) | 0;
  return sum;
}
