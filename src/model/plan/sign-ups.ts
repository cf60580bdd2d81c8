import type { Config } from '../../config/schema.js';
import { growthMultiplier, phaseMultiplier } from '../calendar/demand-calendar.js';
import { SeasonCurve } from '../calendar/season.js';
import { MEAN_ACTIVITY, NEW_CUSTOMER_STAGES, survivalByWeek } from './customer-life.js';

/** The households in reach of the chain, for each rental a week that is expected before the seasons. */
const HOUSEHOLDS_PER_RENTAL = 4.3;

/** How many customers are expected to join each week, and how active they all are. */
export interface SignUps {
  /** By week: the mean number of customers who join, in the whole chain. */
  readonly joining: Float64Array;
  /** By week: the expected activity of all customers, new ones counted as more active. */
  readonly activity: Float64Array;
}

/**
 * Plans sign-ups by week. They begin at `weekly_new_customers`, follow growth, seasons and phases, and fall as the
 * customers get to be as many as the households in reach, whose number follows growth too.
 *
 * @param firstDay - epoch day of the first Monday
 * @param opening - customers on the opening day, in the whole chain
 */
export function planSignUps(config: Config, firstDay: number, weeks: number, opening: number): SignUps {
  const { scale_factor } = config.simulation;
  const { weekly_new_customers, base_weekly_transactions } = config.generation;
  const { growth, phases, seasonal_multipliers } = config.master_simulation;
  const percents = Object.values(seasonal_multipliers);
  const meanSeason = 1 + percents.reduce((sum, percent) => sum + percent, 0) / percents.length / 100;
  const seasons = new SeasonCurve(config.master_simulation, { weekday: () => 1, holiday: () => 1 });
  const survival = survivalByWeek(config, weeks);
  const weight = survival.map((share, age) => share * newness(age));
  const joining = new Float64Array(weeks);
  const activity = new Float64Array(weeks);
  for (let week = 0; week < weeks; week++) {
    const grown = growthMultiplier(growth, week);
    let active = opening * survival[week]!;
    let sum = opening * weight[week]!;
    for (let earlier = 0; earlier < week; earlier++) {
      active += joining[earlier]! * survival[week - earlier]!;
      sum += joining[earlier]! * weight[week - earlier]!;
    }
    const households = HOUSEHOLDS_PER_RENTAL * base_weekly_transactions * scale_factor * grown;
    const left = households > 0 ? Math.max(0, 1 - active / households) : 0;
    const season = meanSeason > 0 ? seasons.on(firstDay + week * 7 + 3, week) / meanSeason : 1;
    joining[week] = weekly_new_customers * scale_factor * grown * season * phaseMultiplier(phases, week) * left;
    activity[week] = MEAN_ACTIVITY * (sum + joining[week]! * newness(0) * 0.5);
  }
  return { joining, activity };
}

function newness(ageWeeks: number): number {
  return NEW_CUSTOMER_STAGES.find(({ days }) => ageWeeks * 7 < days)?.factor ?? 1;
}
