import type { QueryRunner } from '../../../engines/engine.js';
import { DatagenError } from '../../../errors.js';
import { DAY, dateText, parseDay, weekdayOf } from '../../../model/calendar/civil.js';
import { CLOSES, OPENS } from '../../../model/calendar/opening-hours.js';
import { readNumber, readNumbers, secondsSince } from '../queries.js';

/**
 * A late fee that is paid after the update's first day. The update removes it and adds it again in the order of time.
 */
export interface FeeToCome {
  readonly rentalId: number;
  readonly inventoryId: number;
  readonly customerId: number;
  readonly staffId: number;
  readonly cents: number;
  /** Since the update's first day. */
  readonly second: number;
}

/** When the update of a foreign database begins, and with which ids. */
export interface Start {
  /** Epoch day of its first Monday. */
  readonly firstDay: number;
  readonly firstRentalId: number;
  readonly firstPaymentId: number;
  readonly fees: readonly FeeToCome[];
  /** Why it does not begin on the Monday after the last rental. */
  readonly delay: string | undefined;
}

/**
 * Finds the Monday after the last rental. Late fees that are paid later are removed and added again in the order of
 * time. If other payments are later too, the update begins after the last payment.
 */
export async function findStart(runner: QueryRunner): Promise<Start> {
  const [last = {}] = await runner.rows(
    'SELECT CAST(MAX(rental_date) AS DATE) AS last_day, MAX(rental_id) AS last_id FROM rental',
  );
  if (last.last_day === null || last.last_day === undefined) {
    throw new DatagenError('conflict', 'There are no rentals to continue from.', { hint: 'Fill the database first.' });
  }
  const firstDay = mondayAfter(String(last.last_day));
  const payments = await readPaymentsFrom(runner, firstDay);
  const fees = payments.filter(isLateFee);
  const lastPaymentId = await readNumber(runner, 'SELECT MAX(payment_id) FROM payment');
  const firstPaymentId = payments.reduce((first, { paymentId }) => Math.min(first, paymentId), lastPaymentId + 1);
  const count = await readNumber(runner, `SELECT COUNT(*) FROM payment WHERE payment_id >= ${firstPaymentId}`);
  const copies = new Set(fees.map(({ inventoryId }) => inventoryId));
  if (copies.size !== payments.length || count !== payments.length) return startAfterPayments(runner);
  return { firstDay, firstRentalId: Number(last.last_id) + 1, firstPaymentId, fees, delay: undefined };
}

/** Begins on the Monday after the last payment, so no late fee is removed. */
export async function startAfterPayments(runner: QueryRunner): Promise<Start> {
  const [last = {}] = await runner.rows(
    `SELECT CAST(GREATEST((SELECT MAX(payment_date) FROM payment), (SELECT MAX(rental_date) FROM rental)) AS DATE) AS day,
       (SELECT MAX(payment_id) FROM payment) AS payment, (SELECT MAX(rental_id) FROM rental) AS rental`,
  );
  return {
    firstDay: mondayAfter(String(last.day)),
    firstRentalId: Number(last.rental) + 1,
    firstPaymentId: Number(last.payment) + 1,
    fees: [],
    delay: 'there are payments after the last rental that are not late fees in the order of time',
  };
}

/** A payment after the update's first day, and its rental, if it has one. */
interface LaterPayment extends Omit<FeeToCome, 'inventoryId'> {
  readonly paymentId: number;
  readonly inventoryId: number | null;
  readonly rentedSecond: number | null;
}

function readPaymentsFrom(runner: QueryRunner, firstDay: number): Promise<readonly LaterPayment[]> {
  const seconds = (column: string) => secondsSince(firstDay, column, runner.dialect);
  return readNumbers(
    runner,
    `SELECT p.payment_id AS paymentId, p.customer_id AS customerId, p.staff_id AS staffId, p.rental_id AS rentalId,
       ROUND(100 * p.amount) AS cents, ${seconds('p.payment_date')} AS second, r.inventory_id AS inventoryId,
       ${seconds('r.rental_date')} AS rentedSecond
     FROM payment p LEFT JOIN rental r ON r.rental_id = p.rental_id
     WHERE ${seconds('p.payment_date')} >= 0 ORDER BY p.payment_id`,
  );
}

/** Whether a payment is for a rental before the update, and in opening hours. */
function isLateFee(payment: LaterPayment): payment is LaterPayment & FeeToCome {
  const { inventoryId, rentedSecond, cents, second } = payment;
  const isFee = inventoryId !== null && rentedSecond !== null && rentedSecond < 0 && cents > 0;
  return isFee && second % DAY >= OPENS && second % DAY < CLOSES;
}

function mondayAfter(date: string): number {
  const day = parseDay(date);
  return day - weekdayOf(day) + 7;
}

/** A store and its staff. */
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

/** The state of a chain on the morning of an update's first day, read from its tables. */
export interface ChainRows {
  readonly stores: readonly StoreRow[];
  readonly films: readonly FilmRow[];
  readonly copies: readonly CopyRow[];
  /** The active ones. */
  readonly customers: readonly CustomerRow[];
  readonly pending: readonly PendingRental[];
}

/** Reads the state of a chain. @param firstDay - epoch day of the update's first Monday */
export async function readChain(runner: QueryRunner, firstDay: number): Promise<ChainRows> {
  const seconds = (column: string) => secondsSince(firstDay, column, runner.dialect);
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
