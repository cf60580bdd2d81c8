import type { QueryRunner } from '../../../engines/engine.js';
import { dateText } from '../../../model/calendar/civil.js';
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
  /** 1 if the copy was not rented again since, else 0. */
  readonly isLatest: number;
}

/** What a chain has on the morning of an update's first day, read from its tables. */
export interface ChainRows {
  readonly stores: readonly StoreRow[];
  readonly films: readonly FilmRow[];
  readonly copies: readonly CopyRow[];
  /** The active ones. */
  readonly customers: readonly CustomerRow[];
  readonly pending: readonly PendingRental[];
}

/** Reads what the chain has. @param firstDay - epoch day of the update's first Monday */
export async function readChain(runner: QueryRunner, firstDay: number): Promise<ChainRows> {
  const seconds = (column: string) => secondsSince(firstDay, column, runner.engine);
  const staff = await readNumbers<{ readonly storeId: number; readonly staffId: number }>(
    runner,
    `SELECT store_id AS storeId, staff_id AS staffId FROM staff WHERE store_id IS NOT NULL
     ORDER BY active DESC, staff_id`,
  );
  const stores = await readNumbers<{ readonly storeId: number }>(
    runner,
    'SELECT store_id AS storeId FROM store ORDER BY store_id',
  );
  return {
    stores: stores.map(({ storeId }) => ({
      storeId,
      staffIds: staff.filter((member) => member.storeId === storeId).map(({ staffId }) => staffId),
    })),
    films: await readNumbers(
      runner,
      `SELECT film_id AS filmId, COALESCE(rental_duration, 0) AS durationDays,
         COALESCE(ROUND(100 * rental_rate), -1) AS rateCents
       FROM film ORDER BY film_id`,
    ),
    // `created_at` is the hour of the purchase on its day; on any other day it is when the row was written.
    copies: await readNumbers(
      runner,
      `SELECT inventory_id AS inventoryId, film_id AS filmId, store_id AS storeId,
         COALESCE(CASE
           WHEN CAST(created_at AS DATE) = date_purchased THEN ${seconds('created_at')}
           ELSE ${seconds('CAST(date_purchased AS DATETIME)')}
         END, 0) AS boughtSecond
       FROM inventory ORDER BY inventory_id`,
    ),
    customers: await readNumbers(
      runner,
      `SELECT customer_id AS customerId, store_id AS storeId,
         COALESCE(DATEDIFF(create_date, '${dateText(firstDay)}'), 0) AS joinDay
       FROM customer WHERE active = 1 ORDER BY customer_id`,
    ),
    pending: await readNumbers(
      runner,
      `SELECT r.rental_id AS rentalId, r.inventory_id AS inventoryId, r.customer_id AS customerId,
         r.staff_id AS staffId, ${seconds('r.rental_date')} AS second, ${seconds('r.return_date')} AS returnSecond,
         NOT EXISTS (SELECT 1 FROM rental later WHERE later.inventory_id = r.inventory_id
           AND (later.rental_date > r.rental_date
             OR (later.rental_date = r.rental_date AND later.rental_id > r.rental_id))) AS isLatest
       FROM rental r WHERE r.return_date IS NULL OR ${seconds('r.return_date')} >= 0 ORDER BY r.rental_id`,
    ),
  };
}
