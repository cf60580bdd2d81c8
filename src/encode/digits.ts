/*
 * Numbers to ASCII, four digits at a time: a table has the four bytes of every number below 10,000, which one store
 * writes. A store may write past the number's end, where the next field overwrites it, so a buffer needs SLACK bytes
 * after its last row.
 */

/** Bytes that a writer may overwrite after the end of its value. */
export const SLACK = 8;

export const ZERO = 48;
const GROUP = 10_000;
const TWO_GROUPS = GROUP * GROUP;

/** By number below 10,000: its four digits with leading zeros, the first in the lowest byte. */
const FOUR_DIGITS = new Uint32Array(GROUP);
/** By number below 10,000: the bits of its leading zeros; 0 has three. */
const LEADING_BITS = new Uint8Array(GROUP);
for (let n = 0; n < GROUP; n++) {
  const text = String(n).padStart(4, '0');
  for (let digit = 3; digit >= 0; digit--) {
    FOUR_DIGITS[n] = FOUR_DIGITS[n]! * 256 + text.charCodeAt(digit);
  }
  LEADING_BITS[n] = 8 * (4 - String(n).length);
}
/** The same for an upper group, where 0 has four. */
const UPPER_LEADING_BITS = LEADING_BITS.with(0, 32);

/** Writes a whole number, 0 to 2^53-1, without leading zeros; returns the offset after it. */
export function writeWhole(out: DataView, at: number, n: number): number {
  return n < TWO_GROUPS ? writeSmall(out, at, n | 0) : writeLarge(out, at, n);
}

/**
 * Always writes both groups. With about ten thousand customers or copies, a branch on whether an id has an upper group
 * would mispredict often, which costs more than the second store.
 */
function writeSmall(out: DataView, at: number, n: number): number {
  const upper = (n / GROUP) | 0;
  const lower = (n - upper * GROUP) | 0;
  const upperBits = UPPER_LEADING_BITS[upper]!;
  // An upper group of 0 writes four zeros, which the lower group overwrites.
  out.setUint32(at, FOUR_DIGITS[upper]! >>> upperBits, true);
  const next = (at + 4 - (upperBits >> 3)) | 0;
  // The lower group drops its leading zeros only if there is no upper group.
  const lowerBits = LEADING_BITS[lower]! & ((upper - 1) >> 31);
  out.setUint32(next, FOUR_DIGITS[lower]! >>> lowerBits, true);
  return (next + 4 - (lowerBits >> 3)) | 0;
}

function writeLarge(out: DataView, at: number, n: number): number {
  const high = Math.floor(n / TWO_GROUPS);
  const low = (n - high * TWO_GROUPS) | 0;
  const middle = (low / GROUP) | 0;
  const next = writeWhole(out, at, high);
  out.setUint32(next, FOUR_DIGITS[middle]!, true);
  out.setUint32(next + 4, FOUR_DIGITS[low - middle * GROUP]!, true);
  return next + 8;
}
