import { composeConfig } from '../../../config/extend.js';
import type { Config } from '../../../config/schema.js';
import { dateText } from '../../../model/calendar/civil.js';
import { programCall } from '../../../program-call.js';
import type { UpdateChoice } from '../update-choice.js';
import type { Trade } from './measure-sales.js';

/** Of what is asked for, so much is not in: demand is above what is rented. */
const LOST_SHARE = 0.08;

/** Composes the configuration by which a chain of unknown making goes on: what was measured, the rest by default. */
export function composeForeignConfig(
  firstDay: number,
  trade: Trade | undefined,
  longestDuration: number,
  lateFeePerDay: number,
  wish: UpdateChoice,
): Config {
  const demand = (trade?.weeklyBase ?? 0) / (1 - LOST_SHARE);
  const season = wish.season === undefined ? [] : [{ from_week: 0, to_week: wish.weeks - 1, percent: wish.season }];
  return composeConfig({
    // Later updates begin on other days, and draw other luck.
    simulation: { start_date: dateText(firstDay), seed: 42 + firstDay },
    generation: {
      initial_customers: 0,
      weekly_new_customers: trade?.newCustomersWeekly ?? 0,
      base_weekly_transactions: Math.max(demand, 0.01),
      rental_duration_min: 1,
      rental_duration_max: longestDuration,
      week_shift_threshold: 0,
      week_shift_duration: 0,
      late_fee_per_day: lateFeePerDay,
      new_movie_boost: { enabled: false },
    },
    master_simulation: {
      total_weeks: wish.weeks,
      inventory_additions: [],
      growth: { model: 'linear', rate: 0, ceiling: null },
      season_overrides: season,
    },
  });
}

/** What `composeForeignConfig` takes for granted, in sentences. */
export function describeAssumptions(trade: Trade, config: Config): readonly string[] {
  const { base_weekly_transactions: base, late_return_probability: late, late_days_max } = config.generation;
  const fee = config.generation.late_fee_per_day.toFixed(2);
  const per = (n: number) => String(Math.round(n * 10) / 10);
  return [
    `demand of ${per(base)} films a week before the seasons, measured over the last ${trade.weeks === 1 ? 'week' : `${trade.weeks} weeks`}, ` +
      `with ${100 * LOST_SHARE} % of it not in; no growth`,
    `${per(trade.newCustomersWeekly)} new customers a week, as in those weeks; who is active is with the chain`,
    `films as popular as in those weeks, by Zipf’s law; no new copies: ${programCall('inventory', 'add')} buys them`,
    `${100 * late} % come back late, by up to ${late_days_max} days, at ${fee} a day; this program’s seasons and weekdays`,
  ];
}
