import { DAY } from '../calendar/civil.js';
import { NEVER } from '../catalog/columns.js';
import type { Chain } from '../plan/chain.js';
import type { RandomBuffer } from '../random/random-buffer.js';
import { CUSTOMER_FIELDS, CustomerField, type State } from './state.js';

/** The interval, in weeks, in which tickets of customers who have left are removed from the drum. */
const CLEARING_DAYS = 13 * 7;
/** Days from the last return to leaving: the least, and the most beyond that. */
const FAREWELL_DAYS = 7;
const FAREWELL_SPREAD = 31;
/** Draws before the drum is searched ticket by ticket. */
const DRAWS = 16;

/**
 * Who comes to the stores of a chain: each store draws its visitors out of a drum of its own. The draw is a function of
 * the object, as Checkout's are.
 */
export class Visitors {
  private readonly customers: Int32Array;
  private readonly drum: State['drum'];

  constructor(
    private readonly chain: Chain,
    private readonly state: State,
    private readonly draws: RandomBuffer,
  ) {
    this.customers = state.customers;
    this.drum = state.drum;
  }

  /**
   * Puts the tickets of everyone who has joined by a day into the store's drum.
   *
   * @returns how many of them joined on that very day: the last that many rows of those who have joined
   */
  admit(store: number, day: number): number {
    const { members, membersByStore } = this.chain;
    const { drumSize, drumStart, joined } = this.state;
    const first = membersByStore.start[store]!;
    const end = membersByStore.start[store + 1]!;
    let row = first + joined[store]!;
    let ticket = drumStart[store]! + drumSize[store]!;
    let today = 0;
    for (; row < end; row++) {
      const member = membersByStore.rows[row]!;
      const joinSecond = members.joinSecond[member]!;
      if (joinSecond >= (day + 1) * DAY) break;
      for (let appetite = members.appetite[member]!; appetite > 0; appetite--)
        this.drum[ticket++] = row - first;
      if (joinSecond >= day * DAY) today++;
    }
    joined[store] = row - first;
    drumSize[store] = ticket - drumStart[store]!;
    return today;
  }

  /** The row of the customer who joined last but `fromLast` at a store, or -1 when that one may not come on a day. */
  newcomer(store: number, fromLast: number, day: number): number {
    const row = this.chain.membersByStore.start[store]! + this.state.joined[store]! - fromLast;
    return this.mayCome(row, day) ? row : -1;
  }

  /** Notes that a customer is there on a day. */
  welcome(row: number, day: number): void {
    this.customers[row * CUSTOMER_FIELDS + CustomerField.lastVisit] = day;
  }

  /** Every quarter, takes the tickets of those who have left out of the store's drum. */
  clear(store: number, day: number): void {
    if (day % CLEARING_DAYS !== 0) return;
    const first = this.state.drumStart[store]!;
    const end = first + this.state.drumSize[store]!;
    const firstRow = this.chain.membersByStore.start[store]!;
    let kept = first;
    for (let ticket = first; ticket < end; ticket++) {
      const member = this.drum[ticket]!;
      const quitDay = this.customers[(firstRow + member) * CUSTOMER_FIELDS + CustomerField.quitDay]!;
      if (quitDay > day) this.drum[kept++] = member;
    }
    this.state.drumSize[store] = kept - first;
  }

  /**
   * Draws who comes next: a customer who is still with the store and has not been there today.
   *
   * @returns the customer's row, or -1 when everyone has been there
   */
  readonly draw = (store: number, day: number): number => {
    const { draws } = this;
    const first = this.state.drumStart[store]!;
    const size = this.state.drumSize[store]!;
    if (size === 0) return -1;
    const firstRow = this.chain.membersByStore.start[store]!;
    draws.require(DRAWS);
    let ticket = 0;
    for (let draw = 0; draw < DRAWS; draw++) {
      ticket = draws.below(size);
      const row = firstRow + this.drum[first + ticket]!;
      if (this.mayCome(row, day)) return row;
    }
    for (let step = 1; step < size; step++) {
      const row = firstRow + this.drum[first + ((ticket + step) % size)]!;
      if (this.mayCome(row, day)) return row;
    }
    return -1;
  };

  /** Whether a customer is still with the store on a day and has not been there yet. */
  private mayCome(row: number, day: number): boolean {
    const customer = row * CUSTOMER_FIELDS;
    // Both are negative where it is so, and one sign is one branch.
    const fromLastVisit = (this.customers[customer + CustomerField.lastVisit]! - day) | 0;
    const toQuitDay = (day - this.customers[customer + CustomerField.quitDay]!) | 0;
    return (fromLastVisit & toQuitDay) < 0;
  }
}

/**
 * When each customer leaves, in seconds since the first Monday, by customer; NEVER for those who stay. One who
 * has lost interest leaves on a morning, some weeks after everything is back.
 *
 * @param leaving - where to write it
 */
export function leavingSeconds(
  chain: Chain,
  state: State,
  leaving: Int32Array = new Int32Array(chain.members.count),
): Int32Array {
  leaving.fill(NEVER);
  const { rows } = chain.membersByStore;
  for (let row = 0; row < rows.length; row++) {
    const member = rows[row]!;
    const quitDay = state.customers[row * CUSTOMER_FIELDS + CustomerField.quitDay]!;
    if (quitDay === NEVER) continue;
    // The second of the morning at which the customer joined serves for leaving too, and for the time in between.
    const morning = ((chain.members.joinSecond[member]! % DAY) + DAY) % DAY;
    const lastReturn = state.customers[row * CUSTOMER_FIELDS + CustomerField.lastReturn]!;
    const day = Math.max(quitDay, lastReturn + FAREWELL_DAYS + (morning % FAREWELL_SPREAD));
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
