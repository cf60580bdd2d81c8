import { dateLiteral } from '../../checks/literals.js';
import { prepareQueries } from '../../checks/prepare-queries.js';
import type { QueryRunner } from '../../engines/engine.js';
import { dateText, parseDay, weekdayOf } from '../../model/calendar/civil.js';

export interface Week {
  /** ISO date of its Monday. */
  readonly monday: string;
  readonly rentals: number;
  /** The change from the week before: 0.02 is 2 %. Null if that week has no rentals. */
  readonly change: number | null;
  /** Whether the data covers it from Monday to Sunday. */
  readonly whole: boolean;
}

/** How the rentals grew from week to week. */
export interface Growth {
  readonly weeks: readonly Week[];
  readonly first_whole_week: Week | null;
  readonly last_whole_week: Week | null;
  /** The change from the first whole week to the last. */
  readonly change: number | null;
  /** The constant growth per week that leads from the first whole week to the last. */
  readonly mean_weekly_growth: number | null;
}

/** Days, ISO dates. */
export interface Days {
  readonly firstDay: string;
  readonly lastDay: string;
}

/**
 * Reads the number of rentals of every week, Monday to Sunday. Weeks without rentals are included.
 *
 * @param covered - the days that the data covers, if they are known to be more than the days of rentals
 */
export async function readGrowth(runner: QueryRunner, covered: Days | undefined): Promise<Growth> {
  const ask = await prepareQueries(runner, 'maintain');
  const [row = {}] = await ask('rental-days');
  if (row.first_day === null || row.first_day === undefined) return describeGrowth([]);
  const rented = { firstDay: String(row.first_day), lastDay: String(row.last_day) };
  const firstMonday = mondayOf(earlier(rented.firstDay, covered?.firstDay));
  const rows = await ask('weeks', new Map([['first_monday', { sql: dateLiteral(dateText(firstMonday)) }]]));
  const rentals = new Map(rows.map(({ week, rentals }) => [Number(week), Number(rentals)]));
  return describeGrowth(listWeeks(rentals, rented, covered));
}

/**
 * Lists every week that has a day of the data.
 *
 * @param rentals - by the week's number from the first Monday
 */
export function listWeeks(rentals: ReadonlyMap<number, number>, rented: Days, covered: Days | undefined): Week[] {
  const first = parseDay(covered?.firstDay ?? rented.firstDay);
  const last = Math.max(parseDay(covered?.lastDay ?? rented.lastDay), parseDay(rented.lastDay));
  const firstMonday = mondayOf(earlier(rented.firstDay, covered?.firstDay));
  return Array.from({ length: Math.floor((last - firstMonday) / 7) + 1 }, (_, week) => {
    const monday = firstMonday + 7 * week;
    const now = rentals.get(week) ?? 0;
    return {
      monday: dateText(monday),
      rentals: now,
      change: week === 0 ? null : ratio(now, rentals.get(week - 1) ?? 0),
      whole: monday >= first && monday + 6 <= last,
    };
  });
}

function earlier(day: string, other: string | undefined): string {
  return other !== undefined && other < day ? other : day;
}

function mondayOf(date: string): number {
  const day = parseDay(date);
  return day - weekdayOf(day);
}

/** Compares the last whole week with the first. */
export function describeGrowth(weeks: readonly Week[]): Growth {
  const whole = weeks.filter((week) => week.whole);
  const first = whole[0] ?? null;
  const last = whole.at(-1) ?? null;
  const steps = whole.length - 1;
  const grew = first && last && steps > 0 && first.rentals > 0 && last.rentals > 0;
  return {
    weeks,
    first_whole_week: first,
    last_whole_week: last,
    change: first && last && steps > 0 ? ratio(last.rentals, first.rentals) : null,
    mean_weekly_growth: grew ? round((last.rentals / first.rentals) ** (1 / steps) - 1) : null,
  };
}

function ratio(now: number, before: number): number | null {
  return before === 0 ? null : round(now / before - 1);
}

function round(share: number): number {
  return Math.round(share * 1e4) / 1e4;
}
