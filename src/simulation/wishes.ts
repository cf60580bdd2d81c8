import type { AliasTable } from '../random/alias.js';
import { buildAlias, pickAlias } from '../random/alias.js';
import type { Chain } from './chain.js';
import { memoryOf } from './memory.js';

interface Newcomer {
  readonly place: number;
  /** Counted from the first Monday. */
  readonly releaseDay: number;
}

/**
 * What customers of a store wish for: a place of its range, by popularity, with the newest hits on top for a
 * while. The boost is kept beside the table, as a few extra weights, so that the table changes only when films come in.
 */
export class Wishes {
  private table: AliasTable;
  private baseWeight = 0;
  private readonly weights: Float64Array;
  private readonly entersDay: Int32Array;
  /** How many places of the range customers may wish for by now. */
  private entered = 0;
  /** Places of films that are new at some time of the run, most popular first, and the day each came out. */
  private readonly newcomers: readonly Newcomer[];
  /** How many of the films they took the store's customers remember. */
  readonly memory: number;
  private readonly daysToBoost: number;
  private readonly extraFactor: number;
  private readonly boostedShare: number;
  private readonly boostedPlace: Int32Array;
  private readonly boostedWeight: Float64Array;
  private boosted = 0;
  private totalWeight: number;

  constructor(chain: Chain, store: number) {
    const first = chain.ranges.start[store]!;
    const size = chain.ranges.start[store + 1]! - first;
    const boost = chain.config.generation.new_movie_boost;
    this.weights = chain.ranges.weight.subarray(first, first + size);
    this.entersDay = chain.ranges.entersDay.subarray(first, first + size);
    this.memory = memoryOf(this.entersDay.filter((day) => day <= 0).length);
    this.table = buildAlias([]);
    this.totalWeight = 0;
    this.daysToBoost = boost.enabled ? boost.days_to_boost : 0;
    this.extraFactor = boost.boost_factor - 1;
    this.boostedShare = boost.boost_percentage / 100;
    const newcomers: Newcomer[] = [];
    for (let place = 0; place < size; place++) {
      const releaseDay = chain.films.releaseDay[chain.ranges.film[first + place]!]! - chain.firstDay;
      if (releaseDay > -this.daysToBoost && releaseDay < chain.openDays)
        newcomers.push({ place, releaseDay });
    }
    const weights = this.weights;
    this.newcomers = newcomers.sort((x, y) => weights[y.place]! - weights[x.place]! || x.place - y.place);
    this.boostedPlace = new Int32Array(newcomers.length);
    this.boostedWeight = new Float64Array(newcomers.length);
  }

  /**
   * Sets the boost of a day: of the films that came out in the last `days_to_boost` days, the most popular
   * `boost_percentage` % weigh `boost_factor` times as much, falling linearly to once.
   */
  openDay(day: number): void {
    this.letIn(day);
    this.boosted = 0;
    this.totalWeight = this.baseWeight;
    let recent = 0;
    for (const film of this.newcomers) {
      if (this.isRecent(film, day)) recent++;
    }
    let places = Math.ceil(recent * this.boostedShare);
    for (const film of this.newcomers) {
      if (places === 0) break;
      if (!this.isRecent(film, day)) continue;
      const age = day - film.releaseDay;
      const extra = this.weights[film.place]! * this.extraFactor * (1 - age / this.daysToBoost);
      this.boostedPlace[this.boosted] = film.place;
      this.boostedWeight[this.boosted] = extra;
      this.totalWeight += extra;
      this.boosted++;
      places--;
    }
  }

  /** Builds the table anew when films have come into the range. */
  private letIn(day: number): void {
    const before = this.entered;
    while (this.entered < this.entersDay.length && this.entersDay[this.entered]! <= day) {
      this.baseWeight += this.weights[this.entered]!;
      this.entered++;
    }
    if (this.entered > before) this.table = buildAlias(this.weights.subarray(0, this.entered));
  }

  private isRecent(film: Newcomer, day: number): boolean {
    const age = day - film.releaseDay;
    return film.place < this.entered && age >= 0 && age < this.daysToBoost;
  }

  /** The place of the range that a uniform number in [0, 1) wishes for. */
  pick(uniform: number): number {
    if (this.boosted === 0) return pickAlias(this.table, uniform);
    let weight = uniform * this.totalWeight;
    if (weight < this.baseWeight) return pickAlias(this.table, weight / this.baseWeight);
    weight -= this.baseWeight;
    for (let i = 0; i < this.boosted; i++) {
      weight -= this.boostedWeight[i]!;
      if (weight < 0) return this.boostedPlace[i]!;
    }
    return this.boostedPlace[this.boosted - 1]!;
  }
}
