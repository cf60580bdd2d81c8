import type { Config } from '../../config/schema.js';
import { DAY } from '../calendar/civil.js';
import { monthNumber } from '../calendar/season.js';
import type { FilmFacts } from '../catalog/films.js';
import { genreProfilesOf, indexOfGenre } from '../catalog/genres.js';
import { Purpose } from '../random/purpose.js';
import { Stream } from '../random/stream.js';
import type { StoreRange } from './assortments.js';
import type { PurchaseList } from './purchase-list.js';

const ARRIVAL_OPENS = 8 * 3600;
const LAST_ARRIVAL_MINUTE = 110;
const NEW_FILM_DAYS = 30;
const NEW_FILM_SHARE = 0.7;

/** Stores that buy together, as many as the configured chain has: at scale 1 the whole chain. */
export interface BuyingCircle {
  readonly firstStore: number;
  readonly ranges: readonly StoreRange[];
}

/**
 * Spends one scheduled purchase of a circle. The strategy says how many copies of a film are bought at once and
 * how many genres the purchase spreads over; within a genre popular films are likelier, and films of the last
 * 30 days take 70 % where there are any. Only stores that carry a film get copies of it.
 *
 * @param quotas - copies each store of the circle is to get, all of which it gets
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
    const places = circle.ranges.map((range) => range.placeOf(film));
    for (let store = buyer; copies > 0; store = (store + 1) % places.length) {
      if (places.every((place, index) => place < 0 || left[index] === 0)) break;
      if (places[store]! < 0 || left[store] === 0) continue;
      purchases.add(circle.firstStore + store, places[store]!, second);
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

/** The genres a purchase spreads over: the strategy's share of those in reach, in random order. */
function chooseGenres(config: Config, stream: Stream, day: number): number[] {
  const { strategy } = config.inventory_purchasing;
  const terms = config.inventory_purchasing[strategy];
  const quarter = `Q${Math.floor((monthNumber(day) % 12) / 3) + 1}` as 'Q1' | 'Q2' | 'Q3' | 'Q4';
  const preferred = terms.seasonal_preferences?.[quarter] ?? [];
  const genres = genreProfilesOf(config);
  const named = preferred.map((name) => indexOfGenre(genres, name));
  const inReach = named.length > 0 ? named : genres.map((_, index) => index);
  for (let i = inReach.length - 1; i > 0; i--) {
    const other = stream.below(i + 1);
    const moved = inReach[i]!;
    inReach[i] = inReach[other]!;
    inReach[other] = moved;
  }
  const count = Math.max(1, Math.round(inReach.length * terms.diversification_factor));
  return inReach.slice(0, count);
}

/** A film of the buyer's range by popularity: of the genre and not bought yet where possible, else any. */
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
  const wishes: ((film: number) => boolean)[] = [
    (film) => fresh(film) && ofGenre(film),
    (film) => ofGenre(film),
    fresh,
    () => true,
  ];
  if (wantsNew) wishes.unshift((film) => fresh(film) && ofGenre(film) && isNew(film));
  const range = circle.ranges[buyer]!;
  for (const wish of wishes) {
    const place = weightedPlace(range, wish, uniform);
    if (place >= 0) return range.films[place]!;
  }
  return range.films[0]!;
}

function weightedPlace(
  { films, weights }: StoreRange,
  wish: (film: number) => boolean,
  uniform: number,
): number {
  let sum = 0;
  for (let place = 0; place < films.length; place++) if (wish(films[place]!)) sum += weights[place]!;
  if (sum === 0) return -1;
  let target = uniform * sum;
  let last = -1;
  for (let place = 0; place < films.length; place++) {
    if (!wish(films[place]!)) continue;
    last = place;
    target -= weights[place]!;
    if (target < 0) return place;
  }
  return last;
}
