import type { Stream } from '../random/stream.js';

/** An item of a non-empty list, all equally likely. */
export function pick<T>(stream: Stream, list: readonly T[]): T {
  return list[stream.below(list.length)] as T;
}

/** An item of a non-empty list, the first the most likely: the index is the square of a uniform draw. */
export function pickEarly<T>(stream: Stream, list: readonly T[]): T {
  const uniform = stream.unit();
  return list[Math.floor(uniform * uniform * list.length)] as T;
}

/** An index drawn in proportion to the weights, which are whole numbers with a sum above 0. */
export function pickWeighted(stream: Stream, weights: readonly number[]): number {
  let rest = stream.below(weights.reduce((sum, weight) => sum + weight, 0));
  return weights.findIndex((weight) => {
    rest -= weight;
    return rest < 0;
  });
}

/** The numbers from 0 to count - 1 in random order. */
export function shuffledIndexes(stream: Stream, count: number): Int32Array {
  const order = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const place = stream.below(i + 1);
    order[i] = order[place] as number;
    order[place] = i;
  }
  return order;
}
