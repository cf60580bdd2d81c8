/*
 * The smaller and the larger of two whole numbers that are less than 2^31 apart, computed without a branch. Here it is
 * often chance which of them is smaller; the engine makes Math.min a branch, and of each two such branches the processor
 * guesses one wrong, which takes as long as some thirty additions.
 */

export function least(a: number, b: number): number {
  const difference = (a - b) | 0;
  return (b + (difference & (difference >> 31))) | 0;
}

export function most(a: number, b: number): number {
  const difference = (a - b) | 0;
  return (a - (difference & (difference >> 31))) | 0;
}
