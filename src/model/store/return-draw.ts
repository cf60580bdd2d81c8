import { DAY } from '../calendar/civil.js';
import { OPENS, RENTING_PROFILES, RETURNING_PROFILE, secondOfDay } from '../calendar/opening-hours.js';
import type { Chain } from '../plan/chain.js';
import { LATE_FACTORS, PUNCTUALITY_SHIFT } from '../plan/customer-life.js';
import { GuideTable } from '../random/guide-table.js';
import { exactPower } from '../random/power.js';
import type { RandomBuffer } from '../random/random-buffer.js';
import { maxInt32, minInt32 } from './min-and-max.js';

/** Random words that a return may use. */
export const WORDS_OF_RETURN = 8;
/** The days for which discs are kept when they are returned on time, and the share of each. */
const DAYS_KEPT = Int32Array.of(3, 4, 5, 6, 7);
const KEPT_SHARES = [0.3, 0.3, 0.2, 0.1, 0.1] as const;
/** The share of visits whose discs come back when the customer comes to rent again. */
const RENTS_AGAIN = 0.66;
/** The share of visits of which one disc comes back apart from the others. */
const APART_SHARE = 0.1;
/** It comes back at most so many days after them. */
const MAX_DAYS_APART = 3;
/** Seconds between the return of discs and the next rental of the same visit. */
const MIN_BROWSING_SECONDS = 120;
const BROWSING_SECONDS = 900;
/** Lateness depends on the film and the day too: a new release, and a rental of Friday to Sunday, are late more often. */
const NEW_RELEASE_DAYS = 90;
const NEW_RELEASE_LATE = [0.93, 1.3] as const;
const WEEKEND_LATE = [0.85, 1.1] as const;
const FRIDAY = 4;
/** Discs that come back together are late by the shortest rental period; those with a longer one may not be. */
const LATE_VISITS_PER_DISC = 1.28;
/** Days late: mostly one or two, each further day in 30 % of the cases; some forget their discs for any number of days. */
const ONE_MORE_DAY = 0.3;
const FORGETFUL_SHARE = 0.4;
const WORDS = 0x80000000;

/** Draws when the discs of a visit come back: together, but for one now and then, and never on a day of closed stores. */
export class ReturnDraw {
  day = 0;
  second = 0;
  /** Whether the last disc comes back apart from the others, and when. */
  isApart = false;
  dayApart = 0;
  secondApart = 0;
  /** Whether the customer rents again on that day, and the second of that rental. */
  rentsAgain = false;
  rentsAt = 0;
  private readonly closed: Uint8Array;
  private readonly releaseDay: Int32Array;
  private readonly firstDay: number;
  private readonly kept = GuideTable.of(KEPT_SHARES);
  private readonly daysLate: GuideTable;
  private readonly maxDaysLate: number;
  /** By punctuality, weekend and novelty: the words below which a visit's discs are late. */
  private readonly lateBelow: Float64Array;

  constructor(
    chain: Chain,
    private readonly draws: RandomBuffer,
  ) {
    const { late_return_probability: late, late_days_max: maxDaysLate } = chain.config.generation;
    this.closed = chain.closed;
    this.maxDaysLate = maxDaysLate;
    this.releaseDay = chain.films.releaseDay;
    this.firstDay = chain.firstDay;
    this.daysLate = GuideTable.of(
      Array.from(
        { length: maxDaysLate },
        (_, day) =>
          (1 - FORGETFUL_SHARE) * (1 - ONE_MORE_DAY) * exactPower(ONE_MORE_DAY, day) + FORGETFUL_SHARE / maxDaysLate,
      ),
    );
    this.lateBelow = Float64Array.from({ length: LATE_FACTORS.length * 4 }, (_, kind) => {
      const share = late * LATE_VISITS_PER_DISC * LATE_FACTORS[kind >> 2]!;
      return Math.min(WORDS, WORDS * share * WEEKEND_LATE[(kind >> 1) & 1]! * NEW_RELEASE_LATE[kind & 1]!);
    });
  }

  /**
   * Draws the return of the discs of a visit into the fields.
   *
   * @param habits - of the customer
   * @param film - the first of the visit
   * @param duration - the shortest rental period of its films, in days
   * @param discs - how many there are
   */
  readonly draw = (today: number, habits: number, film: number, duration: number, discs: number): void => {
    const { draws } = this;
    const punctuality = (habits >>> PUNCTUALITY_SHIFT) & 3;
    const isWeekend = today % 7 >= FRIDAY ? 1 : 0;
    const isNew = this.releaseDay[film]! > this.firstDay + today - NEW_RELEASE_DAYS ? 1 : 0;
    const isLate = draws.word() < this.lateBelow[(punctuality << 2) | (isWeekend << 1) | isNew]!;
    const word = draws.word();
    const kept = isLate
      ? (duration + 1 + this.daysLate.pick(word)) | 0
      : minInt32(DAYS_KEPT[this.kept.pick(word)]!, duration);
    const lastDay = (today + duration + this.maxDaysLate) | 0;
    this.day = this.openDayNear((today + kept) | 0, isLate || kept === 1, lastDay);
    const midnight = Math.imul(this.day, DAY);
    this.rentsAgain = draws.unit() < RENTS_AGAIN;
    const profile = this.rentsAgain ? RENTING_PROFILES[this.day % 7]! : RETURNING_PROFILE;
    this.rentsAt = (midnight + secondOfDay(profile, draws.word())) | 0;
    const browsing = (MIN_BROWSING_SECONDS + draws.below(BROWSING_SECONDS)) | 0;
    this.second = this.rentsAgain ? maxInt32((midnight + OPENS) | 0, (this.rentsAt - browsing) | 0) : this.rentsAt;
    this.isApart = discs > 1 && draws.unit() < APART_SHARE && this.day < lastDay;
    if (!this.isApart) return;
    const apart = minInt32((this.day + 1 + draws.below(MAX_DAYS_APART)) | 0, lastDay);
    this.dayApart = this.openDayNear(apart, true, lastDay);
    this.secondApart = (Math.imul(this.dayApart, DAY) + secondOfDay(RETURNING_PROFILE, draws.word())) | 0;
  };

  /** A day, or the one after or before it if the stores are closed; none is after the last. */
  private openDayNear(day: number, isAfter: boolean, lastDay: number): number {
    if (this.closed[day] === 0) return day;
    return isAfter && day < lastDay ? (day + 1) | 0 : (day - 1) | 0;
  }
}
