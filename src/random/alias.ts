/**
 * A discrete distribution drawn from in constant time (Walker's alias method, Vose's construction).
 * One 32-bit number picks the column with its high part and the side of the column with what is left.
 */
export interface AliasTable {
  readonly size: number;
  /** Share of each column that belongs to the column itself, 0 to 1. */
  readonly keep: Float64Array;
  /** Who has the rest of the column. */
  readonly other: Int32Array;
}

/** Builds the table for weights >= 0 that are not all zero. */
export function buildAlias(weights: ArrayLike<number>): AliasTable {
  const size = weights.length;
  let sum = 0;
  for (let i = 0; i < size; i++) sum += weights[i]!;
  const keep = new Float64Array(size);
  const other = new Int32Array(size);
  const small: number[] = [];
  const large: number[] = [];
  for (let i = 0; i < size; i++) {
    keep[i] = (weights[i]! * size) / sum;
    other[i] = i;
    (keep[i]! < 1 ? small : large).push(i);
  }
  while (small.length > 0 && large.length > 0) {
    const poor = small.pop()!;
    const rich = large.pop()!;
    other[poor] = rich;
    keep[rich] = keep[rich]! + keep[poor]! - 1;
    (keep[rich]! < 1 ? small : large).push(rich);
  }
  for (const rest of small) keep[rest] = 1;
  for (const rest of large) keep[rest] = 1;
  return { size, keep, other };
}

/** The index that a uniform number in [0, 1) falls on. */
export function pickAlias(table: AliasTable, uniform: number): number {
  const scaled = uniform * table.size;
  const column = scaled | 0;
  return scaled - column < table.keep[column]! ? column : table.other[column]!;
}
