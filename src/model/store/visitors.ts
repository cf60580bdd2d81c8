import { DAY } from '../calendar/civil.js';
import { partOfDay } from '../calendar/opening-hours.js';
import { NEVER } from '../catalog/small-table-source.js';
import type { Chain } from '../plan/chain.js';
import { NEW_CUSTOMER_STAGES, WEEKDAY_BITS } from '../plan/customer-life.js';
import { type RandomBuffer, UNIT } from '../random/random-buffer.js';
import { CUSTOMER_FIELDS, CustomerField, type State } from './state.js';

/** Days between two removals of customers who have left from the pool. */
const REMOVAL_DAYS = 13 * 7;
/** The minimum number of days from the last return to leaving, and the number of days over which leaving is spread. */
const MIN_LEAVING_DAYS = 7;
const LEAVING_SPREAD_DAYS = 31;
/** Draws before the pool is searched entry by entry. */
const DRAWS = 24;
/** A draw counts with a chance in 1024ths: for a visit that suits none, one or both of a customer's habits … */
const SUITS_NONE = 250;
const SUITS_ONE = 520;
const SUITS_BOTH = 1024;
const CHANCE_BITS = 10;
const CHANCE_MASK = (1 << CHANCE_BITS) - 1;
/** … times 256ths for the time since joining: the factor of NEW_CUSTOMER_STAGES, at most 1 … */
const [FIRST_STAGE, SECOND_STAGE] = NEW_CUSTOMER_STAGES;
const SECOND_STAGE_SHARE = Math.round((256 * SECOND_STAGE.factor) / FIRST_STAGE.factor);
const LATER_SHARE = Math.round(256 / FIRST_STAGE.factor);
/** … times 256ths for a customer who still has discs at home. */
const DISCS_OUT_SHARE = 64;

/** Draws the visitors of each store from its weighted pool, which has an entry per customer and unit of activity. */
export class Visitors {
  private readonly customers: Int32Array;
  private readonly visitorPool: State['visitorPool'];

  constructor(
    private readonly chain: Chain,
    private readonly state: State,
    private readonly draws: RandomBuffer,
  ) {
    this.customers = state.customers;
    this.visitorPool = state.visitorPool;
  }

  /**
   * Adds everyone who has joined by a day to the store's pool.
   *
   * @returns how many joined on that day; they are the last rows of those who have joined
   */
  admit(store: number, day: number): number {
    const { members, membersByStore } = this.chain;
    const { visitorPoolSize, visitorPoolStart, joined } = this.state;
    const first = membersByStore.start[store]!;
    const end = membersByStore.start[store + 1]!;
    let row = first + joined[store]!;
    let entry = visitorPoolStart[store]! + visitorPoolSize[store]!;
    let today = 0;
    for (; row < end; row++) {
      const member = membersByStore.rows[row]!;
      const joinSecond = members.joinSecond[member]!;
      if (joinSecond >= (day + 1) * DAY) break;
      for (let left = members.activity[member]!; left > 0; left--) this.visitorPool[entry++] = row - first;
      if (joinSecond >= day * DAY) today++;
    }
    joined[store] = row - first;
    visitorPoolSize[store] = entry - visitorPoolStart[store]!;
    return today;
  }

  /**
   * The row of the customer `fromLast` places from the end of those who have joined; -1 if they cannot visit on a day.
   */
  newcomer(store: number, fromLast: number, day: number): number {
    const row = this.chain.membersByStore.start[store]! + this.state.joined[store]! - fromLast;
    return this.canVisit(row, day) ? row : -1;
  }

  recordVisit(row: number, day: number): void {
    this.customers[row * CUSTOMER_FIELDS + CustomerField.lastVisit] = day;
  }

  /** Once a quarter, removes the customers who have left from the store's pool. */
  removeLeavers(store: number, day: number): void {
    if (day % REMOVAL_DAYS !== 0) return;
    const first = this.state.visitorPoolStart[store]!;
    const end = first + this.state.visitorPoolSize[store]!;
    const firstRow = this.chain.membersByStore.start[store]!;
    let kept = first;
    for (let entry = first; entry < end; entry++) {
      const member = this.visitorPool[entry]!;
      const quitDay = this.customers[(firstRow + member) * CUSTOMER_FIELDS + CustomerField.quitDay]!;
      if (quitDay > day) this.visitorPool[kept++] = member;
    }
    this.state.visitorPoolSize[store] = kept - first;
  }

  /**
   * Draws the next visitor: a customer who has not left and has not visited on this day, rather one whose habits the
   * visit suits.
   *
   * @param second - of the day
   * @returns the customer's row; -1 if there is none
   */
  readonly draw = (store: number, day: number, second: number): number => {
    const { draws } = this;
    const weekdayBit = (day % WEEKDAY_BITS) | 0;
    const partBit = (WEEKDAY_BITS + partOfDay(second)) | 0;
    const first = this.state.visitorPoolStart[store]!;
    const size = this.state.visitorPoolSize[store]!;
    if (size === 0) return -1;
    const firstRow = this.chain.membersByStore.start[store]!;
    draws.require(DRAWS);
    let entry = 0;
    for (let draw = 0; draw < DRAWS; draw++) {
      const word = draws.word();
      entry = (word * UNIT * size) | 0;
      const row = (firstRow + this.visitorPool[first + entry]!) | 0;
      if (!this.canVisit(row, day)) continue;
      const customer = (row * CUSTOMER_FIELDS) | 0;
      const habits = this.customers[customer + CustomerField.habits]!;
      const suits = ((habits >>> weekdayBit) & 1) + ((habits >>> partBit) & 1);
      let chance: number = suits === 0 ? SUITS_NONE : suits === 1 ? SUITS_ONE : SUITS_BOTH;
      const age = (day - this.customers[customer + CustomerField.joinDay]!) | 0;
      if (age >= FIRST_STAGE.days)
        chance = (chance * (age < SECOND_STAGE.days ? SECOND_STAGE_SHARE : LATER_SHARE)) >> 8;
      if (this.customers[customer + CustomerField.lastReturn]! > day) chance = (chance * DISCS_OUT_SHARE) >> 8;
      if ((word & CHANCE_MASK) < chance) return row;
    }
    for (let step = 1; step < size; step++) {
      const row = firstRow + this.visitorPool[first + ((entry + step) % size)]!;
      if (this.canVisit(row, day)) return row;
    }
    return -1;
  };

  canVisit(row: number, day: number): boolean {
    const customer = row * CUSTOMER_FIELDS;
    // Both are negative if the customer can visit; their common sign needs one branch.
    const fromLastVisit = (this.customers[customer + CustomerField.lastVisit]! - day) | 0;
    const toQuitDay = (day - this.customers[customer + CustomerField.quitDay]!) | 0;
    return (fromLastVisit & toQuitDay) < 0;
  }
}

/**
 * The leaving time of each customer, in seconds since the first Monday; NEVER for those who stay. It is a morning, one
 * to five weeks after the customer's last return.
 *
 * @param leaving - written and returned
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
    // The second of the morning at which the customer joined also decides the leaving day and its second.
    const morning = ((chain.members.joinSecond[member]! % DAY) + DAY) % DAY;
    const lastReturn = state.customers[row * CUSTOMER_FIELDS + CustomerField.lastReturn]!;
    const day = Math.max(quitDay, lastReturn + MIN_LEAVING_DAYS + (morning % LEAVING_SPREAD_DAYS));
    leaving[member] = day * DAY + morning;
  }
  return leaving;
}

/** The number of customers who have not left at the as-of moment. */
export function countActive(chain: Chain, leaveSecond: Int32Array): number {
  const asOf = chain.asOfDay * DAY;
  let active = 0;
  for (const second of leaveSecond) if (second >= asOf) active++;
  return active;
}
