import type { Config } from '../../config/schema.js';
import type { FilmFacts } from '../catalog/films.js';
import { exactPower } from '../random/power.js';
import { Purpose, Stream } from '../random/stream.js';

/** The mean number of copies that a store opens with per title. */
const OPENING_COPIES_PER_TITLE = 2.5;

/** The number of copies that the chain opens with. */
export function openingCopies(config: Config): number {
  const { films_count, stores_count } = config.generation;
  return Math.max(
    1,
    Math.round(OPENING_COPIES_PER_TITLE * films_count * stores_count * config.simulation.scale_factor),
  );
}

/**
 * The films that a store carries, by slot, in columns that grow as films enter. The opening films come first, hits
 * first.
 */
export class StoreAssortment {
  readonly films: number[] = [];
  /** Popularity when new. */
  readonly weights: number[] = [];
  /** Copies bought so far. */
  readonly copies: number[] = [];
  /** Day of the run from which customers may ask for the film. */
  readonly entersDay: number[] = [];
  private readonly slotOfFilm = new Map<number, number>();

  /** The slot of a film; -1 if the store does not carry it. */
  slotOf(film: number): number {
    return this.slotOfFilm.get(film) ?? -1;
  }

  /** Adds a film and returns its slot. */
  add(film: number, weight: number, day: number): number {
    const slot = this.films.length;
    this.slotOfFilm.set(film, slot);
    this.films.push(film);
    this.weights.push(weight);
    this.copies.push(0);
    this.entersDay.push(day);
    return slot;
  }
}

/** The number of titles that a store opens with: the configured number, but no more than its copies. */
function assortmentSize(config: Config, copies: number): number {
  return Math.min(config.generation.films_count, copies);
}

/**
 * The films that a store opens with: half of them are the chain's hits, the others the store's own choice of the rest.
 * Popularity follows Zipf's law over the slots.
 */
export function planAssortment(config: Config, films: FilmFacts, store: number, copies: number): StoreAssortment {
  const count = films.openingCount;
  const size = Math.min(assortmentSize(config, copies), count);
  const byRank = new Int32Array(count);
  for (let film = 0; film < count; film++) byRank[films.rank[film]! - 1] = film;
  const hits = size === count ? size : size - Math.floor(size / 2);
  const stream = new Stream(config.simulation.seed, store, 0, Purpose.storeAssortment);
  for (let slot = hits; slot < size; slot++) {
    const pick = stream.between(slot, count - 1);
    const swapped = byRank[slot]!;
    byRank[slot] = byRank[pick]!;
    byRank[pick] = swapped;
  }
  const assortment = new StoreAssortment();
  const chosen = byRank.slice(0, size).sort((x, y) => films.rank[x]! - films.rank[y]!);
  chosen.forEach((film, slot) => {
    assortment.add(film, popularityAt(config, slot), 0);
  });
  return assortment;
}

/** Zipf's law: slot s from 0 weighs (s + 1)^-alpha; all slots weigh 1 if it is disabled. */
export function popularityAt(config: Config, slot: number): number {
  const { enabled, alpha } = config.generation.rental_distribution;
  return enabled ? 1 / exactPower(slot + 1, alpha) : 1;
}

/** The slot whose popularity a later release gets: its rank, scaled to the size of an assortment. */
export function slotOfRank(config: Config, films: FilmFacts, film: number): number {
  const size = Math.min(config.generation.films_count, films.openingCount);
  return Math.floor(((films.rank[film]! - 1) * size) / films.openingCount);
}
