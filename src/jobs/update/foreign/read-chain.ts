import type { QueryRunner } from '../../../engines/engine.js';
import { DAY } from '../../../model/calendar/civil.js';
import { readNumbers, secondsSince } from '../queries.js';

/** A store and who works there. */
export interface StoreRow {
  readonly storeId: number;
  readonly staffIds: readonly number[];
}

export interface FilmRow {
  readonly filmId: number;
  readonly durationDays: number;
  readonly rateCents: number;
}

export interface CopyRow {
  readonly inventoryId: number;
  readonly filmId: number;
  readonly storeId: number;
  /** Seconds since the update's first day. */
  readonly boughtSecond: number;
}

export interface CustomerRow {
  readonly customerId: number;
  readonly storeId: number;
  /** Days since the update's first day. */
  readonly joinDay: number;
}

/** A rental that is open, or that came back on or after the update's first day. Seconds count from that day. */
export interface PendingRental {
  readonly rentalId: number;
  readonly inventoryId: number;
  readonly customerId: number;
  readonly staffId: number;
  readonly second: number;
  readonly returnSecond: number | null;
  /** It is the last that the copy went out for. */
  readonly isLatest: boolean;
}

/** What a chain has on the morning of an update's first day, read from its tables. */
export interface ChainRows {
  readonly stores: readonly StoreRow[];
  readonly films: readonly FilmRow[];
  readonly copies: readonly CopyRow[];
  /** Those who are with the chain. */
  readonly customers: readonly CustomerRow[];
  readonly pending: readonly PendingRental[];
}

/** Reads what the chain has. @param firstDay - epoch day of the update's first Monday */
export async function readChain(runner: QueryRunner, firstDay: number): Promise<ChainRows> {
  const ask = (sql: string) => readNumbers(runner, sql);
  const seconds = (column: string) => secondsSince(firstDay, column, runner.engine);
  const staff = await ask(
    'SELECT store_id, staff_id FROM staff WHERE store_id IS NOT NULL ORDER BY active DESC, staff_id',
  );
  const stores = await ask('SELECT store_id FROM store ORDER BY store_id');
  const films = await ask('SELECT film_id, rental_duration, 100 * rental_rate AS cents FROM film ORDER BY film_id');
  const copies = await ask(
    `SELECT inventory_id, film_id, store_id, ${seconds('created_at')} AS created, ` +
      `${seconds('CAST(date_purchased AS DATETIME)')} AS purchased FROM inventory ORDER BY inventory_id`,
  );
  const customers = await ask(
    `SELECT customer_id, store_id, ${seconds('CAST(create_date AS DATETIME)')} AS created FROM customer ` +
      'WHERE active = 1 ORDER BY customer_id',
  );
  const pending = await ask(
    `SELECT r.rental_id, r.inventory_id, r.customer_id, r.staff_id, ${seconds('r.rental_date')} AS rented,
       ${seconds('r.return_date')} AS returned,
       NOT EXISTS (SELECT 1 FROM rental later WHERE later.inventory_id = r.inventory_id
         AND (later.rental_date > r.rental_date
           OR (later.rental_date = r.rental_date AND later.rental_id > r.rental_id))) AS latest
     FROM rental r WHERE r.return_date IS NULL OR ${seconds('r.return_date')} >= 0 ORDER BY r.rental_id`,
  );
  return {
    stores: stores.map(({ store_id: storeId = 0 }) => ({
      storeId,
      staffIds: staff.filter((row) => row.store_id === storeId).map((row) => row.staff_id ?? 0),
    })),
    films: films.map((row) => ({
      filmId: row.film_id ?? 0,
      durationDays: row.rental_duration ?? 0,
      rateCents: Math.round(row.cents ?? -1),
    })),
    copies: copies.map((row) => ({
      inventoryId: row.inventory_id ?? 0,
      filmId: row.film_id ?? 0,
      storeId: row.store_id ?? 0,
      boughtSecond: boughtSecond(row.purchased ?? 0, row.created),
    })),
    customers: customers.map((row) => ({
      customerId: row.customer_id ?? 0,
      storeId: row.store_id ?? 0,
      joinDay: Math.floor((row.created ?? 0) / DAY),
    })),
    pending: pending.map((row) => ({
      rentalId: row.rental_id ?? 0,
      inventoryId: row.inventory_id ?? 0,
      customerId: row.customer_id ?? 0,
      staffId: row.staff_id ?? 0,
      second: row.rented ?? 0,
      returnSecond: row.returned ?? null,
      isLatest: row.latest === 1,
    })),
  };
}

/**
 * The second from which a copy is on the shelf. `created_at` is the hour of the purchase if it is on the
 * same day. On any other day it is the time at which the row was written.
 */
function boughtSecond(purchased: number, created: number | undefined): number {
  const isOfThatDay = created !== undefined && created >= purchased && created < purchased + DAY;
  return isOfThatDay ? created : purchased;
}
