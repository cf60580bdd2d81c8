import type { Config } from '../../config/schema.js';
import { DAY } from '../calendar/civil.js';
import { monthNumber } from '../calendar/demand-calendar.js';
import type { FilmFacts } from '../catalog/films.js';
import { genreProfilesOf, indexOfGenre } from '../catalog/genres.js';
import { Purpose, Stream } from '../random/stream.js';
import type { StoreAssortment } from './assortments.js';
import { GrowingColumn } from './columns.js';

/** Purchased copies: the store, the slot, when and why. */
export class PurchaseList {
  private reason = 0;
  readonly storeIndex = new GrowingColumn();
  readonly slot = new GrowingColumn();
  /** Seconds since the first Monday 00:00; negative for the opening stock. */
  readonly boughtSecond = new GrowingColumn();
  /** Indices into `reasons`. */
  readonly reasonIndex = new GrowingColumn();
  readonly reasons: string[] = [];

  /** Sets the reason of the purchases that follow. */
  beginReason(reason: string): void {
    const known = this.reasons.lastIndexOf(reason);
    this.reason = known >= 0 ? known : this.reasons.push(reason) - 1;
  }

  add(store: number, slot: number, second: number): void {
    this.storeIndex.push(store);
    this.slot.push(slot);
    this.boughtSecond.push(second);
    this.reasonIndex.push(this.reason);
  }
}

const ARRIVAL_OPENS = 8 * 3600;
const LAST_ARRIVAL_MINUTE = 110;
const NEW_FILM_DAYS = 30;
const NEW_FILM_SHARE = 0.7;

/**
 * A circle is a group of stores that buy together. It has as many stores as the configured chain, so at scale 1 it is
 * the whole chain.
 */
export interface BuyingCircle {
  readonly firstStore: number;
  readonly assortments: readonly StoreAssortment[];
}

/**
 * Makes one scheduled purchase of a circle. The strategy sets the number of copies per film and the number of genres.
 * Within a genre, films are drawn by popularity, with probability 0.7 from the releases of the last 30 days if there
 * are any. Only stores that carry a film get copies of it.
 *
 * @param quotas - the number of copies that each store of the circle gets
 */
export function buyAddition(
  purchases: PurchaseList,
  config: Config,
  films: FilmFacts,
  circle: BuyingCircle,
  quotas: Int32Array,
  week: number,
  firstDay: number,
): void {
  const stream = new Stream(config.simulation.seed, circle.firstStore, week, Purpose.purchase);
  const terms = config.inventory_purchasing[config.inventory_purchasing.strategy];
  const genres = chooseGenres(config, stream, firstDay + week * 7);
  const bought = new Set<number>();
  const left = quotas.slice();
  for (let turn = 0; ; turn++) {
    const buyer = indexOfLargest(left);
    if (left[buyer] === 0) return;
    const genre = genres[turn % genres.length]!;
    const film = chooseFilm(films, circle, buyer, genre, bought, firstDay + week * 7, stream);
    bought.add(film);
    const second = week * 7 * DAY + ARRIVAL_OPENS + Math.min(turn, LAST_ARRIVAL_MINUTE) * 60;
    let copies = stream.between(terms.inventory_per_film[0], terms.inventory_per_film[1]);
    const slots = circle.assortments.map((assortment) => assortment.slotOf(film));
    for (let store = buyer; copies > 0; store = (store + 1) % slots.length) {
      if (slots.every((slot, index) => slot < 0 || left[index] === 0)) break;
      if (slots[store]! < 0 || left[store] === 0) continue;
      purchases.add(circle.firstStore + store, slots[store]!, second);
      left[store]! -= 1;
      copies--;
    }
  }
}

function indexOfLargest(values: Int32Array): number {
  let largest = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[largest]!) largest = i;
  return largest;
}

/** The genres of a purchase: the strategy's share of the eligible ones, in random order. */
function chooseGenres(config: Config, stream: Stream, day: number): number[] {
  const { strategy } = config.inventory_purchasing;
  const terms = config.inventory_purchasing[strategy];
  const quarter = `Q${Math.floor((monthNumber(day) % 12) / 3) + 1}` as 'Q1' | 'Q2' | 'Q3' | 'Q4';
  const preferred = terms.seasonal_preferences?.[quarter] ?? [];
  const genres = genreProfilesOf(config);
  const named = preferred.map((name) => indexOfGenre(genres, name));
  const eligible = named.length > 0 ? named : genres.map((_, index) => index);
  for (let i = eligible.length - 1; i > 0; i--) {
    const other = stream.below(i + 1);
    const moved = eligible[i]!;
    eligible[i] = eligible[other]!;
    eligible[other] = moved;
  }
  const count = Math.max(1, Math.round(eligible.length * terms.diversification_factor));
  return eligible.slice(0, count);
}

/** Chooses a film of the buyer's assortment by popularity: of the genre and not yet bought if possible, else any. */
function chooseFilm(
  films: FilmFacts,
  circle: BuyingCircle,
  buyer: number,
  genre: number,
  bought: ReadonlySet<number>,
  day: number,
  stream: Stream,
): number {
  const wantsNew = stream.unit() < NEW_FILM_SHARE;
  const uniform = stream.unit();
  const isNew = (film: number) => {
    const age = day - films.releaseDay[film]!;
    return age >= 0 && age < NEW_FILM_DAYS;
  };
  const ofGenre = (film: number) => films.categoryIndex[film] === genre;
  const fresh = (film: number) => !bought.has(film);
  const filters: ((film: number) => boolean)[] = [
    (film) => fresh(film) && ofGenre(film),
    (film) => ofGenre(film),
    fresh,
    () => true,
  ];
  if (wantsNew) filters.unshift((film) => fresh(film) && ofGenre(film) && isNew(film));
  const assortment = circle.assortments[buyer]!;
  for (const filter of filters) {
    const slot = drawSlot(assortment, filter, uniform);
    if (slot >= 0) return assortment.films[slot]!;
  }
  return assortment.films[0]!;
}

/** Draws a slot by popularity among the films that a filter accepts; -1 if there are none. */
function drawSlot({ films, weights }: StoreAssortment, accepts: (film: number) => boolean, uniform: number): number {
  let sum = 0;
  for (let slot = 0; slot < films.length; slot++) if (accepts(films[slot]!)) sum += weights[slot]!;
  if (sum === 0) return -1;
  let target = uniform * sum;
  let last = -1;
  for (let slot = 0; slot < films.length; slot++) {
    if (!accepts(films[slot]!)) continue;
    last = slot;
    target -= weights[slot]!;
    if (target < 0) return slot;
  }
  return last;
}
