import type { PaymentRows } from '../simulation/rows.js';
import { writeWhole } from './digits.js';
import { type DayBytes, MomentWriter } from './moment.js';
import { writeCents } from './money.js';

const COMMA = 44;
const NEWLINE = 10;

/** The longest row: two ids of 16 digits and two of 10, an amount of 6, a moment, commas and the line's end. */
export const PAYMENT_ROW_BYTES = 2 * 16 + 2 * 10 + 6 + 19 + 6;

/**
 * Writes rows `from` to `end` of the payment table as CSV: payment_id, customer_id, staff_id, rental_id, amount,
 * payment_date.
 *
 * Precondition: `out` has room for PAYMENT_ROW_BYTES a row and SLACK bytes more.
 *
 * @param firstId - the payment_id of row 0
 * @param separator - the byte between two fields: a comma, or a tab for TSV
 * @returns how many bytes were written, from the start of `out`
 */
export function encodePayments(
  rows: PaymentRows,
  from: number,
  end: number,
  firstId: number,
  days: DayBytes,
  out: DataView,
  separator = COMMA,
): number {
  const { customerId, staffId, rentalId, cents, second } = rows;
  const comma = separator | 0;
  const moments = new MomentWriter(days);
  let at = 0;
  for (let row = from; row < end; row++) {
    at = writeWhole(out, at, firstId + row);
    out.setUint8(at++, comma);
    at = writeWhole(out, at, customerId[row]!);
    out.setUint8(at++, comma);
    at = writeWhole(out, at, staffId[row]!);
    out.setUint8(at++, comma);
    at = writeWhole(out, at, rentalId[row]!);
    out.setUint8(at++, comma);
    at = writeCents(out, at, cents[row]!);
    out.setUint8(at++, comma);
    at = moments.write(out, at, second[row]!);
    out.setUint8(at++, NEWLINE);
  }
  return at;
}
