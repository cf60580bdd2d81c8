import { writeTwoDigits, writeWhole } from './digits.js';

const POINT = 46;

/** Writes cents as an amount with two decimals: 299 is 2.99. */
export function writeCents(out: Uint8Array, at: number, cents: number): number {
  const whole = (cents / 100) | 0;
  const point = writeWhole(out, at, whole);
  out[point] = POINT;
  return writeTwoDigits(out, point + 1, cents - whole * 100);
}
