import { DatagenError } from '../../errors.js';
import { apportion } from '../../model/plan/stores.js';
import type { Stream } from '../../model/random/stream.js';
import { rentalsOf, type Stock, type StockFilm, type StockStore } from './stock.js';
import { type Buying, buyByStrategy, chooseGenres, genreOf, type PurchaseLine, type Terms } from './strategy.js';

/** A purchase method: its rule and its amount. */
export type PurchaseMethod =
  | { readonly kind: 'quantity'; readonly copies: number }
  | { readonly kind: 'percent'; readonly percent: number }
  | { readonly kind: 'per-film'; readonly copies: number }
  | { readonly kind: 'popular'; readonly films: number; readonly copies: number }
  | { readonly kind: 'strategy' };

/** The purchase method, and the films and stores that it applies to. */
export interface Selection {
  readonly method: PurchaseMethod;
  readonly films: readonly StockFilm[];
  readonly stores: readonly StockStore[];
  readonly terms: Terms;
  /** The user named the strategy. Then it also limits the films of `per-film` and `popular`. */
  readonly isStrategyNamed: boolean;
  /** The user named the films. Then a store may buy a film that it does not carry yet. */
  readonly areFilmsNamed: boolean;
  /** ISO date of the purchase. */
  readonly date: string;
}

/** The maximum number of copies of one purchase. */
const MAX_COPIES = 1_000_000;

/**
 * Chooses the copies to buy: one line per film and store, the films in the order of arrival.
 *
 * @throws DatagenError `usage` when the choice gives no copy, or more than a million
 */
export function chooseCopies(stock: Stock, selection: Selection, stream: Stream): PurchaseLine[] {
  const { films, stores, terms, date } = selection;
  const takers = new Map(films.map((film) => [film, takersOf(stock, film, selection)]));
  const lines = buy({ stock, films, stores, terms, date, takers }, selection, stream);
  if (lines.every(({ copies }) => copies === 0)) {
    throw new DatagenError('usage', 'There is nothing to buy: the choice gives no copies.');
  }
  return lines;
}

/** The stores that may buy a film: those that carry it, or all if no store does or it was asked for by name. */
function takersOf({ counts }: Stock, film: StockFilm, { stores, areFilmsNamed }: Selection): readonly StockStore[] {
  const ofFilm = counts.get(film.id);
  return ofFilm === undefined || areFilmsNamed ? stores : stores.filter((store) => ofFilm.has(store.id));
}

function buy(buying: Buying, { method, isStrategyNamed }: Selection, stream: Stream): PurchaseLine[] {
  switch (method.kind) {
    case 'quantity':
      return buyQuantity(buying, method.copies, stream);
    case 'percent':
      return buyQuantity(buying, Math.round((countCopies(buying) * method.percent) / 100), stream);
    case 'per-film':
      return buyPerFilm(buying, method.copies, isStrategyNamed ? stream : undefined);
    case 'popular':
      return buyPopular(buying, method, isStrategyNamed ? stream : undefined);
    case 'strategy':
      return buyByStrategy(buying, stream, undefined);
  }
}

function buyQuantity(buying: Buying, quantity: number, stream: Stream): PurchaseLine[] {
  requireSane(quantity);
  const { stock, films, stores } = buying;
  const rentals = stores.map((store) => 1 + films.reduce((sum, film) => sum + rentalsOf(stock, film, [store]), 0));
  const parts = apportion(quantity, rentals);
  return buyByStrategy(buying, stream, new Map(stores.map((store, at) => [store, parts[at] ?? 0])));
}

function buyPerFilm(buying: Buying, copies: number, stream: Stream | undefined): PurchaseLine[] {
  const films = listTaken(buying, stream);
  requireSane(copies * films.length * buying.stores.length);
  return films.flatMap((film) => (buying.takers.get(film) ?? []).map((store) => ({ film, store, copies })));
}

function buyPopular(
  buying: Buying,
  { films, copies }: { readonly films: number; readonly copies: number },
  stream: Stream | undefined,
): PurchaseLine[] {
  const { stock, stores, takers } = buying;
  requireSane(copies * Math.min(films, buying.films.length));
  const most = listTaken(buying, stream)
    .map((film) => ({ film, rentals: rentalsOf(stock, film, stores) }))
    .sort((x, y) => y.rentals - x.rentals || x.film.id - y.film.id)
    .slice(0, films);
  return most.flatMap(({ film }) => {
    const buyers = takers.get(film) ?? [];
    const parts = apportion(
      copies,
      buyers.map((store) => 1 + rentalsOf(stock, film, [store])),
    );
    return buyers.map((store, at) => ({ film, store, copies: parts[at] ?? 0 })).filter((line) => line.copies > 0);
  });
}

/** The films that a store may buy. If a stream is given, only films of the strategy's genres. */
function listTaken(buying: Buying, stream: Stream | undefined): readonly StockFilm[] {
  const films = buying.films.filter((film) => (buying.takers.get(film) ?? []).length > 0);
  if (stream === undefined) return films;
  const genres = chooseGenres({ ...buying, films }, stream);
  return films.filter((film) => genres.includes(genreOf(film)));
}

function countCopies({ stock, films, stores }: Buying): number {
  const copiesIn = (film: StockFilm) => (store: StockStore) => stock.counts.get(film.id)?.get(store.id)?.copies ?? 0;
  return films.flatMap((film) => stores.map(copiesIn(film))).reduce((sum, copies) => sum + copies, 0);
}

function requireSane(copies: number): void {
  if (copies <= MAX_COPIES) return;
  throw new DatagenError('usage', `That would be ${copies} copies; one purchase buys at most ${MAX_COPIES}.`);
}
