import { writeWhole, ZERO } from './digits.js';

const POINT = 46;
/** Amounts below 100.00 come from a table. */
const SMALL = 10_000;

/** By cents below 100: `.99` in the three lower bytes. */
const FRACTIONS = new Uint32Array(100);
for (let cents = 0; cents < 100; cents++) {
  const tens = ZERO + Math.floor(cents / 10);
  FRACTIONS[cents] = POINT | (tens << 8) | ((ZERO + (cents % 10)) << 16);
}

/** By cents below 10,000: the amount's bytes, as a double. */
const AMOUNTS = new Float64Array(SMALL);
const amount = new DataView(AMOUNTS.buffer);
for (let cents = 0; cents < SMALL; cents++) {
  const point = writeWhole(amount, cents * 8, Math.floor(cents / 100));
  amount.setUint32(point, FRACTIONS[cents % 100]!, true);
}

/** Writes cents as an amount with two decimals: 299 is 2.99. */
export function writeCents(out: DataView, at: number, cents: number): number {
  if (cents < SMALL) {
    out.setFloat64(at, AMOUNTS[cents]!, true);
    // 10.00 and more take one byte more.
    return (at + 4 + ((999 - cents) >>> 31)) | 0;
  }
  const whole = (cents / 100) | 0;
  const point = writeWhole(out, at, whole);
  out.setUint32(point, FRACTIONS[cents - whole * 100]!, true);
  return point + 3;
}
