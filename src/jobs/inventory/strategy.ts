import type { Config } from '../../config/schema.js';
import { parseDay } from '../../model/calendar/civil.js';
import { monthNumber } from '../../model/calendar/demand-calendar.js';
import type { Stream } from '../../model/random/stream.js';
import { type Choice, type Lot, rentalsOf, type Stock, type StockFilm, type StockStore } from './stock.js';

export type Terms = Config['inventory_purchasing']['aggressive'];

/** A buyer's task: what may be bought, by which terms, when. */
export interface Errand {
  readonly stock: Stock;
  readonly choice: Choice;
  readonly terms: Terms;
  /** ISO date of the purchase. */
  readonly date: string;
  /** The stores among the choice's that may buy a film. */
  readonly takers: (film: StockFilm) => readonly StockStore[];
}

const NEW_FILM_DAYS = 30;
const NEW_FILM_SHARE = 0.7;

/** The genres that a purchase spreads over: the strategy's share of those in reach, in random order. */
export function chooseGenres({ choice, terms, date }: Errand, stream: Stream): string[] {
  const present = [...new Set(choice.films.map(genreOf))].sort();
  const quarter = `Q${Math.floor((monthNumber(parseDay(date)) % 12) / 3) + 1}` as 'Q1' | 'Q2' | 'Q3' | 'Q4';
  const preferred = terms.seasonal_preferences?.[quarter] ?? [];
  const named = preferred.flatMap((name) => present.find((genre) => genre.toLowerCase() === name.toLowerCase()) ?? []);
  const inReach = shuffle(named.length > 0 ? named : present, stream);
  return inReach.slice(0, Math.max(1, Math.round(inReach.length * terms.diversification_factor)));
}

/**
 * Buys as the strategy does: genre by genre, in each a film by popularity, 70 % of them from the last 30 days
 * where there are any, and of each film as many copies as the strategy's range says, one store after the other.
 *
 * @param quotas - copies that each store is to get, all of which it gets; without them every genre gets one film
 */
export function buyByStrategy(errand: Errand, stream: Stream, quotas: ReadonlyMap<number, number> | undefined): Lot[] {
  const { stock, choice, terms } = errand;
  const genres = chooseGenres(errand, stream);
  const basket = new Map<StockFilm, Map<StockStore, number>>();
  const left = new Map(choice.stores.map((store) => [store, quotas?.get(store.id) ?? Number.POSITIVE_INFINITY]));
  const popularity = new Map(choice.films.map((film) => [film, 1 + rentalsOf(stock, film, choice.stores)]));
  const [least, most] = terms.inventory_per_film;
  for (let turn = 0; quotas !== undefined || turn < genres.length; turn++) {
    const buyer = neediest(choice.stores, left, turn);
    if (buyer === undefined) break;
    const film = chooseFilm(errand, buyer, genres[turn % genres.length] ?? '', basket, popularity, stream);
    if (film === undefined) {
      left.set(buyer, 0);
      continue;
    }
    const takers = startingWith(buyer, errand.takers(film)).filter((store) => (left.get(store) ?? 0) > 0);
    for (let copies = stream.between(least, most), at = 0; copies > 0; copies--) {
      const open = takers.filter((store) => (left.get(store) ?? 0) > 0);
      const taker = open[at++ % open.length];
      if (taker === undefined) break;
      left.set(taker, (left.get(taker) ?? 0) - 1);
      const shelves = basket.get(film) ?? new Map<StockStore, number>();
      basket.set(film, shelves.set(taker, (shelves.get(taker) ?? 0) + 1));
    }
  }
  return [...basket].flatMap(([film, shelves]) => [...shelves].map(([store, copies]) => ({ film, store, copies })));
}

export function genreOf(film: StockFilm): string {
  return film.genre ?? '';
}

/** The store that still wants most; where all want alike, one after the other. Undefined when none wants more. */
function neediest(
  stores: readonly StockStore[],
  left: ReadonlyMap<StockStore, number>,
  turn: number,
): StockStore | undefined {
  const inTurn = stores.map((_, at) => stores[(turn + at) % stores.length] as StockStore);
  const first = inTurn.reduce((best, store) => ((left.get(store) ?? 0) > (left.get(best) ?? 0) ? store : best));
  return (left.get(first) ?? 0) > 0 ? first : undefined;
}

/** A film for the buyer by popularity: new, of the genre and not bought yet where possible, else any. */
function chooseFilm(
  { choice, date, takers }: Errand,
  buyer: StockStore,
  genre: string,
  basket: ReadonlyMap<StockFilm, unknown>,
  popularity: ReadonlyMap<StockFilm, number>,
  stream: Stream,
): StockFilm | undefined {
  const wantsNew = stream.unit() < NEW_FILM_SHARE;
  const uniform = stream.unit();
  const today = parseDay(date);
  const inReach = choice.films.filter((film) => takers(film).includes(buyer));
  const ofGenre = inReach.filter((film) => genreOf(film) === genre);
  const fresh = ofGenre.filter((film) => !basket.has(film));
  const isNew = ({ releasedOn }: StockFilm) => releasedOn !== undefined && today - parseDay(releasedOn) < NEW_FILM_DAYS;
  const wishes = [wantsNew ? fresh.filter(isNew) : [], fresh, ofGenre, inReach];
  const films = wishes.find((wish) => wish.length > 0);
  return films && pickWeighted(films, popularity, uniform);
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
