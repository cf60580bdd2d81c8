import { Purpose, Stream } from '../random/stream.js';
import { groupByStore, sharedInt32 } from './columns.js';

/** The share of customers who live with an earlier customer of their store. */
const HOUSEHOLD_SHARE = 0.08;
const LARGEST_HOUSEHOLD = 5;
const ATTEMPTS = 3;

/**
 * Draws who lives together, independent of later customers: somebody with whom a customer shares address and last name
 * has joined before, mostly not long before.
 *
 * @param storeIndex - by customer, in the order of joining
 * @returns by customer: the previous customer of the household; -1 for the first one
 */
export function planHouseholds(seed: number, storeIndex: Int32Array | Uint16Array, stores: number): Int32Array {
  const { start, rows } = groupByStore(storeIndex, stores);
  const housemate = sharedInt32(rows.length).fill(-1);
  for (let store = 0; store < stores; store++) {
    joinHouseholds(seed, store, rows.subarray(start[store]!, start[store + 1]!), housemate);
  }
  return housemate;
}

/** @param members - the store's customers, in the order of joining */
function joinHouseholds(seed: number, store: number, members: Int32Array, housemate: Int32Array): void {
  // By member: the first one of the household. By first one: the last one, and how many they are.
  const first = Int32Array.from(members, (_, member) => member);
  const last = first.slice();
  const size = new Int32Array(members.length).fill(1);
  for (let member = 1; member < members.length; member++) {
    const stream = new Stream(seed, store, member, Purpose.household);
    if (stream.unit() >= HOUSEHOLD_SHARE) continue;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const distance = stream.unit();
      const home = first[member - 1 - Math.floor(distance * distance * member)]!;
      if (size[home]! >= LARGEST_HOUSEHOLD) continue;
      housemate[members[member]!] = members[last[home]!]!;
      first[member] = home;
      last[home] = member;
      size[home]! += 1;
      break;
    }
  }
}
