import type { Chain } from '../plan/chain.js';
import { GuideTable } from '../random/guide-table.js';
import { UNIT } from '../random/random-buffer.js';
import { memoryOf } from './recent-rentals.js';
import type { State } from './state.js';

interface Newcomer {
  readonly place: number;
  /** Counted from the first Monday. */
  readonly releaseDay: number;
}

/**
 * What customers of a store wish for: a place of its range, by popularity, with the newest hits on top for a
 * while. The boost is kept beside the table, as a few extra weights, so that the table changes only when films come in.
 */
export class FilmChooser {
  /** How many of the films they took the store's customers remember. */
  readonly memory: number;
  readonly table: GuideTable;
  private readonly weights: Float64Array;
  private readonly entersDay: Int32Array;
  /** How many places of the range customers may wish for by now, and what those weigh. */
  private entered = 0;
  private baseWeight = 0;
  /** Films that are new at some time of the run, in the order in which they come out. */
  private readonly newcomers: readonly Newcomer[];
  /** Of those, how many have come out by the day at hand, and how many of these are no longer recent. */
  private out = 0;
  private past = 0;
  /** The recent ones that the store carries, the most popular first. */
  private recent: readonly Newcomer[] = [];
  private readonly daysToBoost: number;
  private readonly extraFactor: number;
  private readonly boostedShare: number;
  private readonly boostedPlace: Int32Array;
  private readonly boostedWeight: Float64Array;
  boosted = 0;
  private totalWeight = 0;
  private day = -1;

  constructor(chain: Chain, state: State, store: number) {
    const first = chain.ranges.start[store]!;
    const size = chain.ranges.start[store + 1]! - first;
    const room = { guide: state.wishGuide, last: state.lastWish };
    this.table = new GuideTable(room, state.wishGuideStart[store]!, first);
    const boost = chain.config.generation.new_movie_boost;
    this.weights = chain.ranges.weight.subarray(first, first + size);
    this.entersDay = chain.ranges.entersDay.subarray(first, first + size);
    this.memory = memoryOf(this.entersDay.filter((day) => day <= 0).length);
    this.daysToBoost = boost.enabled ? boost.days_to_boost : 0;
    this.extraFactor = boost.boost_factor - 1;
    this.boostedShare = boost.boost_percentage / 100;
    const newcomers: Newcomer[] = [];
    for (let place = 0; place < size; place++) {
      const releaseDay = chain.films.releaseDay[chain.ranges.film[first + place]!]! - chain.firstDay;
      if (releaseDay > -this.daysToBoost && releaseDay < chain.openDays)
        newcomers.push({ place, releaseDay });
    }
    this.newcomers = newcomers.sort((x, y) => x.releaseDay - y.releaseDay);
    this.boostedPlace = new Int32Array(newcomers.length);
    this.boostedWeight = new Float64Array(newcomers.length);
  }

  /**
   * Sets the boost of a day: of the films that came out in the last `days_to_boost` days, the most popular
   * `boost_percentage` % weigh `boost_factor` times as much, falling linearly to once.
   */
  openDay(day: number): void {
    // The table lies in shared memory, where an earlier state may have been put back.
    if (day <= this.day) this.beginAgain();
    this.day = day;
    const changed = this.letIn(day);
    if (this.moveOn(day) || changed) this.listRecent();
    this.totalWeight = this.baseWeight;
    this.boosted = Math.ceil(this.recent.length * this.boostedShare);
    for (let i = 0; i < this.boosted; i++) {
      const film = this.recent[i]!;
      const age = day - film.releaseDay;
      const extra = this.weights[film.place]! * this.extraFactor * (1 - age / this.daysToBoost);
      this.boostedPlace[i] = film.place;
      this.boostedWeight[i] = extra;
      this.totalWeight += extra;
    }
  }

  private beginAgain(): void {
    this.entered = 0;
    this.baseWeight = 0;
    this.out = 0;
    this.past = 0;
    this.recent = [];
  }

  /** Builds the table anew when films have come into the range; tells whether any have. */
  private letIn(day: number): boolean {
    const before = this.entered;
    while (this.entered < this.entersDay.length && this.entersDay[this.entered]! <= day) {
      this.baseWeight += this.weights[this.entered]!;
      this.entered++;
    }
    if (this.entered === before) return false;
    this.table.build(this.weights, this.entered);
    return true;
  }

  /** Moves on to what is recent on a day; tells whether that has changed. */
  private moveOn(day: number): boolean {
    const { out, past, newcomers } = this;
    while (this.out < newcomers.length && newcomers[this.out]!.releaseDay <= day) this.out++;
    while (this.past < this.out && newcomers[this.past]!.releaseDay <= day - this.daysToBoost) this.past++;
    return this.out > out || this.past > past;
  }

  private listRecent(): void {
    const { weights } = this;
    this.recent = this.newcomers
      .slice(this.past, this.out)
      .filter(({ place }) => place < this.entered)
      .sort((x, y) => weights[y.place]! - weights[x.place]! || x.place - y.place);
  }

  /** The place of the range that a word of 31 bits wishes for. */
  pick(word: number): number {
    if (this.boosted === 0) return this.table.pick(word);
    let weight = word * UNIT * this.totalWeight;
    if (weight < this.baseWeight) return this.table.pick((weight / this.baseWeight / UNIT) | 0);
    weight -= this.baseWeight;
    for (let i = 0; i < this.boosted; i++) {
      weight -= this.boostedWeight[i]!;
      if (weight < 0) return this.boostedPlace[i]!;
    }
    return this.boostedPlace[this.boosted - 1]!;
  }
}
