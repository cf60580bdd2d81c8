import { DAY } from '../model/calendar/civil.js';
import type { PaymentRows } from '../model/order/ordered-block.js';
import { writeWhole } from './digits.js';
import { type DayBytes, dayOf, writeMomentOfDay } from './moment.js';
import { writeCents } from './money.js';
import { RowEncoder } from './row-encoder.js';

const NEWLINE = 10;

/** The longest row: two ids of 16 digits and two of 10, an amount of 6, a moment, separators and line feed. */
export const PAYMENT_ROW_BYTES = 2 * 16 + 2 * 10 + 6 + 19 + 6;

/** Encodes rows of the payment table: payment_id, customer_id, staff_id, rental_id, amount, payment_date. */
export class PaymentEncoder extends RowEncoder {
  private readonly customerId: Int32Array;
  private readonly staffId: Int32Array;
  private readonly rentalId: Float64Array;
  private readonly cents: Int32Array;
  private readonly second: Int32Array;

  /** @param separator - the byte between two fields */
  constructor(
    rows: PaymentRows,
    private readonly days: DayBytes,
    private readonly out: DataView,
    private readonly separator: number,
  ) {
    super();
    this.customerId = rows.customerId;
    this.staffId = rows.staffId;
    this.rentalId = rows.rentalId;
    this.cents = rows.cents;
    this.second = rows.second;
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
      at = writeWhole(out, at, this.customerId[row]!);
      out.setUint8(at++, comma);
      at = writeWhole(out, at, this.staffId[row]!);
      out.setUint8(at++, comma);
      at = writeWhole(out, at, this.rentalId[row]!);
      out.setUint8(at++, comma);
      at = writeCents(out, at, this.cents[row]!);
      out.setUint8(at++, comma);
      at = writeMomentOfDay(out, at, yearAndMonth, dayOfMonth, ofDay);
      out.setUint8(at++, NEWLINE);
    }
    this.at = at;
    return row;
  };
}
