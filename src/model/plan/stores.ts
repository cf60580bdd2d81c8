import type { Config } from '../../config/schema.js';
import { Purpose, Stream } from '../random/stream.js';

/** Of two neighbouring stores one is larger, this many times at least, and so much more at most. */
const LARGER_FACTOR = 1.27;
const LARGER_SPREAD = 0.3;

/** The number of stores: the configured number times the scale, at least one. */
export function storeCount(config: Config): number {
  return Math.max(1, Math.round(config.generation.stores_count * config.simulation.scale_factor));
}

/** Each store's share of the chain's demand, stock and customers. The shares add up to 1. */
export function storeShares(config: Config): Float64Array {
  const count = storeCount(config);
  const shares = new Float64Array(count);
  let sum = 0;
  for (let store = 0; store < count; store++) {
    const pair = new Stream(config.simulation.seed, store >> 1, 0, Purpose.storeShare);
    const isLarger = pair.below(2) === (store & 1);
    const factor = LARGER_FACTOR + LARGER_SPREAD * pair.unit();
    shares[store] = (isLarger ? factor : 1) / (1 + factor);
    sum += shares[store]!;
  }
  for (let store = 0; store < count; store++) shares[store]! /= sum;
  return shares;
}

/**
 * Splits a whole number in proportion to weights with the largest remainder method: each part is rounded down, and the
 * parts with the largest remainders get one more. Ties go to the earlier part.
 */
export function apportion(total: number, weights: ArrayLike<number>): Int32Array {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += weights[i]!;
  const parts = new Int32Array(weights.length);
  const remainders: { part: number; rest: number }[] = [];
  let given = 0;
  for (let i = 0; i < weights.length; i++) {
    const exact = sum > 0 ? (total * weights[i]!) / sum : total / weights.length;
    parts[i] = Math.floor(exact);
    given += parts[i]!;
    remainders.push({ part: i, rest: exact - parts[i]! });
  }
  remainders.sort((x, y) => y.rest - x.rest || x.part - y.part);
  for (let i = 0; given < total; i++, given++) parts[remainders[i % remainders.length]!.part]! += 1;
  return parts;
}
