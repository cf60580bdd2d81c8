import type { Chain } from '../plan/chain.js';
import { GuideTable } from '../random/guide-table.js';
import { UNIT } from '../random/random-buffer.js';
import { recentRentalsLimit } from './recent-rentals.js';
import type { State } from './state.js';

interface Release {
  readonly slot: number;
  /** Counted from the first Monday. */
  readonly releaseDay: number;
}

/**
 * Chooses the films that a store's customers ask for: a slot of its assortment, by popularity, where recent hits weigh
 * more for a while. This boost is kept beside the table as a few extra weights, so the table is rebuilt only when films
 * enter the assortment.
 */
export class FilmChooser {
  /** How many recent rentals the store's customers do not repeat. */
  readonly recentLimit: number;
  readonly table: GuideTable;
  private readonly weights: Float64Array;
  private readonly entersDay: Int32Array;
  /** The number of slots in the assortment on the current day, and their total weight. */
  private entered = 0;
  private baseWeight = 0;
  /** Films that are boosted at some time of the run, by release day. */
  private readonly releases: readonly Release[];
  /** How many of them are released by the current day, and how many of these are no longer recent. */
  private out = 0;
  private past = 0;
  /** The recent releases that the store carries, the most popular first. */
  private recent: readonly Release[] = [];
  private readonly daysToBoost: number;
  private readonly extraFactor: number;
  private readonly boostedShare: number;
  private readonly boostedSlot: Int32Array;
  private readonly boostedWeight: Float64Array;
  boosted = 0;
  private totalWeight = 0;
  private day = -1;

  constructor(chain: Chain, state: State, store: number) {
    const first = chain.assortments.start[store]!;
    const size = chain.assortments.start[store + 1]! - first;
    const room = { guide: state.choiceGuide, last: state.choiceLast };
    this.table = new GuideTable(room, state.choiceGuideStart[store]!, first);
    const boost = chain.config.generation.new_movie_boost;
    this.weights = chain.assortments.weight.subarray(first, first + size);
    this.entersDay = chain.assortments.entersDay.subarray(first, first + size);
    this.recentLimit = recentRentalsLimit(this.entersDay.filter((day) => day <= 0).length);
    this.daysToBoost = boost.enabled ? boost.days_to_boost : 0;
    this.extraFactor = boost.boost_factor - 1;
    this.boostedShare = boost.boost_percentage / 100;
    const releases: Release[] = [];
    for (let slot = 0; slot < size; slot++) {
      const releaseDay = chain.films.releaseDay[chain.assortments.film[first + slot]!]! - chain.firstDay;
      if (releaseDay > -this.daysToBoost && releaseDay < chain.openDays) releases.push({ slot, releaseDay });
    }
    this.releases = releases.sort((x, y) => x.releaseDay - y.releaseDay);
    this.boostedSlot = new Int32Array(releases.length);
    this.boostedWeight = new Float64Array(releases.length);
  }

  /**
   * Sets the boost of a day: of the films released in the last `days_to_boost` days, the most popular
   * `boost_percentage` % weigh `boost_factor` times as much, falling linearly to once.
   */
  openDay(day: number): void {
    // An earlier snapshot of the shared state was restored.
    if (day <= this.day) this.reset();
    this.day = day;
    const changed = this.addEntered(day);
    if (this.advanceReleases(day) || changed) this.listRecent();
    this.totalWeight = this.baseWeight;
    this.boosted = Math.ceil(this.recent.length * this.boostedShare);
    for (let i = 0; i < this.boosted; i++) {
      const film = this.recent[i]!;
      const age = day - film.releaseDay;
      const extra = this.weights[film.slot]! * this.extraFactor * (1 - age / this.daysToBoost);
      this.boostedSlot[i] = film.slot;
      this.boostedWeight[i] = extra;
      this.totalWeight += extra;
    }
  }

  private reset(): void {
    this.entered = 0;
    this.baseWeight = 0;
    this.out = 0;
    this.past = 0;
    this.recent = [];
  }

  /** Rebuilds the table if films have entered the assortment; returns whether any have. */
  private addEntered(day: number): boolean {
    const before = this.entered;
    while (this.entered < this.entersDay.length && this.entersDay[this.entered]! <= day) {
      this.baseWeight += this.weights[this.entered]!;
      this.entered++;
    }
    if (this.entered === before) return false;
    this.table.build(this.weights, this.entered);
    return true;
  }

  /** Finds the releases that are recent on a day; returns whether they have changed. */
  private advanceReleases(day: number): boolean {
    const { out, past, releases } = this;
    while (this.out < releases.length && releases[this.out]!.releaseDay <= day) this.out++;
    while (this.past < this.out && releases[this.past]!.releaseDay <= day - this.daysToBoost) this.past++;
    return this.out > out || this.past > past;
  }

  private listRecent(): void {
    const { weights } = this;
    this.recent = this.releases
      .slice(this.past, this.out)
      .filter(({ slot }) => slot < this.entered)
      .sort((x, y) => weights[y.slot]! - weights[x.slot]! || x.slot - y.slot);
  }

  /** The slot that a random word of 31 bits chooses. */
  pick(word: number): number {
    if (this.boosted === 0) return this.table.pick(word);
    let weight = word * UNIT * this.totalWeight;
    if (weight < this.baseWeight) return this.table.pick((weight / this.baseWeight / UNIT) | 0);
    weight -= this.baseWeight;
    for (let i = 0; i < this.boosted; i++) {
      weight -= this.boostedWeight[i]!;
      if (weight < 0) return this.boostedSlot[i]!;
    }
    return this.boostedSlot[this.boosted - 1]!;
  }
}
