import { exactExp } from './power.js';
import type { Stream } from './stream.js';

const LARGEST_MEAN_AT_ONCE = 256;

/**
 * A Poisson draw with a mean >= 0, by inversion with one uniform number. A large mean is drawn in parts: the sum of
 * independent Poisson draws is a Poisson draw of the summed mean.
 */
export function drawPoisson(stream: Stream, mean: number): number {
  let total = 0;
  let rest = mean;
  while (rest > LARGEST_MEAN_AT_ONCE) {
    total += invertPoisson(stream.unit(), LARGEST_MEAN_AT_ONCE);
    rest -= LARGEST_MEAN_AT_ONCE;
  }
  return rest > 0 ? total + invertPoisson(stream.unit(), rest) : total;
}

function invertPoisson(uniform: number, mean: number): number {
  const limit = mean * 2 + 100;
  let count = 0;
  let probability = exactExp(-mean);
  let cumulative = probability;
  while (uniform >= cumulative && count < limit) {
    count++;
    probability = (probability * mean) / count;
    cumulative += probability;
  }
  return count;
}
