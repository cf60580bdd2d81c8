import { NOT_RETURNED, type RentalRows } from '../simulation/rows.js';
import { writeWhole } from './digits.js';
import { copyMoment, type DayBytes, MomentWriter, writeMoment } from './moment.js';

const COMMA = 44;
const NEWLINE = 10;
/** \N, the backslash in the lower byte. */
const NULL = 92 | (78 << 8);

/** The longest row: ids of 16, 10, 10 and 10 digits, three moments, commas and the line's end. */
export const RENTAL_ROW_BYTES = 16 + 3 * 10 + 3 * 19 + 7;

/**
 * Writes rows `from` to `end` of the rental table as CSV: rental_id, rental_date, inventory_id, customer_id,
 * return_date (\N while the disc is out), staff_id, last_update (the return, else the rental).
 *
 * Precondition: `out` has room for RENTAL_ROW_BYTES a row and SLACK bytes more.
 *
 * @param firstId - the rental_id of row 0
 * @param separator - the byte between two fields: a comma, or a tab for TSV
 * @returns how many bytes were written, from the start of `out`
 */
export function encodeRentals(
  rows: RentalRows,
  from: number,
  end: number,
  firstId: number,
  days: DayBytes,
  out: DataView,
  separator = COMMA,
): number {
  const { second, inventoryId, customerId, returnSecond, staffId } = rows;
  const comma = separator | 0;
  const moments = new MomentWriter(days);
  let at = 0;
  for (let row = from; row < end; row++) {
    at = writeWhole(out, at, firstId + row);
    out.setUint8(at++, comma);
    let updated = at;
    at = moments.write(out, at, second[row]!);
    out.setUint8(at++, comma);
    at = writeWhole(out, at, inventoryId[row]!);
    out.setUint8(at++, comma);
    at = writeWhole(out, at, customerId[row]!);
    out.setUint8(at++, comma);
    const returned = returnSecond[row]!;
    if (returned === NOT_RETURNED) {
      out.setUint16(at, NULL, true);
      at += 2;
    } else {
      updated = at;
      at = writeMoment(out, at, days, returned);
    }
    out.setUint8(at++, comma);
    at = writeWhole(out, at, staffId[row]!);
    out.setUint8(at++, comma);
    at = copyMoment(out, at, updated);
    out.setUint8(at++, NEWLINE);
  }
  return at;
}
