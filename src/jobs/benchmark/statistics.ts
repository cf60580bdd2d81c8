/** Several measurements of one thing. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** Sums measurements up. Precondition: there is at least one. */
export function measureSpread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const [low = 0, high = 0] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  return { median: (low + high) / 2, least: sorted[0] ?? 0, most: sorted.at(-1) ?? 0 };
}

/** Whether what was measured may be the same: one's least is not above the other's most. */
export function overlaps(a: Spread, b: Spread): boolean {
  return a.least <= b.most && b.least <= a.most;
}

/** Ratios of what was measured in the same rounds: what slowed a round down slowed both. */
export function ratiosByRound(values: readonly number[], base: readonly number[]): readonly number[] {
  return values.flatMap((value, round) => {
    const other = base[round];
    return other === undefined || other === 0 ? [] : [value / other];
  });
}
