import { DAY } from '../model/calendar/civil.js';
import { NOT_RETURNED, type RentalRows } from '../model/order/ordered-block.js';
import { writeWhole } from './digits.js';
import { copyMoment, type DayBytes, dayOf, writeMoment, writeMomentOfDay } from './moment.js';
import { RowEncoder } from './row-encoder.js';

const NEWLINE = 10;
/** \N as a little-endian word. */
const NULL = 92 | (78 << 8);

/** The longest row: ids of 16, 10, 10 and 10 digits, three moments, separators and line feed. */
export const RENTAL_ROW_BYTES = 16 + 3 * 10 + 3 * 19 + 7;

/**
 * Encodes rows of the rental table: rental_id, rental_date, inventory_id, customer_id, return_date (\N while the disc
 * is out), staff_id, last_update (the return, else the rental).
 */
export class RentalEncoder extends RowEncoder {
  private readonly second: Int32Array;
  private readonly inventoryId: Int32Array;
  private readonly customerId: Int32Array;
  private readonly returnSecond: Int32Array;
  private readonly staffId: Int32Array;

  /** @param separator - the byte between two fields */
  constructor(
    rows: RentalRows,
    private readonly days: DayBytes,
    private readonly out: DataView,
    private readonly separator: number,
  ) {
    super();
    this.second = rows.second;
    this.inventoryId = rows.inventoryId;
    this.customerId = rows.customerId;
    this.returnSecond = rows.returnSecond;
    this.staffId = rows.staffId;
  }

  protected readonly encodeOfDay = (from: number, end: number, firstId: number): number => {
    const { out, days, second } = this;
    const comma = this.separator | 0;
    const day = dayOf(second[from]!);
    const midnight = day * DAY;
    const yearAndMonth = days.yearAndMonth[day]!;
    const dayOfMonth = days.day[day]!;
    let at = this.at;
    let row = from;
    for (; row < end; row++) {
      const ofDay = (second[row]! - midnight) | 0;
      if (ofDay >>> 0 >= DAY) break;
      at = writeWhole(out, at, firstId + row);
      out.setUint8(at++, comma);
      let updated = at;
      at = writeMomentOfDay(out, at, yearAndMonth, dayOfMonth, ofDay);
      out.setUint8(at++, comma);
      at = writeWhole(out, at, this.inventoryId[row]!);
      out.setUint8(at++, comma);
      at = writeWhole(out, at, this.customerId[row]!);
      out.setUint8(at++, comma);
      const returned = this.returnSecond[row]!;
      if (returned === NOT_RETURNED) {
        out.setUint16(at, NULL, true);
        at += 2;
      } else {
        updated = at;
        at = writeMoment(out, at, days, returned);
      }
      out.setUint8(at++, comma);
      at = writeWhole(out, at, this.staffId[row]!);
      out.setUint8(at++, comma);
      at = copyMoment(out, at, updated);
      out.setUint8(at++, NEWLINE);
    }
    this.at = at;
    return row;
  };
}
