import type { Config } from '../../config/schema.js';
import { exactExp, exactPower } from '../random/power.js';
import { civilDate } from './civil.js';

type MasterSimulation = Config['master_simulation'];

/** Month of the calendar, counted from year 0: neighbours differ by one, across years too. */
export function monthNumber(epochDay: number): number {
  const packed = civilDate(epochDay);
  return Math.floor(packed / 10_000) * 12 + (Math.floor(packed / 100) % 100) - 1;
}

/** 2001-10, from a month number. */
export function monthText(month: number): string {
  const year = String(Math.floor(month / 12)).padStart(4, '0');
  return `${year}-${String((month % 12) + 1).padStart(2, '0')}`;
}

/** The multiplier that the configuration gives the month of a day: 80 % more demand in June is 1.8. Never below 0. */
export function monthMultiplier(table: MasterSimulation['seasonal_multipliers'], epochDay: number): number {
  const month = String((monthNumber(epochDay) % 12) + 1) as keyof typeof table;
  return percentMultiplier(table[month]);
}

/** 80 % more demand is 1.8. Never below 0. */
export function percentMultiplier(percent: number): number {
  return Math.max(1 + percent / 100, 0);
}

/** The product of all phases that include a week; 1 if there are none. */
export function phaseMultiplier(phases: MasterSimulation['phases'], week: number): number {
  let multiplier = 1;
  for (const phase of phases) {
    if (week >= phase.from_week && week <= phase.to_week) multiplier *= phase.multiplier;
  }
  return multiplier;
}

/** Demand of each weekday, Monday first, where an average day is 1: with holidays, Friday to Sunday take 58.5 %. */
const WEEKEND_HEAVY = [0.63, 0.66, 0.715, 0.85, 1.36, 1.67, 1.115] as const;
/** The same where the working days are the busy ones. */
const WEEKDAY_HEAVY = [1.2, 1.15, 1.15, 1.1, 0.9, 0.75, 0.75] as const;

/** The drift takes this where the configuration gives only one of its two keys. */
const DRIFT_THRESHOLD = 8;
const DRIFT_DURATION = 16;

/**
 * The demand of a weekday (0 is Monday) in a week of the run, which may lie before it. Friday to Sunday are the busy
 * days. If the configuration has a drift, they are until week `week_shift_threshold`; over `week_shift_duration` weeks
 * the working days then become the busy ones. The seven always add up to 7.
 */
export function weekdayShare(generation: Config['generation'], weekday: number, week: number): number {
  const early = WEEKEND_HEAVY[weekday] ?? 1;
  if (!hasDrift(generation)) return early;
  const threshold = generation.week_shift_threshold ?? DRIFT_THRESHOLD;
  const duration = generation.week_shift_duration ?? DRIFT_DURATION;
  const drift = duration > 0 ? (week - threshold) / duration : week < threshold ? 0 : 1;
  const drifted = drift < 0 ? 0 : Math.min(drift, 1);
  return early + ((WEEKDAY_HEAVY[weekday] ?? 1) - early) * drifted;
}

/** Whether the busy days change during the run. */
function hasDrift({ week_shift_threshold, week_shift_duration }: Config['generation']): boolean {
  return week_shift_threshold !== null || week_shift_duration !== null;
}

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
