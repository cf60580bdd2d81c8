import type { QueryRunner } from '../../../engines/engine.js';
import { DatagenError } from '../../../errors.js';
import { DAY, parseDay, weekdayOf } from '../../../model/calendar/civil.js';
import { CLOSES, OPENS } from '../../../model/calendar/opening-hours.js';
import { readNumber, readNumbers, secondsSince } from '../queries.js';

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
export async function findStart(runner: QueryRunner): Promise<Start> {
  const [last = {}] = await runner.rows(
    'SELECT CAST(MAX(rental_date) AS DATE) AS day, MAX(rental_id) AS id FROM rental',
  );
  if (last.day === null || last.day === undefined) {
    throw new DatagenError('conflict', 'There are no rentals to continue from.', {
      hint: 'Fill the database first.',
    });
  }
  const firstRentalId = Number(last.id) + 1;
  const firstDay = mondayAfter(String(last.day));
  const lastPayment = await readNumber(runner, 'SELECT MAX(payment_id) FROM payment');
  const payments = await readPaymentsFrom(runner, firstDay);
  if (payments.length === 0) {
    return { firstDay, firstRentalId, firstPaymentId: lastPayment + 1, fees: [], delay: undefined };
  }
  const fees = payments.flatMap(({ fee }) => (fee ? [fee] : []));
  const firstPaymentId = Math.min(...payments.map(({ paymentId }) => paymentId));
  const copies = new Set(fees.map(({ inventoryId }) => inventoryId));
  if (
    copies.size === payments.length &&
    (await readNumber(runner, `SELECT COUNT(*) FROM payment WHERE payment_id >= ${firstPaymentId}`)) === payments.length
  ) {
    return { firstDay, firstRentalId, firstPaymentId, fees, delay: undefined };
  }
  return startAfterPayments(runner);
}

/** Begins on the Monday after the last payment, with nothing to take back. */
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

interface PaymentToCome {
  readonly paymentId: number;
  /** Undefined where it is no late fee of a copy. */
  readonly fee: FeeToCome | undefined;
}

async function readPaymentsFrom(runner: QueryRunner, firstDay: number): Promise<readonly PaymentToCome[]> {
  const seconds = (column: string) => secondsSince(firstDay, column, runner.engine);
  const rows = await readNumbers(
    runner,
    `SELECT p.payment_id, p.customer_id, p.staff_id, p.rental_id, 100 * p.amount AS cents,
       ${seconds('p.payment_date')} AS paid, ${seconds('r.rental_date')} AS rented,
       r.inventory_id
     FROM payment p LEFT JOIN rental r ON r.rental_id = p.rental_id
     WHERE ${seconds('p.payment_date')} >= 0 ORDER BY p.payment_id`,
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

function mondayAfter(date: string): number {
  const day = parseDay(date);
  return day - weekdayOf(day) + 7;
}
