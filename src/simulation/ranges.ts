import type { FilmFacts } from '../catalog/films.js';
import type { Config } from '../config/schema.js';
import { exactPower } from '../random/power.js';
import { Purpose } from '../random/purpose.js';
import { Stream } from '../random/stream.js';

/** Copies that a store opens with for each title of its range, on average. */
export const OPENING_COPIES_PER_TITLE = 2.5;

/** How many copies the chain opens with. */
export function openingCopies(config: Config): number {
  const { films_count, stores_count } = config.generation;
  return Math.max(
    1,
    Math.round(OPENING_COPIES_PER_TITLE * films_count * stores_count * config.simulation.scale_factor),
  );
}

/**
 * The films a store carries, the most popular first: the chain's hits fill half of the range and the store's
 * own pick of the rest the other half. A store with fewer copies than titles carries as many titles as copies.
 */
export function planRange(config: Config, films: FilmFacts, store: number, copies: number): Int32Array {
  const size = Math.min(config.generation.films_count, films.count, copies);
  const byRank = new Int32Array(films.count);
  for (let film = 0; film < films.count; film++) byRank[films.rank[film]! - 1] = film;
  const hits = size === films.count ? size : size - Math.floor(size / 2);
  const stream = new Stream(config.simulation.seed, store, 0, Purpose.storeRange);
  for (let place = hits; place < size; place++) {
    const pick = stream.between(place, films.count - 1);
    const swapped = byRank[place]!;
    byRank[place] = byRank[pick]!;
    byRank[pick] = swapped;
  }
  return byRank.slice(0, size).sort((x, y) => films.rank[x]! - films.rank[y]!);
}

/** Zipf's law over the places of a range: the place p from 0 weighs (p + 1)^-alpha. Flat when switched off. */
export function rangeWeights(config: Config, size: number): Float64Array {
  const { enabled, alpha } = config.generation.rental_distribution;
  const weights = new Float64Array(size).fill(1);
  if (enabled) for (let place = 0; place < size; place++) weights[place] = 1 / exactPower(place + 1, alpha);
  return weights;
}
