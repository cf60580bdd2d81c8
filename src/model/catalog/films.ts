import type { Config } from '../../config/schema.js';
import { civilDate } from '../calendar/civil.js';
import { Purpose, Stream } from '../random/stream.js';

import { genreProfilesOf } from './genres.js';
import { pickWeighted, shuffledIndexes } from './pick.js';

/** The years that the catalogue covers at the opening, which is in the last of them. */
const CATALOGUE_YEARS = 10;
const PRICE_TIERS = 5;
const CLASSIC_SHARE = 0.06;

/** The middle of a genre's runtimes, between the shortest (0) and the longest (1) that are configured. */
const RUNTIMES: Readonly<Record<string, number>> = {
  Action: 0.32,
  Adventure: 0.38,
  Animation: 0.1,
  Comedy: 0.2,
  Documentary: 0.15,
  Drama: 0.35,
  Family: 0.15,
  Horror: 0.15,
  Romance: 0.27,
};
const USUAL_RUNTIME = 0.28;
const RUNTIME_SPREAD = 0.14;
const EPIC_RUNTIME = 0.72;
/** The share of epics. */
const EPIC_SHARES: Readonly<Record<string, number>> = { Adventure: 0.08, Drama: 0.08, Fantasy: 0.12, Western: 0.1 };

/** The films' columns that the simulation uses. Film i has film_id i + 1. */
export interface FilmFacts {
  readonly count: number;
  /** The number of films in the opening catalogue. The others come out during the run. */
  readonly openingCount: number;
  /** Popularity when new, from 1, the most popular, to openingCount. Later releases share ranks with opening films. */
  readonly rank: Int32Array;
  readonly rentalDurationDays: Int32Array;
  readonly rentalRateCents: Int32Array;
  readonly lengthMinutes: Int32Array;
  readonly replacementCostCents: Int32Array;
  /** Index among the chain's genres, see genreProfilesOf. */
  readonly categoryIndex: Int32Array;
  readonly releaseYear: Int32Array;
  /** Epoch day. */
  readonly releaseDay: Int32Array;
  /** Of a thousand people who want the film when it is new, how many want it once it is old. */
  readonly classicPermille: Int32Array;
}

/** The number of opening films; it grows with the square root of a scale factor above 1. */
export function filmCount(config: Config): number {
  const { films_count } = config.generation;
  const scale = config.simulation.scale_factor;
  return scale <= 1 ? films_count : Math.round(films_count * Math.sqrt(scale));
}

/** A film that comes out during the run, in a batch of others. */
export interface Release {
  /** Counted from the first Monday. */
  readonly day: number;
  /** Its position in the batch, and how many films the batch has. */
  readonly position: number;
  readonly size: number;
}

/**
 * Plans the catalogue: the opening films, then the releases. Except for an opening film's rank, a film depends on the
 * seed, its id and its batch only, so a larger catalogue begins with the smaller one.
 *
 * @param startDay - the epoch day of the first Monday; its calendar year is the opening year
 */
export function planFilms(config: Config, startDay: number, releases: readonly Release[]): FilmFacts {
  const { seed } = config.simulation;
  const openingCount = filmCount(config);
  const films = createColumns(openingCount + releases.length, openingCount);
  const terms = createTermsDraw(config);
  const genres = genreProfilesOf(config);
  const weights = genres.map((profile) => profile.weight);
  const firstGenres = shuffledIndexes(new Stream(seed, 0, 0, Purpose.filmGenreOrder), weights.length);
  const byRank = shuffledIndexes(new Stream(seed, 0, 0, Purpose.filmRank), openingCount);
  byRank.forEach((film, place) => {
    films.rank[film] = place + 1;
  });
  let batchOrder: Int32Array = new Int32Array(0);
  for (let film = 0; film < films.count; film++) {
    const stream = new Stream(seed, film, 0, Purpose.filmFacts);
    films.categoryIndex[film] = firstGenres[film] ?? pickWeighted(stream, weights);
    const release = releases[film - openingCount];
    if (release === undefined) {
      films.releaseDay[film] = drawPastRelease(stream, startDay);
    } else {
      films.releaseDay[film] = startDay + release.day;
      if (release.position === 0) {
        batchOrder = shuffledIndexes(new Stream(seed, film, 1, Purpose.filmRank), release.size);
      }
      films.rank[film] = drawReleaseRank(stream, batchOrder[release.position]!, release.size, openingCount);
    }
    films.releaseYear[film] = Math.floor(civilDate(films.releaseDay[film]!) / 10_000);
    const age = release === undefined ? startDay - films.releaseDay[film]! : -1;
    const { rateCents, durationDays, costCents } = terms(stream, age, (films.rank[film]! - 1) / openingCount);
    films.rentalRateCents[film] = rateCents;
    films.rentalDurationDays[film] = durationDays;
    films.replacementCostCents[film] = costCents;
    films.lengthMinutes[film] = drawRuntime(config, stream, genres[films.categoryIndex[film]!]!.name);
    films.classicPermille[film] = drawClassic(stream);
  }
  return films;
}

/** The release day of an opening film: at most CATALOGUE_YEARS before the opening, and mostly in the last of them. */
function drawPastRelease(stream: Stream, startDay: number): number {
  const years = Math.min(stream.unit(), stream.unit()) * CATALOGUE_YEARS;
  return startDay - 30 - Math.floor(years * 365);
}

/** A batch of releases has a hit or two, and many that few people want: the ranks are the squares of even steps. */
function drawReleaseRank(stream: Stream, place: number, size: number, ranks: number): number {
  const step = (place + stream.unit()) / size;
  return 1 + Math.floor(step * step * ranks);
}

/** Of a thousand people who want a film when it is new, how many want it once it is old: a few become classics. */
function drawClassic(stream: Stream): number {
  return stream.unit() < CLASSIC_SHARE ? stream.between(150, 300) : stream.between(30, 80);
}

/** What a film costs, and for how long it may be kept. */
interface Terms {
  readonly rateCents: number;
  readonly durationDays: number;
  readonly costCents: number;
}

/**
 * Returns a function that draws a film's terms. New and wanted films are in the upper of five price tiers and are due
 * soon, old ones cost less and may be kept longer.
 *
 * The function's arguments: `age` in days at the opening, below 0 for a film that comes out later; `fame` from 0, the
 * most wanted, to 1.
 */
function createTermsDraw({ generation }: Config): (stream: Stream, age: number, fame: number) => Terms {
  const { rental_duration_min: shortest, rental_duration_max: longest } = generation;
  const rates = pricePoints(generation.film_rental_rate_min, generation.film_rental_rate_max);
  const costs = pricePoints(generation.film_replacement_cost_min, generation.film_replacement_cost_max);
  const halfSpan = Math.floor((longest - shortest) / 2);
  return (stream, age, fame) => {
    const newness = age < 0 ? 1.5 : age < 365 ? 1.1 : age < 3 * 365 ? 0.5 : 0;
    const tier = Math.floor(newness + (1 - fame) * 2.6 + stream.unit() * 1.2 - 0.1);
    const isNew = age < 365;
    return {
      rateCents: rates.at(Math.max(0, Math.min(tier, PRICE_TIERS - 1)) / (PRICE_TIERS - 1)),
      durationDays: isNew
        ? shortest + Math.min(halfSpan, 1 + stream.below(2))
        : longest - (stream.unit() < 0.25 ? Math.min(halfSpan, 1) : 0),
      costCents: costs.at((newness / 1.5 + stream.unit()) / 2),
    };
  };
}

/** A runtime in whole minutes, which depends on the genre; a few films are epics. */
function drawRuntime({ generation }: Config, stream: Stream, genre: string): number {
  const { film_length_min: min, film_length_max: max } = generation;
  const isEpic = stream.unit() < (EPIC_SHARES[genre] ?? 0);
  const middle = isEpic ? EPIC_RUNTIME : (RUNTIMES[genre] ?? USUAL_RUNTIME);
  const spread = stream.unit() + stream.unit() - 1;
  return Math.round(min + (max - min) * Math.max(0, Math.min(1, middle + spread * RUNTIME_SPREAD)));
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
    classicPermille: new Int32Array(count),
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
