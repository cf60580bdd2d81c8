import { DatagenError } from '../../errors.js';
import { apportion } from '../../model/plan/stores.js';
import type { Stream } from '../../model/random/stream.js';
import { type Choice, copiesOf, type Lot, rentalsOf, type Stock, type StockFilm, takersOf } from './stock.js';
import { buyByStrategy, chooseGenres, type Errand, genreOf, type Terms } from './strategy.js';

/** How much is bought, and by what rule. */
export type Way =
  | { readonly kind: 'quantity'; readonly copies: number }
  | { readonly kind: 'percent'; readonly percent: number }
  | { readonly kind: 'per-film'; readonly copies: number }
  | { readonly kind: 'popular'; readonly films: number; readonly copies: number }
  | { readonly kind: 'strategy' };

export interface Wish {
  readonly way: Way;
  readonly terms: Terms;
  /** The strategy was asked for, so that it also narrows what `per-film` and `popular` choose from. */
  readonly isStrategyNamed: boolean;
  /** ISO date of the purchase. */
  readonly date: string;
  /** The films were named one by one, so a store may begin to carry one. */
  readonly areFilmsNamed: boolean;
}

/** The most copies of one purchase. */
const MOST_COPIES = 1_000_000;

/**
 * Chooses the copies to buy, a lot per film and store, the films in the order in which they arrive.
 *
 * @throws DatagenError `usage` when the choice gives no copy, or more than a million
 */
export function choosePurchases(stock: Stock, choice: Choice, wish: Wish, stream: Stream): Lot[] {
  const lots = LOTS_OF[wish.way.kind](stock, choice, wish, stream);
  const copies = lots.reduce((sum, lot) => sum + lot.copies, 0);
  if (copies === 0) throw new DatagenError('usage', 'There is nothing to buy: the choice gives no copies.');
  return lots;
}

type Chooser = (stock: Stock, choice: Choice, wish: Wish, stream: Stream) => Lot[];

const LOTS_OF: Record<Way['kind'], Chooser> = {
  quantity: buyQuantity,
  percent: buyQuantity,
  'per-film': buyPerFilm,
  popular: buyPopular,
  strategy: (stock, choice, wish, stream) => buyByStrategy(sendOn(stock, choice, wish), stream, undefined),
};

function buyQuantity(stock: Stock, choice: Choice, wish: Wish, stream: Stream): Lot[] {
  const { way } = wish;
  const quantity =
    way.kind === 'percent'
      ? Math.round((copiesOf(stock, choice) * way.percent) / 100)
      : way.kind === 'quantity'
        ? way.copies
        : 0;
  requireSane(quantity);
  const trade = choice.stores.map(
    (store) => 1 + choice.films.reduce((sum, film) => sum + rentalsOf(stock, film, [store]), 0),
  );
  const parts = apportion(quantity, trade);
  const quotas = new Map(choice.stores.map((store, at) => [store.id, parts[at] ?? 0]));
  return buyByStrategy(sendOn(stock, choice, wish), stream, quotas);
}

function buyPerFilm(stock: Stock, choice: Choice, wish: Wish, stream: Stream): Lot[] {
  if (wish.way.kind !== 'per-film') return [];
  const { copies } = wish.way;
  const films = narrow(stock, choice, wish, stream);
  requireSane(copies * films.length * choice.stores.length);
  return films.flatMap((film) =>
    takersOf(stock, film, choice.stores, wish.areFilmsNamed).map((store) => ({ film, store, copies })),
  );
}

function buyPopular(stock: Stock, choice: Choice, wish: Wish, stream: Stream): Lot[] {
  if (wish.way.kind !== 'popular') return [];
  const { films, copies } = wish.way;
  requireSane(copies * Math.min(films, choice.films.length));
  const most = narrow(stock, choice, wish, stream)
    .map((film) => ({ film, rentals: rentalsOf(stock, film, choice.stores) }))
    .sort((x, y) => y.rentals - x.rentals || x.film.id - y.film.id)
    .slice(0, films);
  return most.flatMap(({ film }) => {
    const takers = takersOf(stock, film, choice.stores, wish.areFilmsNamed);
    const parts = apportion(
      copies,
      takers.map((store) => 1 + rentalsOf(stock, film, [store])),
    );
    return takers.map((store, at) => ({ film, store, copies: parts[at] ?? 0 })).filter((lot) => lot.copies > 0);
  });
}

function narrow(stock: Stock, choice: Choice, wish: Wish, stream: Stream): readonly StockFilm[] {
  const films = choice.films.filter((film) => takersOf(stock, film, choice.stores, wish.areFilmsNamed).length > 0);
  if (!wish.isStrategyNamed) return films;
  const genres = chooseGenres(sendOn(stock, { ...choice, films }, wish), stream);
  return films.filter((film) => genres.includes(genreOf(film)));
}

function sendOn(stock: Stock, choice: Choice, wish: Wish): Errand {
  const takers = new Map(choice.films.map((film) => [film, takersOf(stock, film, choice.stores, wish.areFilmsNamed)]));
  return { stock, choice, terms: wish.terms, date: wish.date, takers: (film) => takers.get(film) ?? [] };
}

function requireSane(copies: number): void {
  if (copies <= MOST_COPIES) return;
  throw new DatagenError('usage', `That would be ${copies} copies; one purchase buys at most ${MOST_COPIES}.`);
}
