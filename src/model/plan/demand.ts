import type { Config } from '../../config/schema.js';
import {
  growthMultiplier,
  monthNumber,
  phaseMultiplier,
  seasonOfWeek,
  weekdayShare,
} from '../calendar/demand-calendar.js';

import { drawPoisson } from '../random/power.js';
import { Purpose, Stream } from '../random/stream.js';

import { sharedInt32 } from './columns.js';

/** How many films customers ask for, whether or not they are on the shelf. */
export interface Demand {
  /** Films wanted, by store and day: `wanted[store * days + day]`. */
  readonly wanted: Int32Array;
  readonly days: number;
  /** The mean of the draws behind `wanted`, summed by month; the first is the month of the first day. */
  readonly expectedByMonth: Float64Array;
  readonly firstMonth: number;
}

/**
 * Draws the demand of every store and day. A store's day is Poisson with the mean base/7 × share × growth ×
 * season × weekday × phase × spike; the spike is divided by its own mean, so that the base stays the expected
 * number of rentals a week.
 *
 * @param firstDay - epoch day of the first Monday
 * @param weeks - how many weeks from there
 */
export function planDemand(config: Config, shares: Float64Array, firstDay: number, weeks: number): Demand {
  const { seed, scale_factor } = config.simulation;
  const generation = config.generation;
  const spikeChance = generation.spike_day_probability;
  const meanSpike = 1 + spikeChance * (generation.spike_day_multiplier - 1);
  const daily = (generation.base_weekly_transactions * scale_factor) / 7 / (meanSpike > 0 ? meanSpike : 1);
  const days = weeks * 7;
  const wanted = sharedInt32(shares.length * days);
  const firstMonth = monthNumber(firstDay);
  const months = days > 0 ? monthNumber(firstDay + days - 1) - firstMonth + 1 : 0;
  const expectedByMonth = new Float64Array(months);
  for (let day = 0; day < days; day++) {
    const chainMean = daily * dayMultiplier(config, firstDay, day);
    const month = monthNumber(firstDay + day) - firstMonth;
    for (let store = 0; store < shares.length; store++) {
      const stream = new Stream(seed, store, day, Purpose.demand);
      const spike = stream.unit() < spikeChance ? generation.spike_day_multiplier : 1;
      const mean = chainMean * shares[store]! * spike;
      expectedByMonth[month]! += mean;
      wanted[store * days + day] = drawPoisson(stream, mean);
    }
  }
  return { wanted, days, expectedByMonth, firstMonth };
}

function dayMultiplier(config: Config, firstDay: number, day: number): number {
  const { growth, phases } = config.master_simulation;
  const { week_shift_threshold, week_shift_duration } = config.generation;
  const week = Math.floor(day / 7);
  return (
    growthMultiplier(growth, week) *
    seasonOfWeek(config.master_simulation, firstDay + day, week) *
    weekdayShare(day % 7, week, week_shift_threshold, week_shift_duration) *
    phaseMultiplier(phases, week)
  );
}
