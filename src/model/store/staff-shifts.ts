import type { Chain } from '../plan/chain.js';

const WEEKDAYS = 7;
/** The manager serves at the counter this much less than the others. */
const MANAGER_WEIGHT = 0.45;
/** The first two members of staff, and those after them in turn, are off on these weekdays; Monday is 0. */
const DAYS_OFF: readonly (readonly number[])[] = [
  [5, 6],
  [1, 2],
  [0, 3],
  [2, 4],
];
/** Who is off still helps out now and then. */
const DAY_OFF_WEIGHT = 0.04;
/** Weights in the table add up to this many, for a word of 31 bits. */
const WORDS = 0x80000000;

/** Who serves at the counter of a store: members of staff by weekday, as shares of the visits. */
export class StaffShifts {
  private readonly last: Int32Array;
  private staff = 0;
  private firstStaff = 0;

  constructor(private readonly chain: Chain) {
    const { start } = chain.staff;
    let most = 0;
    for (let store = 0; store + 1 < start.length; store++) most = Math.max(most, start[store + 1]! - start[store]!);
    this.last = new Int32Array(WEEKDAYS * most);
  }

  /** Sets the store. The first of its staff is the manager. */
  open(store: number): void {
    const { start } = this.chain.staff;
    this.firstStaff = start[store]!;
    this.staff = start[store + 1]! - this.firstStaff;
    for (let weekday = 0; weekday < WEEKDAYS; weekday++) {
      let total = 0;
      for (let person = 0; person < this.staff; person++) total += weightOf(person, weekday);
      let sum = 0;
      for (let person = 0; person < this.staff; person++) {
        sum += weightOf(person, weekday);
        this.last[weekday * this.staff + person] = Math.ceil((sum / total) * WORDS) - 1;
      }
    }
  }

  /** The staff_id of whoever serves on a day, for a word of 31 bits. */
  pick(day: number, word: number): number {
    const first = (day % WEEKDAYS) * this.staff;
    let person = 0;
    while (word > this.last[first + person]!) person = (person + 1) | 0;
    return this.chain.staff.id[(this.firstStaff + person) | 0]!;
  }
}

function weightOf(person: number, weekday: number): number {
  const usual = person === 0 ? MANAGER_WEIGHT : 1;
  return DAYS_OFF[person % DAYS_OFF.length]!.includes(weekday) ? usual * DAY_OFF_WEIGHT : usual;
}
