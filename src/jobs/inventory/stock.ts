import { prepareQueries } from '../../checks/prepare-queries.js';
import type { QueryRunner } from '../../engines/engine.js';

/** A film, as a purchase needs it. */
export interface StockFilm {
  readonly id: number;
  readonly title: string;
  /** The first of its genres by name; undefined when it has none. */
  readonly genre: string | undefined;
  readonly costCents: number;
  /** ISO date; only for films released since the opening. */
  readonly releasedOn: string | undefined;
}

export interface StockStore {
  readonly id: number;
  /** The staff_id of the buyer. */
  readonly managerId: number;
}

/** A film in a store. */
export interface StockCount {
  readonly copies: number;
  readonly rentals: number;
}

/** The films, stores and copies before a purchase. */
export interface Stock {
  /** By film_id. */
  readonly films: readonly StockFilm[];
  /** By store_id. */
  readonly stores: readonly StockStore[];
  /** By film_id, then by store_id; a film without copies is not in it. */
  readonly counts: ReadonlyMap<number, ReadonlyMap<number, StockCount>>;
}

/** The ids and dates after which a purchase comes. Dates are ISO texts; null if there is none. */
export interface Bounds {
  readonly lastInventoryId: number;
  /** 2004-09-27 08:00:00 */
  readonly lastPurchase: string | null;
  readonly lastRental: string | null;
}

/** Reads the films, the stores, and the copies with the number of their rentals. */
export async function readStock(runner: QueryRunner): Promise<Stock> {
  const ask = await prepareQueries(runner, 'inventory');
  const releases = new Map((await ask('releases')).map((row) => [Number(row.film_id), String(row.release_date)]));
  const counts = new Map<number, Map<number, StockCount>>();
  for (const row of await ask('shelves')) {
    const ofFilm = counts.get(Number(row.film_id)) ?? new Map<number, StockCount>();
    ofFilm.set(Number(row.store_id), { copies: Number(row.copies), rentals: Number(row.rentals) });
    counts.set(Number(row.film_id), ofFilm);
  }
  const films = (await ask('films')).map((row) => ({
    id: Number(row.film_id),
    title: String(row.title),
    genre: row.genre === null ? undefined : String(row.genre),
    costCents: Math.round(Number(row.replacement_cost) * 100),
    releasedOn: releases.get(Number(row.film_id)),
  }));
  const stores = (await ask('stores')).map((row) => ({
    id: Number(row.store_id),
    managerId: Number(row.manager_staff_id),
  }));
  return { films, stores, counts };
}

/** Reads the numbers and dates after which a purchase comes. */
export async function readBounds(runner: QueryRunner): Promise<Bounds> {
  const ask = await prepareQueries(runner, 'inventory');
  const [row = {}] = await ask('bounds');
  const text = (value: unknown) => (value === null || value === undefined ? null : String(value));
  return {
    lastInventoryId: Number(row.last_inventory_id),
    lastPurchase: text(row.last_purchase),
    lastRental: text(row.last_rental),
  };
}

/** How often a film was rented, in these stores together. */
export function rentalsOf(stock: Stock, film: StockFilm, stores: readonly StockStore[]): number {
  const ofFilm = stock.counts.get(film.id);
  return stores.reduce((sum, store) => sum + (ofFilm?.get(store.id)?.rentals ?? 0), 0);
}
