import { DAY } from '../calendar/civil.js';
import { NEVER } from '../catalog/columns.js';
import type { Stream } from '../random/stream.js';
import type { Chain } from './chain.js';
import type { State } from './state.js';

/** Tickets of customers who have left are thrown out of the drum on the Monday of every so many weeks. */
const CLEARING_DAYS = 13 * 7;
/** From the last return to leaving it is at least so many days, and up to so many more. */
const FAREWELL_DAYS = 7;
const FAREWELL_SPREAD = 31;
/** Draws before the drum is searched ticket by ticket. */
const DRAWS = 16;

/**
 * Puts the tickets of everyone who has joined by a day into the store's drum.
 *
 * @returns how many of them joined on that very day: the last that many rows of those who have joined
 */
export function admitMembers(chain: Chain, state: State, store: number, day: number): number {
  const { start, rows } = chain.membersByStore;
  const first = start[store]!;
  const end = start[store + 1]! - first;
  let joined = state.joined[store]!;
  let size = state.drumSize[store]!;
  let today = 0;
  while (joined < end) {
    const member = rows[first + joined]!;
    if (chain.members.joinSecond[member]! >= (day + 1) * DAY) break;
    for (let ticket = chain.members.appetite[member]!; ticket > 0; ticket--) {
      state.drum[state.drumStart[store]! + size] = first + joined;
      size++;
    }
    if (chain.members.joinSecond[member]! >= day * DAY) today++;
    joined++;
  }
  state.joined[store] = joined;
  state.drumSize[store] = size;
  return today;
}

/** Every quarter, takes the tickets of those who have left out of the store's drum. */
export function clearDrum(chain: Chain, state: State, store: number, day: number): void {
  if (day % CLEARING_DAYS !== 0) return;
  const first = state.drumStart[store]!;
  const end = first + state.drumSize[store]!;
  let kept = first;
  for (let ticket = first; ticket < end; ticket++) {
    const row = state.drum[ticket]!;
    if (chain.members.quitDay[chain.membersByStore.rows[row]!]! > day) state.drum[kept++] = row;
  }
  state.drumSize[store] = kept - first;
}

/**
 * Draws who comes next: a customer who is still with the store and has not been there today.
 *
 * @returns the customer's row, or -1 when everyone has been there
 */
export function drawVisitor(chain: Chain, state: State, store: number, day: number, stream: Stream): number {
  const first = state.drumStart[store]!;
  const size = state.drumSize[store]!;
  if (size === 0) return -1;
  let ticket = 0;
  for (let draw = 0; draw < DRAWS; draw++) {
    ticket = stream.below(size);
    const row = state.drum[first + ticket]!;
    if (mayCome(chain, state, row, day)) return row;
  }
  for (let step = 1; step < size; step++) {
    const row = state.drum[first + ((ticket + step) % size)]!;
    if (mayCome(chain, state, row, day)) return row;
  }
  return -1;
}

/** Whether a customer is still with the store on a day and has not been there yet. */
export function mayCome(chain: Chain, state: State, row: number, day: number): boolean {
  return state.lastVisit[row]! < day && chain.members.quitDay[chain.membersByStore.rows[row]!]! > day;
}

/**
 * When each customer leaves, in seconds since the first Monday, by customer; NEVER for those who stay. One who
 * has lost interest leaves on a morning, some weeks after everything is back.
 */
export function leavingSeconds(chain: Chain, state: State): Int32Array {
  const leaving = new Int32Array(chain.members.count).fill(NEVER);
  const { rows } = chain.membersByStore;
  for (let row = 0; row < rows.length; row++) {
    const member = rows[row]!;
    const quitDay = chain.members.quitDay[member]!;
    if (quitDay === NEVER) continue;
    // The second of the morning at which the customer joined serves for leaving too, and for the time in between.
    const morning = ((chain.members.joinSecond[member]! % DAY) + DAY) % DAY;
    const day = Math.max(quitDay, state.lastReturn[row]! + FAREWELL_DAYS + (morning % FAREWELL_SPREAD));
    leaving[member] = day * DAY + morning;
  }
  return leaving;
}

/** How many customers are with the chain at the as-of moment, of those whose leaving is given. */
export function countActive(chain: Chain, leaveSecond: Int32Array): number {
  const asOf = chain.asOfDay * DAY;
  let active = 0;
  for (const second of leaveSecond) if (second >= asOf) active++;
  return active;
}
