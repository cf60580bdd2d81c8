/*
 * Branch-free minimum and maximum of two 32-bit integers that are less than 2^31 apart. V8 compiles Math.min to a
 * branch, which mispredicts half the time when the inputs are random.
 */

export function minInt32(a: number, b: number): number {
  const difference = (a - b) | 0;
  return (b + (difference & (difference >> 31))) | 0;
}

export function maxInt32(a: number, b: number): number {
  const difference = (a - b) | 0;
  return (a - (difference & (difference >> 31))) | 0;
}
