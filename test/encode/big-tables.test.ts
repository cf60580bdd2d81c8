import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SLACK, writeWhole } from '../../src/encode/digits.js';
import { buildDayBytes } from '../../src/encode/moment.js';
import { writeCents } from '../../src/encode/money.js';
import { PAYMENT_ROW_BYTES, PaymentEncoder } from '../../src/encode/payment-rows.js';
import { RENTAL_ROW_BYTES, RentalEncoder } from '../../src/encode/rental-rows.js';
import { dateText, epochDayOf, timestampText } from '../../src/model/calendar/civil.js';
import { NOT_RETURNED } from '../../src/model/order/ordered-block.js';

const COMMA = ','.charCodeAt(0);
const firstDay = epochDayOf(1999, 12, 27);
const dayCount = 800;
const days = buildDayBytes(firstDay, dayCount);

const id = fc.integer({ min: 1, max: 0x7fffffff });
const second = fc.integer({ min: 0, max: dayCount * 86_400 - 1 });
const firstId = fc.oneof(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 2 ** 53 - 100 }));

const moment = (value: number) => timestampText(firstDay + Math.floor(value / 86_400), value % 86_400);
const csv = (rows: (string | number | null)[][]) => stringify(rows, { cast: { object: () => '\\N' } });
const text = (write: (out: DataView) => number, room: number) => {
  const out = new Uint8Array(room + SLACK);
  return new TextDecoder().decode(out.subarray(0, write(new DataView(out.buffer))));
};
const column = <Row, Key extends keyof Row>(rows: readonly Row[], key: Key) => rows.map((row) => Number(row[key]));

test('rentals are the bytes that csv-stringify writes', () => {
  const rental = fc.record({
    second,
    inventoryId: id,
    customerId: id,
    returnSecond: fc.oneof(second, fc.constant(NOT_RETURNED)),
    staffId: id,
  });
  fc.assert(
    fc.property(fc.array(rental, { minLength: 1, maxLength: 20 }), firstId, (rows, first) => {
      const columns = {
        second: Int32Array.from(column(rows, 'second')),
        inventoryId: Int32Array.from(column(rows, 'inventoryId')),
        customerId: Int32Array.from(column(rows, 'customerId')),
        returnSecond: Int32Array.from(column(rows, 'returnSecond')),
        staffId: Int32Array.from(column(rows, 'staffId')),
      };
      const written = text(
        (out) => new RentalEncoder(columns, days, out, COMMA).encode(0, rows.length, first, 0),
        rows.length * RENTAL_ROW_BYTES,
      );
      const expected = rows.map((row, at) => {
        const back = row.returnSecond === NOT_RETURNED ? null : moment(row.returnSecond);
        const start = moment(row.second);
        return [first + at, start, row.inventoryId, row.customerId, back, row.staffId, back ?? start];
      });
      expect(written).toBe(expected.map((row) => csv([row.map((cell) => cell ?? '\\N')])).join(''));
    }),
  );
});

test('many rows of a day, and a midnight among them, are what each row is by itself', () => {
  const count = 1300;
  const column = (value: (row: number) => number) => Int32Array.from({ length: count }, (_, row) => value(row));
  const columns = {
    second: column((row) => 2 * 86_400 - 700 + row),
    inventoryId: column((row) => 1 + row),
    customerId: column((row) => 9_990 + row),
    returnSecond: column((row) => (row % 3 === 0 ? NOT_RETURNED : 5 * 86_400 + row)),
    staffId: column((row) => 1 + (row % 7)),
  };
  const write = (from: number, end: number) =>
    text(
      (out) => new RentalEncoder(columns, days, out, COMMA).encode(from, end, 8_000, 0),
      (end - from) * RENTAL_ROW_BYTES,
    );
  const apart = Array.from({ length: count }, (_, row) => write(row, row + 1));
  expect(write(0, count)).toBe(apart.join(''));
  expect(write(77, 1277)).toBe(apart.slice(77, 1277).join(''));
});

test('payments are the bytes that csv-stringify writes', () => {
  const payment = fc.record({
    customerId: id,
    staffId: id,
    rentalId: firstId,
    cents: fc.integer({ min: 0, max: 99_999 }),
    second,
  });
  fc.assert(
    fc.property(fc.array(payment, { minLength: 1, maxLength: 20 }), firstId, (rows, first) => {
      const columns = {
        customerId: Int32Array.from(column(rows, 'customerId')),
        staffId: Int32Array.from(column(rows, 'staffId')),
        rentalId: Float64Array.from(column(rows, 'rentalId')),
        cents: Int32Array.from(column(rows, 'cents')),
        second: Int32Array.from(column(rows, 'second')),
      };
      const written = text(
        (out) => new PaymentEncoder(columns, days, out, COMMA).encode(0, rows.length, first, 0),
        rows.length * PAYMENT_ROW_BYTES,
      );
      const expected = rows.map((row, at) => [
        first + at,
        row.customerId,
        row.staffId,
        row.rentalId,
        (row.cents / 100).toFixed(2),
        moment(row.second),
      ]);
      expect(written).toBe(csv(expected));
    }),
  );
});

test('a part of the rows is written with the ids of that part', () => {
  const columns = {
    customerId: Int32Array.of(5, 6, 7),
    staffId: Int32Array.of(1, 2, 1),
    rentalId: Float64Array.of(10, 11, 12),
    cents: Int32Array.of(299, 5, 100_000 - 1),
    second: Int32Array.of(0, 1, 86_399),
  };
  const written = text((out) => new PaymentEncoder(columns, days, out, COMMA).encode(1, 3, 100, 0), 400);
  expect(written).toBe(
    `101,6,2,11,0.05,${dateText(firstDay)} 00:00:01\n102,7,1,12,999.99,${dateText(firstDay)} 23:59:59\n`,
  );
});

test('whole numbers of any length are written in full', () => {
  for (let digits = 0; digits < 16; digits++) {
    for (const n of [10 ** digits - 1, 10 ** digits, 10 ** digits + 1, Math.floor(1.234567890123456 * 10 ** digits)]) {
      expect(text((out) => writeWhole(out, 0, n), 20)).toBe(String(n));
    }
  }
});

test('cents are written with two decimals', () => {
  for (const cents of [0, 5, 99, 100, 299, 99_999]) {
    expect(text((out) => writeCents(out, 0, cents), 20)).toBe((cents / 100).toFixed(2));
  }
});
