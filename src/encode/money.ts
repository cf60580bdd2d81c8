import { writeWhole, ZERO } from './digits.js';

const POINT = 46;

/** By cents below 100: the point and two digits, in the three lower bytes. */
const FRACTIONS = new Uint32Array(100);
for (let cents = 0; cents < 100; cents++) {
  const tens = ZERO + Math.floor(cents / 10);
  FRACTIONS[cents] = POINT | (tens << 8) | ((ZERO + (cents % 10)) << 16);
}

/** Writes cents as an amount with two decimals: 299 is 2.99. */
export function writeCents(out: DataView, at: number, cents: number): number {
  const whole = (cents / 100) | 0;
  const point = writeWhole(out, at, whole);
  out.setUint32(point, FRACTIONS[cents - whole * 100]!, true);
  return point + 3;
}
