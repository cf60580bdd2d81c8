import type { Config } from '../../config/schema.js';
import { civilDate, epochDayOf, parseDay } from './civil.js';
import { type HolidayRule, US_HOLIDAYS } from './us-holidays.js';

type HolidaySetting = Config['calendar']['holidays'];

/** A holiday of one year. Days count from 1970-01-01. */
export interface Holiday {
  readonly name: string;
  readonly firstDay: number;
  readonly lastDay: number;
  /** Demand, times this; 0: the stores are closed. */
  readonly multiplier: number;
}

/** Finds holidays by day. A year's are computed when they are first asked for. */
class HolidayCalendar {
  private readonly years = new Map<number, readonly Holiday[]>();
  private readonly multipliers = new Map<number, ReadonlyMap<number, number>>();

  constructor(private readonly rules: readonly HolidayRule[]) {}

  /** The holidays that begin in a year, in the order of time. */
  ofYear(year: number): readonly Holiday[] {
    const known = this.years.get(year);
    if (known !== undefined) return known;
    const found = this.rules.flatMap(({ name, multiplier, day, days = 1 }): Holiday[] => {
      const firstDay = day(year);
      return firstDay === undefined ? [] : [{ name, multiplier, firstDay, lastDay: firstDay + days - 1 }];
    });
    found.sort((one, other) => one.firstDay - other.firstDay);
    this.years.set(year, found);
    return found;
  }

  /** The product of the multipliers of a day; 1 on an ordinary day. */
  multiplierOn(epochDay: number): number {
    if (this.rules.length === 0) return 1;
    const year = Math.floor(civilDate(epochDay) / 10_000);
    let ofYear = this.multipliers.get(year);
    if (ofYear === undefined) {
      ofYear = this.multiplyDays(year);
      this.multipliers.set(year, ofYear);
    }
    return ofYear.get(epochDay) ?? 1;
  }

  private multiplyDays(year: number): ReadonlyMap<number, number> {
    const days = new Map<number, number>();
    for (const { firstDay, lastDay, multiplier } of this.ofYear(year)) {
      for (let day = firstDay; day <= lastDay; day++) days.set(day, (days.get(day) ?? 1) * multiplier);
    }
    return days;
  }
}

const US = new HolidayCalendar(US_HOLIDAYS);
const NONE = new HolidayCalendar([]);
const LISTED = new WeakMap<object, HolidayCalendar>();

function calendarOf(setting: HolidaySetting): HolidayCalendar {
  if (setting === 'us') return US;
  if (setting === 'none') return NONE;
  let listed = LISTED.get(setting);
  if (listed === undefined) {
    listed = new HolidayCalendar(setting.map(ruleOf));
    LISTED.set(setting, listed);
  }
  return listed;
}

/** A holiday of the configuration: on one date, or on one day of every year that has it. */
function ruleOf({ name, date, multiplier }: Exclude<HolidaySetting, string>[number]): HolidayRule {
  if (date.length === 10) {
    const only = parseDay(date);
    const itsYear = Number(date.slice(0, 4));
    return { name, multiplier, day: (year) => (year === itsYear ? only : undefined) };
  }
  const month = Number(date.slice(0, 2));
  const dayOfMonth = Number(date.slice(3, 5));
  const day = (year: number) => {
    const found = epochDayOf(year, month, dayOfMonth);
    return civilDate(found) % 100 === dayOfMonth ? found : undefined;
  };
  return { name, multiplier, day };
}

/** The holidays with a day from `fromDay` to `endDay`, excluded, in the order of time. */
export function listHolidays({ calendar }: Config, fromDay: number, endDay: number): Holiday[] {
  const holidays = calendarOf(calendar.holidays);
  const firstYear = Math.floor(civilDate(fromDay) / 10_000);
  const lastYear = Math.floor(civilDate(endDay) / 10_000);
  const found: Holiday[] = [];
  for (let year = firstYear; year <= lastYear; year++) {
    for (const holiday of holidays.ofYear(year)) {
      if (holiday.lastDay >= fromDay && holiday.firstDay < endDay) found.push(holiday);
    }
  }
  return found;
}

/** What holidays multiply the demand of a day by; 1 on an ordinary day, 0 when the stores are closed. */
export function holidayMultiplier({ calendar }: Config, epochDay: number): number {
  return calendarOf(calendar.holidays).multiplierOn(epochDay);
}

/** Whether the calendar closes the stores on a day, counted from 1970-01-01. */
export function isClosed(config: Config, epochDay: number): boolean {
  return holidayMultiplier(config, epochDay) === 0;
}
