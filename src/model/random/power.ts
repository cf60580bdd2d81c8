import type { Stream } from './stream.js';

/*
 * Math.exp and Math.pow may differ in the last bit between engines, which would change a dataset. These functions use
 * only + − × ÷ and square roots, which IEEE 754 defines exactly.
 */

const FRACTION_BITS = 40;

/** e to the x, for x from -700 to 700. Halves x until the Taylor series is short, then squares back. */
export function exactExp(x: number): number {
  let halvings = 0;
  let reduced = x;
  while (reduced > 0.5 || reduced < -0.5) {
    reduced /= 2;
    halvings++;
  }
  let term = 1;
  let sum = 1;
  for (let n = 1; n <= 18; n++) {
    term = (term * reduced) / n;
    sum += term;
  }
  for (; halvings > 0; halvings--) sum *= sum;
  return sum;
}

/** base to the exponent, for base > 0 and exponent >= 0: whole part by squaring, fraction by square roots. */
export function exactPower(base: number, exponent: number): number {
  let whole = Math.floor(exponent);
  let fraction = exponent - whole;
  let result = 1;
  let square = base;
  while (whole > 0) {
    if (whole % 2 === 1) result *= square;
    square *= square;
    whole = Math.floor(whole / 2);
  }
  let root = base;
  for (let bit = 0; bit < FRACTION_BITS && fraction > 0; bit++) {
    root = Math.sqrt(root);
    fraction *= 2;
    if (fraction >= 1) {
      result *= root;
      fraction -= 1;
    }
  }
  return result;
}

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
