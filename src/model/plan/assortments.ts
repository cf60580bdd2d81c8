import type { Config } from '../../config/schema.js';
import type { FilmFacts } from '../catalog/films.js';
import { exactPower } from '../random/power.js';
import { Purpose } from '../random/purpose.js';
import { Stream } from '../random/stream.js';

/** Copies that a store opens with for each title of its range, on average. */
const OPENING_COPIES_PER_TITLE = 2.5;

/** How many copies the chain opens with. */
export function openingCopies(config: Config): number {
  const { films_count, stores_count } = config.generation;
  return Math.max(
    1,
    Math.round(OPENING_COPIES_PER_TITLE * films_count * stores_count * config.simulation.scale_factor),
  );
}

/** The films a store carries, in columns that grow as films come in; the opening films stand first, hits first. */
export class StoreRange {
  readonly films: number[] = [];
  readonly weights: number[] = [];
  /** Day of the run from which customers may wish for the film. */
  readonly entersDay: number[] = [];
  private readonly places = new Map<number, number>();

  /** The place of a film, or -1 where the store does not carry it. */
  placeOf(film: number): number {
    return this.places.get(film) ?? -1;
  }

  /** Takes a film in and gives its place. */
  add(film: number, weight: number, day: number): number {
    const place = this.films.length;
    this.places.set(film, place);
    this.films.push(film);
    this.weights.push(weight);
    this.entersDay.push(day);
    return place;
  }
}

/** How many titles a store opens with: the configured number, or as many as it has copies. */
function rangeSize(config: Config, copies: number): number {
  return Math.min(config.generation.films_count, copies);
}

/**
 * The films a store opens with: the chain's hits fill half of the range and the store's own pick of the rest the
 * other half. Popularity follows Zipf's law over the places of the range.
 */
export function planRange(config: Config, films: FilmFacts, store: number, copies: number): StoreRange {
  const count = films.openingCount;
  const size = Math.min(rangeSize(config, copies), count);
  const byRank = new Int32Array(count);
  for (let film = 0; film < count; film++) byRank[films.rank[film]! - 1] = film;
  const hits = size === count ? size : size - Math.floor(size / 2);
  const stream = new Stream(config.simulation.seed, store, 0, Purpose.storeRange);
  for (let place = hits; place < size; place++) {
    const pick = stream.between(place, count - 1);
    const swapped = byRank[place]!;
    byRank[place] = byRank[pick]!;
    byRank[pick] = swapped;
  }
  const range = new StoreRange();
  const chosen = byRank.slice(0, size).sort((x, y) => films.rank[x]! - films.rank[y]!);
  chosen.forEach((film, place) => {
    range.add(film, popularityAt(config, place), 0);
  });
  return range;
}

/** Zipf's law: the place p from 0 weighs (p + 1)^-alpha. Flat when switched off. */
export function popularityAt(config: Config, place: number): number {
  const { enabled, alpha } = config.generation.rental_distribution;
  return enabled ? 1 / exactPower(place + 1, alpha) : 1;
}

/** The place in a range whose popularity a film has that came out later: its rank, scaled to the range's size. */
export function placeOfRank(config: Config, films: FilmFacts, film: number): number {
  const size = Math.min(config.generation.films_count, films.openingCount);
  return Math.floor(((films.rank[film]! - 1) * size) / films.openingCount);
}
