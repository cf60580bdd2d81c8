import type { Connection } from 'mysql2/promise';
import { askRows, askValue } from '../../../engines/mysql/query.js';
import { DatagenError } from '../../../errors.js';
import { DAY, parseDay, weekdayOf } from '../../../model/calendar/civil.js';
import { CLOSES, OPENS } from '../../../model/calendar/opening-hours.js';
import { secondsSince } from '../figures.js';
import { askNumbers } from './read-holdings.js';

/** A late fee that is paid after the update's first day: it is taken back and paid again in its turn. */
export interface FeeToCome {
  readonly rentalId: number;
  readonly inventoryId: number;
  readonly customerId: number;
  readonly staffId: number;
  readonly cents: number;
  /** Since the update's first day. */
  readonly second: number;
}

/** When an update of a database that is not this program's own begins, and with which ids. */
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
 * Finds the Monday after the last rental. Late fees paid after it have to come again in the order of time; where the
 * payments after it are anything but such fees, the update begins after the last of them instead.
 */
export async function findStart(connection: Connection): Promise<Start> {
  const [last = {}] = await askRows(
    connection,
    'SELECT CAST(DATE(MAX(rental_date)) AS CHAR) AS day, MAX(rental_id) AS id FROM rental',
  );
  if (last.day === null || last.day === undefined) {
    throw new DatagenError('conflict', 'There are no rentals to continue from.', {
      hint: 'Fill the database first.',
    });
  }
  const firstRentalId = Number(last.id) + 1;
  const firstDay = mondayAfter(String(last.day));
  const lastPayment = Number((await askValue(connection, 'SELECT MAX(payment_id) FROM payment')) ?? 0);
  const payments = await readPaymentsFrom(connection, firstDay);
  if (payments.length === 0) {
    return { firstDay, firstRentalId, firstPaymentId: lastPayment + 1, fees: [], delay: undefined };
  }
  const fees = payments.flatMap(({ fee }) => (fee ? [fee] : []));
  const firstPaymentId = Math.min(...payments.map(({ paymentId }) => paymentId));
  const copies = new Set(fees.map(({ inventoryId }) => inventoryId));
  if (copies.size === payments.length && (await countFrom(connection, firstPaymentId)) === payments.length) {
    return { firstDay, firstRentalId, firstPaymentId, fees, delay: undefined };
  }
  return startAfterPayments(connection);
}

/** Begins on the Monday after the last payment, with nothing to take back. */
export async function startAfterPayments(connection: Connection): Promise<Start> {
  const [last = {}] = await askRows(
    connection,
    `SELECT CAST(DATE(GREATEST((SELECT MAX(payment_date) FROM payment), (SELECT MAX(rental_date) FROM rental))) AS CHAR)
       AS day, (SELECT MAX(payment_id) FROM payment) AS payment, (SELECT MAX(rental_id) FROM rental) AS rental`,
  );
  return {
    firstDay: mondayAfter(String(last.day)),
    firstRentalId: Number(last.rental) + 1,
    firstPaymentId: Number(last.payment) + 1,
    fees: [],
    delay: 'there are payments after the last rental that are not late fees in the order of time',
  };
}

interface PaymentToCome {
  readonly paymentId: number;
  /** Undefined where it is no late fee of a copy. */
  readonly fee: FeeToCome | undefined;
}

async function readPaymentsFrom(connection: Connection, firstDay: number): Promise<readonly PaymentToCome[]> {
  const rows = await askNumbers(
    connection,
    `SELECT p.payment_id, p.customer_id, p.staff_id, p.rental_id, 100 * p.amount AS cents,
       ${secondsSince(firstDay, 'p.payment_date')} AS paid, ${secondsSince(firstDay, 'r.rental_date')} AS rented,
       r.inventory_id
     FROM payment p LEFT JOIN rental r ON r.rental_id = p.rental_id
     WHERE ${secondsSince(firstDay, 'p.payment_date')} >= 0 ORDER BY p.payment_id`,
  );
  return rows.map((row) => {
    const { payment_id: paymentId = 0, inventory_id: inventoryId, rented, paid = 0, cents = 0 } = row;
    const time = paid % DAY;
    const isFee = inventoryId !== undefined && rented !== undefined && rented < 0 && cents > 0;
    if (!isFee || time < OPENS || time >= CLOSES) return { paymentId, fee: undefined };
    const { rental_id: rentalId = 0, customer_id: customerId = 0, staff_id: staffId = 0 } = row;
    const fee = { rentalId, inventoryId, customerId, staffId, cents: Math.round(cents), second: paid };
    return { paymentId, fee };
  });
}

async function countFrom(connection: Connection, paymentId: number): Promise<number> {
  return Number(await askValue(connection, 'SELECT COUNT(*) FROM payment WHERE payment_id >= ?', [paymentId]));
}

function mondayAfter(date: string): number {
  const day = parseDay(date);
  return day - weekdayOf(day) + 7;
}
