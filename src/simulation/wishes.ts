import type { AliasTable } from '../random/alias.js';
import { buildAlias, pickAlias } from '../random/alias.js';
import type { Chain } from './chain.js';

/**
 * What customers of a store wish for: a place of its range, by popularity, with the newest hits on top for a
 * while. The boost is kept beside the table, as a few extra weights, so that the table never changes.
 */
export class Wishes {
  private readonly table: AliasTable;
  private readonly baseWeight: number;
  private readonly weights: Float64Array;
  /** Places of films that are new at some time of the run, most popular first, and the day each came out. */
  private readonly newcomers: readonly { place: number; releaseDay: number }[];
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
    this.weights = chain.ranges.weights.subarray(0, size);
    this.table = buildAlias(this.weights);
    this.baseWeight = this.weights.reduce((sum, weight) => sum + weight, 0);
    this.totalWeight = this.baseWeight;
    this.daysToBoost = boost.enabled ? boost.days_to_boost : 0;
    this.extraFactor = boost.boost_factor - 1;
    this.boostedShare = boost.boost_percentage / 100;
    const newcomers: { place: number; releaseDay: number }[] = [];
    for (let place = 0; place < size; place++) {
      const releaseDay = chain.films.releaseDay[chain.ranges.film[first + place]!]! - chain.firstDay;
      if (releaseDay > -this.daysToBoost && releaseDay < chain.openDays)
        newcomers.push({ place, releaseDay });
    }
    this.newcomers = newcomers;
    this.boostedPlace = new Int32Array(newcomers.length);
    this.boostedWeight = new Float64Array(newcomers.length);
  }

  /**
   * Sets the boost of a day: of the films that came out in the last `days_to_boost` days, the most popular
   * `boost_percentage` % weigh `boost_factor` times as much, falling linearly to once.
   */
  openDay(day: number): void {
    this.boosted = 0;
    this.totalWeight = this.baseWeight;
    let recent = 0;
    for (const film of this.newcomers) {
      if (film.releaseDay <= day && day - film.releaseDay < this.daysToBoost) recent++;
    }
    let places = Math.ceil(recent * this.boostedShare);
    for (const film of this.newcomers) {
      const age = day - film.releaseDay;
      if (places === 0) break;
      if (age < 0 || age >= this.daysToBoost) continue;
      const extra = this.weights[film.place]! * this.extraFactor * (1 - age / this.daysToBoost);
      this.boostedPlace[this.boosted] = film.place;
      this.boostedWeight[this.boosted] = extra;
      this.totalWeight += extra;
      this.boosted++;
      places--;
    }
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
