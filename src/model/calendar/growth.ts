import type { Config } from '../../config/schema.js';
import { exactExp, exactPower } from '../random/power.js';

type Growth = Config['master_simulation']['growth'];

/** The default ceiling of a logistic curve. */
const LOGISTIC_CEILING = 2;

/**
 * The size of the chain in a week (0 is the first), as a multiple of its opening size: `linear` 1 + rate·week,
 * `compound` (1 + rate)^week, `logistic` an S-curve from 1 up to the ceiling (Verhulst). The ceiling caps the first
 * two.
 */
export function growthMultiplier(growth: Growth, week: number): number {
  const { model, rate, ceiling } = growth;
  const grown =
    model === 'linear'
      ? 1 + rate * week
      : model === 'compound'
        ? exactPower(1 + rate, week)
        : logistic(ceiling ?? LOGISTIC_CEILING, rate, week);
  const capped = ceiling === null || grown < ceiling ? grown : ceiling;
  return Math.max(capped, 0);
}

function logistic(ceiling: number, rate: number, week: number): number {
  const exponent = -rate * week;
  const fading = exponent < -700 ? 0 : exactExp(Math.min(exponent, 700));
  return ceiling / (1 + (ceiling - 1) * fading);
}
