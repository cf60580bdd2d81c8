import type { Stream } from '../random/stream.js';

/** One of a list that is not empty, all alike. */
export function pick<T>(stream: Stream, list: readonly T[]): T {
  return list[stream.below(list.length)] as T;
}

/** One of a list that is not empty, the first the likeliest: the position is a uniform draw squared. */
export function pickEarly<T>(stream: Stream, list: readonly T[]): T {
  const uniform = stream.unit();
  return list[Math.floor(uniform * uniform * list.length)] as T;
}

/** The index of a weight, by share; the weights are whole numbers with a sum above 0. */
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
