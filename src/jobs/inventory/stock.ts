/** A film as a buyer sees it. */
export interface StockFilm {
  readonly id: number;
  readonly title: string;
  /** The first of its genres by name; undefined when it has none. */
  readonly genre: string | undefined;
  readonly costCents: number;
  /** ISO date, of films that came out since the chain opened. */
  readonly releasedOn: string | undefined;
}

export interface StockStore {
  readonly id: number;
  /** Who buys for the store. */
  readonly managerId: number;
}

/** A film in a store. */
export interface Shelf {
  readonly copies: number;
  readonly rentals: number;
}

/** What there is before a purchase. */
export interface Stock {
  /** By film_id. */
  readonly films: readonly StockFilm[];
  /** By store_id. */
  readonly stores: readonly StockStore[];
  /** By film_id, then by store_id; a film without copies is not in it. */
  readonly shelves: ReadonlyMap<number, ReadonlyMap<number, Shelf>>;
}

/** What a buyer may buy: some of the films for some of the stores. */
export interface Choice {
  readonly films: readonly StockFilm[];
  readonly stores: readonly StockStore[];
}

/** Copies of a film for a store, in the order in which they arrive. */
export interface Lot {
  readonly film: StockFilm;
  readonly store: StockStore;
  readonly copies: number;
}

/**
 * The stores among these that may buy a film: those that carry it; of a film that no store of the chain carries
 * yet, or that was asked for by name, all.
 */
export function takersOf(
  stock: Stock,
  film: StockFilm,
  stores: readonly StockStore[],
  isNamed: boolean,
): readonly StockStore[] {
  const shelves = stock.shelves.get(film.id);
  return shelves === undefined || isNamed ? stores : stores.filter((store) => shelves.has(store.id));
}

/** How often a film was rented, in these stores together. */
export function rentalsOf(stock: Stock, film: StockFilm, stores: readonly StockStore[]): number {
  const shelves = stock.shelves.get(film.id);
  return stores.reduce((sum, store) => sum + (shelves?.get(store.id)?.rentals ?? 0), 0);
}

/** Copies of these films in these stores. */
export function copiesOf(stock: Stock, { films, stores }: Choice): number {
  let copies = 0;
  for (const film of films) {
    const shelves = stock.shelves.get(film.id);
    for (const store of stores) copies += shelves?.get(store.id)?.copies ?? 0;
  }
  return copies;
}
