import type { Config } from '../../config/schema.js';
import { civilDate, epochDayOf } from '../calendar/civil.js';
import { Purpose, Stream } from '../random/stream.js';

import { genreProfilesOf } from './genres.js';
import { pickWeighted, shuffledIndexes } from './pick.js';

/** The years that the catalogue covers at the opening, which is in the last of them. */
const CATALOGUE_YEARS = 10;

/** The films' columns that the simulation uses. Film i has film_id i + 1. */
export interface FilmFacts {
  readonly count: number;
  /** The number of films in the opening catalogue. The others are released during the run. */
  readonly openingCount: number;
  /** Popularity from 1, the most popular, to openingCount. Later releases share ranks with opening films. */
  readonly rank: Int32Array;
  readonly rentalDurationDays: Int32Array;
  readonly rentalRateCents: Int32Array;
  readonly lengthMinutes: Int32Array;
  readonly replacementCostCents: Int32Array;
  /** Index among the chain's genres, see genreProfilesOf. */
  readonly categoryIndex: Int32Array;
  readonly releaseYear: Int32Array;
  /** A day of the release year; in the opening year it may lie after the opening. */
  readonly releaseDay: Int32Array;
}

/** The number of opening films; it grows with the square root of a scale factor above 1. */
export function filmCount(config: Config): number {
  const { films_count } = config.generation;
  const scale = config.simulation.scale_factor;
  return scale <= 1 ? films_count : Math.round(films_count * Math.sqrt(scale));
}

/** The number of films released during the run. */
function releaseCount(config: Config): number {
  const { film_release_strategy, total_weeks } = config.master_simulation;
  return (film_release_strategy?.market_weekly_releases ?? 0) * total_weeks;
}

/**
 * Plans the catalogue: the opening films, then each week's releases. Except for an opening film's rank, a film depends
 * on the seed and its id only, so a larger catalogue begins with the smaller one.
 *
 * @param startDay - the epoch day of the first Monday; its calendar year is the opening year
 */
export function planFilms(config: Config, startDay: number): FilmFacts {
  const { generation } = config;
  const { seed } = config.simulation;
  const openingCount = filmCount(config);
  const films = createColumns(openingCount + releaseCount(config), openingCount);
  const openingYear = Math.floor(civilDate(startDay) / 10_000);
  const rates = pricePoints(generation.film_rental_rate_min, generation.film_rental_rate_max);
  const costs = pricePoints(generation.film_replacement_cost_min, generation.film_replacement_cost_max);
  const weights = genreProfilesOf(config).map((profile) => profile.weight);
  const firstGenres = shuffledIndexes(new Stream(seed, 0, 0, Purpose.filmGenreOrder), weights.length);

  const byRank = shuffledIndexes(new Stream(seed, 0, 0, Purpose.filmRank), openingCount);
  byRank.forEach((film, place) => {
    films.rank[film] = place + 1;
  });

  for (let film = 0; film < films.count; film++) {
    const stream = new Stream(seed, film, 0, Purpose.filmFacts);
    films.rentalDurationDays[film] = stream.between(generation.rental_duration_min, generation.rental_duration_max);
    films.lengthMinutes[film] = drawMiddling(stream, generation.film_length_min, generation.film_length_max);
    films.categoryIndex[film] = firstGenres[film] ?? pickWeighted(stream, weights);
    const age = Math.floor(Math.min(stream.unit(), stream.unit()) * CATALOGUE_YEARS);
    const releaseYear = openingYear - age;
    const newYear = epochDayOf(releaseYear, 1, 1);
    films.releaseYear[film] = releaseYear;
    films.releaseDay[film] = newYear + stream.below(epochDayOf(releaseYear + 1, 1, 1) - newYear);
    const cheapness = stream.unit() * stream.unit();
    const isNew = age === 0 || film >= openingCount;
    films.rentalRateCents[film] = rates.at(isNew ? 1 - cheapness : cheapness);
    films.replacementCostCents[film] = costs.at(stream.unit());
    if (film < openingCount) continue;
    const weekly = config.master_simulation.film_release_strategy?.market_weekly_releases ?? 1;
    const release = film - openingCount;
    films.releaseDay[film] =
      startDay + Math.floor(release / weekly) * 7 + Math.floor(((release % weekly) * 7) / weekly);
    films.releaseYear[film] = Math.floor(civilDate(films.releaseDay[film] ?? startDay) / 10_000);
    films.rank[film] = 1 + stream.below(openingCount);
  }
  return films;
}

function createColumns(count: number, openingCount: number): FilmFacts {
  return {
    count,
    openingCount,
    rank: new Int32Array(count),
    rentalDurationDays: new Int32Array(count),
    rentalRateCents: new Int32Array(count),
    lengthMinutes: new Int32Array(count),
    replacementCostCents: new Int32Array(count),
    categoryIndex: new Int32Array(count),
    releaseYear: new Int32Array(count),
    releaseDay: new Int32Array(count),
  };
}

/** The possible prices between two amounts: those that end in .99, or any if there are none. */
function pricePoints(min: number, max: number): { at(position: number): number } {
  const minCents = Math.round(min * 100);
  const maxCents = Math.round(max * 100);
  const first = minCents + ((199 - (minCents % 100)) % 100);
  const step = first <= maxCents ? 100 : 1;
  const from = first <= maxCents ? first : minCents;
  const last = Math.floor((maxCents - from) / step);
  return { at: (position) => from + step * Math.min(Math.floor(position * (last + 1)), last) };
}

/** A whole number from min to max; the middle is more likely than the ends. */
function drawMiddling(stream: Stream, min: number, max: number): number {
  return min + Math.floor(((stream.unit() + stream.unit()) / 2) * (max - min + 1));
}
