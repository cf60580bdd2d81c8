import type { PurchaseStrategy } from '../../config/purchase-strategies.js';
import type { Config } from '../../config/schema.js';
import { parseDay } from '../../model/calendar/civil.js';
import { monthNumber } from '../../model/calendar/demand-calendar.js';
import type { Stream } from '../../model/random/stream.js';
import { rentalsOf, type Stock, type StockFilm, type StockStore } from './stock.js';

/** The terms on which a strategy buys. */
export type Terms = Config['inventory_purchasing'][PurchaseStrategy];

/** Copies of a film for a store. */
export interface PurchaseLine {
  readonly film: StockFilm;
  readonly store: StockStore;
  readonly copies: number;
}

/** The films and stores that a purchase may choose from, and its terms. */
export interface Buying {
  readonly stock: Stock;
  readonly films: readonly StockFilm[];
  readonly stores: readonly StockStore[];
  readonly terms: Terms;
  /** ISO date of the purchase. */
  readonly date: string;
  /** The stores that may buy a film. */
  readonly takers: ReadonlyMap<StockFilm, readonly StockStore[]>;
}

const NEW_FILM_DAYS = 30;
const NEW_FILM_SHARE = 0.7;

/** Chooses the genres of a purchase: the strategy's share of the eligible ones, in random order. */
export function chooseGenres(
  { films, terms, date }: Pick<Buying, 'films' | 'terms' | 'date'>,
  stream: Stream,
): string[] {
  const present = [...new Set(films.map(genreOf))].sort();
  const quarter = `Q${Math.floor((monthNumber(parseDay(date)) % 12) / 3) + 1}` as 'Q1' | 'Q2' | 'Q3' | 'Q4';
  const preferred = terms.seasonal_preferences?.[quarter] ?? [];
  const named = preferred.flatMap((name) => present.find((genre) => genre.toLowerCase() === name.toLowerCase()) ?? []);
  const inReach = shuffle(named.length > 0 ? named : present, stream);
  return inReach.slice(0, Math.max(1, Math.round(inReach.length * terms.diversification_factor)));
}

/**
 * Buys by the strategy, genre by genre. In each genre it draws a film by popularity, with probability 0.7 from the
 * releases of the last 30 days if there are any. The strategy's range sets the number of copies of each film. Stores
 * buy in turn.
 *
 * @param quotas - the copies of each store; without quotas, every genre gets one film
 */
export function buyByStrategy(
  buying: Buying,
  stream: Stream,
  quotas: ReadonlyMap<StockStore, number> | undefined,
): PurchaseLine[] {
  const { stock, films, stores, terms } = buying;
  const genres = chooseGenres(buying, stream);
  const bought = new Map<StockFilm, Map<StockStore, number>>();
  const left = new Map(stores.map((store) => [store, quotas?.get(store) ?? Number.POSITIVE_INFINITY]));
  const leftOf = (store: StockStore) => left.get(store) ?? 0;
  const popularity = new Map(films.map((film) => [film, 1 + rentalsOf(stock, film, stores)]));
  const [least, most] = terms.inventory_per_film;
  for (let turn = 0; quotas !== undefined || turn < genres.length; turn++) {
    const inTurn = stores.map((_, at) => stores[(turn + at) % stores.length] as StockStore);
    const buyer = inTurn.reduce((best, store) => (leftOf(store) > leftOf(best) ? store : best));
    if (leftOf(buyer) === 0) break;
    const film = chooseFilm(buying, buyer, genres[turn % genres.length] ?? '', bought, popularity, stream);
    if (film === undefined) {
      left.set(buyer, 0);
      continue;
    }
    const ofFilm = bought.get(film) ?? new Map<StockStore, number>();
    bought.set(film, ofFilm);
    const takers = startingWith(buyer, buying.takers.get(film) ?? []);
    for (let copies = stream.between(least, most), at = 0; copies > 0; copies--) {
      const open = takers.filter((store) => leftOf(store) > 0);
      const taker = open[at++ % open.length];
      if (taker === undefined) break;
      left.set(taker, leftOf(taker) - 1);
      ofFilm.set(taker, (ofFilm.get(taker) ?? 0) + 1);
    }
  }
  return [...bought].flatMap(([film, ofFilm]) => [...ofFilm].map(([store, copies]) => ({ film, store, copies })));
}

export function genreOf(film: StockFilm): string {
  return film.genre ?? '';
}

/** Draws a film by popularity: if possible a new one of the genre that is not bought yet, else any. */
function chooseFilm(
  { films, date, takers }: Buying,
  buyer: StockStore,
  genre: string,
  bought: ReadonlyMap<StockFilm, unknown>,
  popularity: ReadonlyMap<StockFilm, number>,
  stream: Stream,
): StockFilm | undefined {
  const wantsNew = stream.unit() < NEW_FILM_SHARE;
  const uniform = stream.unit();
  const today = parseDay(date);
  const inReach = films.filter((film) => takers.get(film)?.includes(buyer));
  const ofGenre = inReach.filter((film) => genreOf(film) === genre);
  const fresh = ofGenre.filter((film) => !bought.has(film));
  const isNew = ({ releasedOn }: StockFilm) => releasedOn !== undefined && today - parseDay(releasedOn) < NEW_FILM_DAYS;
  const preferences = [wantsNew ? fresh.filter(isNew) : [], fresh, ofGenre, inReach];
  const found = preferences.find((some) => some.length > 0);
  return found && pickWeighted(found, popularity, uniform);
}

function pickWeighted(
  films: readonly StockFilm[],
  weights: ReadonlyMap<StockFilm, number>,
  uniform: number,
): StockFilm | undefined {
  let target = uniform * films.reduce((sum, film) => sum + (weights.get(film) ?? 0), 0);
  return (
    films.find((film) => {
      target -= weights.get(film) ?? 0;
      return target < 0;
    }) ?? films.at(-1)
  );
}

function startingWith(first: StockStore, stores: readonly StockStore[]): readonly StockStore[] {
  const at = stores.indexOf(first);
  return [...stores.slice(at), ...stores.slice(0, at)];
}

function shuffle(items: readonly string[], stream: Stream): string[] {
  const rest = [...items];
  return items.map(() => rest.splice(stream.below(rest.length), 1)[0] ?? '');
}
