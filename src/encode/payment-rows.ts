import type { PaymentRows } from '../simulation/rows.js';
import { writeWhole } from './digits.js';
import { type DayBytes, MomentWriter } from './moment.js';
import { writeCents } from './money.js';

const NEWLINE = 10;

/** The longest row: two ids of 16 digits and two of 10, an amount of 6, a moment, commas and the line's end. */
export const PAYMENT_ROW_BYTES = 2 * 16 + 2 * 10 + 6 + 19 + 6;

/**
 * Writes rows of the payment table: payment_id, customer_id, staff_id, rental_id, amount, payment_date. It works as the
 * RentalEncoder does.
 */
export class PaymentEncoder {
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
    this.customerId = rows.customerId;
    this.staffId = rows.staffId;
    this.rentalId = rows.rentalId;
    this.cents = rows.cents;
    this.second = rows.second;
  }

  /**
   * Writes rows `from` to `end`. Precondition: from `start` on there is room for PAYMENT_ROW_BYTES a row and SLACK bytes
   * more.
   *
   * @param firstId - the payment_id of row 0
   * @param start - where in the bytes the first goes
   * @returns where the last one ended
   */
  readonly encode = (from: number, end: number, firstId: number, start: number): number => {
    const { out } = this;
    const comma = this.separator | 0;
    const moments = new MomentWriter(this.days);
    let at = start;
    for (let row = from; row < end; row++) {
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
      at = moments.write(out, at, this.second[row]!);
      out.setUint8(at++, NEWLINE);
    }
    return at;
  };
}
