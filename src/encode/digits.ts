export const ZERO = 48;

/** The two digits of 0 to 99, side by side: one look-up writes two bytes. */
const PAIRS = new Uint8Array(200);
for (let n = 0; n < 100; n++) {
  PAIRS[n * 2] = ZERO + Math.floor(n / 10);
  PAIRS[n * 2 + 1] = ZERO + (n % 10);
}

const ABOVE_INT32 = 1_000_000_000;

/** Writes n, 0 to 99, as two digits. */
export function writeTwoDigits(out: Uint8Array, at: number, n: number): number {
  out[at] = PAIRS[n * 2]!;
  out[at + 1] = PAIRS[n * 2 + 1]!;
  return at + 2;
}

/** Writes a whole number, 0 to 2^53-1, in as many digits as it needs. */
export function writeWhole(out: Uint8Array, at: number, n: number): number {
  if (n < ABOVE_INT32) return writeBelowBillion(out, at, n | 0);
  const high = Math.floor(n / ABOVE_INT32);
  const next = writeBelowBillion(out, at, high);
  return writePadded(out, next, n - high * ABOVE_INT32, 9);
}

function writeBelowBillion(out: Uint8Array, at: number, n: number): number {
  const digits = countDigits(n);
  return writePadded(out, at, n, digits);
}

/** Writes n, below a billion, in exactly so many digits, from the last two backwards. */
function writePadded(out: Uint8Array, at: number, n: number, digits: number): number {
  let rest = n;
  let end = at + digits;
  while (end - at >= 2) {
    const hundreds = (rest / 100) | 0;
    end -= 2;
    writeTwoDigits(out, end, rest - hundreds * 100);
    rest = hundreds;
  }
  if (end > at) out[at] = ZERO + rest;
  return at + digits;
}

function countDigits(n: number): number {
  if (n < 10_000) return n < 100 ? (n < 10 ? 1 : 2) : n < 1000 ? 3 : 4;
  if (n < 1_000_000) return n < 100_000 ? 5 : 6;
  return n < 100_000_000 ? (n < 10_000_000 ? 7 : 8) : 9;
}
