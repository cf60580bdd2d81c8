import { prepareQueries } from '../../checks/prepare-queries.js';
import type { QueryRunner } from '../../engines/engine.js';
import type { Shelf, Stock } from './stock.js';

/** Where a purchase continues. Dates are ISO texts; null where there is nothing of the kind. */
export interface Bounds {
  readonly lastInventoryId: number;
  /** 2004-09-27 08:00:00 */
  readonly lastPurchase: string | null;
  readonly firstRental: string | null;
  readonly lastRental: string | null;
}

/** Reads what there is: films, stores, copies and how often they were rented. */
export async function readStock(runner: QueryRunner): Promise<Stock> {
  const ask = await prepareQueries(runner, 'inventory');
  const releases = new Map((await ask('releases')).map((row) => [Number(row.film_id), String(row.release_date)]));
  const shelves = new Map<number, Map<number, Shelf>>();
  for (const row of await ask('shelves')) {
    const ofFilm = shelves.get(Number(row.film_id)) ?? new Map<number, Shelf>();
    ofFilm.set(Number(row.store_id), { copies: Number(row.copies), rentals: Number(row.rentals) });
    shelves.set(Number(row.film_id), ofFilm);
  }
  return {
    films: (await ask('films')).map((row) => ({
      id: Number(row.film_id),
      title: String(row.title),
      genre: row.genre === null ? undefined : String(row.genre),
      costCents: Math.round(Number(row.replacement_cost) * 100),
      releasedOn: releases.get(Number(row.film_id)),
    })),
    stores: (await ask('stores')).map((row) => ({
      id: Number(row.store_id),
      managerId: Number(row.manager_staff_id),
    })),
    shelves,
  };
}

/** Reads the numbers and dates after which a purchase comes. */
export async function readBounds(runner: QueryRunner): Promise<Bounds> {
  const ask = await prepareQueries(runner, 'inventory');
  const [row = {}] = await ask('bounds');
  const text = (name: string) => (row[name] === null || row[name] === undefined ? null : String(row[name]));
  return {
    lastInventoryId: Number(row.last_inventory_id),
    lastPurchase: text('last_purchase'),
    firstRental: text('first_rental'),
    lastRental: text('last_rental'),
  };
}
