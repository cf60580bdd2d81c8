import type { Config } from '../../config/schema.js';
import { genreProfilesOf } from '../catalog/genres.js';
import { pickWeighted } from '../catalog/pick.js';
import { NEVER } from '../catalog/small-table-source.js';
import { GuideTable } from '../random/guide-table.js';
import { exactPower } from '../random/power.js';
import type { Stream } from '../random/stream.js';

/** Once the weeks that every customer stays are over, the chance that an early leaver's interest ends in a week. */
const WEEKLY_CHURN = 0.1;
const MAX_CHURN_WEEKS = 2000;
const YEAR_DAYS = 365;
const MAX_YEARS = 70;
/** Activity is Pareto-distributed with the tail exponent 1 / ACTIVITY_TAIL. */
const ACTIVITY_TAIL = 0.6;
const MIN_ACTIVITY = 2;
const MAX_ACTIVITY = 14;
/** A customer visits more often in the first months: the last day of each stage, and the activity times this. */
export const NEW_CUSTOMER_STAGES = [
  { days: 56, factor: 1.6 },
  { days: 182, factor: 1.2 },
] as const;

/** Bits of `habits`: seven weekdays from Monday on, then the parts of a day, then the punctuality. */
export const WEEKDAY_BITS = 7;
const DAY_PART_BITS = 4;
export const PUNCTUALITY_SHIFT = WEEKDAY_BITS + DAY_PART_BITS;
const FAVOURITE_WEEKDAYS = 2;
/** How many customers in a hundred are of each punctuality, see LATE_FACTORS. */
const PUNCTUALITY_SHARES = [30, 30, 25, 15] as const;
/** A customer's share of late returns, times the chain's, by punctuality. */
const LATE_WEIGHTS = [0.12, 0.5, 1.2, 2.4] as const;
const MEAN_LATE_WEIGHT = LATE_WEIGHTS.reduce(
  (sum, weight, index) => sum + (weight * PUNCTUALITY_SHARES[index]!) / 100,
  0,
);
export const LATE_FACTORS: readonly number[] = LATE_WEIGHTS.map((weight) => weight / MEAN_LATE_WEIGHT);

/** The traits of a customer, drawn once. */
export interface Traits {
  /** First day of the run on which the customer no longer visits; NEVER for those who stay. */
  readonly quitDay: number;
  /** The customer's weight in the pool that visitors are drawn from. */
  readonly activity: number;
  /** The favourite genres, a bit for each genre's index modulo 32. */
  readonly tastes: number;
  /** The favourite weekdays and parts of the day, and the punctuality. */
  readonly habits: number;
}

/** Returns a function that draws the traits of a customer who joins on a day of the run. */
export function createTraitDraw(config: Config): (life: Stream, joinDay: number) => Traits {
  const genreWeights = genreProfilesOf(config).map(({ weight }) => weight);
  return (life, joinDay) => ({
    quitDay: drawQuitDay(config, life, joinDay),
    activity: MIN_ACTIVITY + ACTIVITY_TABLE.pick(life.next() >>> 1),
    tastes: drawTastes(genreWeights, life),
    habits: drawHabits(life),
  });
}

/**
 * Draws the first day of the run on which a customer no longer visits. The loyal stay. Of the others, the share
 * `churn_rate` leaves early, and of the rest the share `annual_attrition` leaves each year.
 */
function drawQuitDay(config: Config, life: Stream, joinDay: number): number {
  const { loyal_customer_rate, churn_rate, annual_attrition, customer_churn_after_weeks } = config.generation;
  if (life.unit() < loyal_customer_rate) return NEVER;
  if (life.unit() >= churn_rate) {
    let years = 0;
    while (years < MAX_YEARS && life.unit() >= annual_attrition) years++;
    if (years === MAX_YEARS) return NEVER;
    return joinDay + customer_churn_after_weeks * 7 + years * YEAR_DAYS + life.below(YEAR_DAYS);
  }
  let weeks = customer_churn_after_weeks;
  const last = weeks + MAX_CHURN_WEEKS;
  while (weeks < last && life.unit() >= WEEKLY_CHURN) weeks++;
  return joinDay + weeks * 7 + life.below(7);
}

/** The expected share of customers who still visit, by weeks since they joined. */
export function survivalByWeek(config: Config, weeks: number): Float64Array {
  const { loyal_customer_rate: loyal, churn_rate, annual_attrition, customer_churn_after_weeks } = config.generation;
  const survival = new Float64Array(weeks + 1);
  const weeklyStay = annual_attrition < 1 ? exactPower(1 - annual_attrition, 7 / YEAR_DAYS) : 0;
  let early = 1;
  let yearly = 1;
  for (let week = 0; week <= weeks; week++) {
    if (week >= customer_churn_after_weeks) {
      early *= 1 - WEEKLY_CHURN;
      yearly *= weeklyStay;
    }
    survival[week] = loyal + (1 - loyal) * (churn_rate * early + (1 - churn_rate) * yearly);
  }
  return survival;
}

/** The distribution of the activity, from MIN_ACTIVITY to MAX_ACTIVITY or more. */
const ACTIVITY_SHARES = Array.from({ length: MAX_ACTIVITY - MIN_ACTIVITY + 1 }, (_, above) => {
  const activity = MIN_ACTIVITY + above;
  return shareAtLeast(activity) - (activity < MAX_ACTIVITY ? shareAtLeast(activity + 1) : 0);
});
const ACTIVITY_TABLE = GuideTable.of(ACTIVITY_SHARES);

export const MEAN_ACTIVITY = ACTIVITY_SHARES.reduce((sum, share, above) => sum + share * (MIN_ACTIVITY + above), 0);

function shareAtLeast(activity: number): number {
  return exactPower(MIN_ACTIVITY / activity, 1 / ACTIVITY_TAIL);
}

/** Two or three genres, the common ones more often. */
function drawTastes(genreWeights: readonly number[], life: Stream): number {
  let tastes = 0;
  for (let left = life.between(2, 3); left > 0; left--) tastes |= 1 << pickWeighted(life, genreWeights);
  return tastes;
}

function drawHabits(life: Stream): number {
  let habits = pickWeighted(life, PUNCTUALITY_SHARES) << PUNCTUALITY_SHIFT;
  for (let left = FAVOURITE_WEEKDAYS; left > 0; left--) habits |= 1 << life.below(WEEKDAY_BITS);
  return habits | (1 << (WEEKDAY_BITS + life.below(DAY_PART_BITS)));
}
