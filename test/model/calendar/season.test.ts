import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Config, ConfigInput } from '../../../src/config/schema.js';
import { dateText, epochDayOf, parseDay, weekdayOf } from '../../../src/model/calendar/civil.js';
import { monthMultiplier, monthNumber, weekdayShare } from '../../../src/model/calendar/demand-calendar.js';
import { holidayMultiplier } from '../../../src/model/calendar/holidays.js';
import { SeasonCurve } from '../../../src/model/calendar/season.js';
import { configOf } from '../../support/simulate.js';

const FIRST_DAY = parseDay('2001-10-01');

interface Calendar {
  readonly season: (day: number) => number;
  /** With weekday and holiday. */
  readonly whole: (day: number) => number;
  readonly weekday: (day: number) => number;
}

function calendarOf(config: Config): Calendar {
  const weekday = (day: number) => weekdayShare(config.generation, weekdayOf(day), 0);
  const holiday = (day: number) => holidayMultiplier(config, day);
  const curve = new SeasonCurve(config.master_simulation, { weekday, holiday });
  const season = (day: number) => curve.on(day, Math.floor((day - FIRST_DAY) / 7));
  return { season, weekday, whole: (day) => season(day) * weekday(day) * holiday(day) };
}

const monthsOf = (years: readonly number[]) =>
  years.flatMap((year) =>
    Array.from({ length: 12 }, (_, month) => ({
      from: epochDayOf(year, month + 1, 1),
      end: month === 11 ? epochDayOf(year + 1, 1, 1) : epochDayOf(year, month + 2, 1),
    })),
  );

function sum(from: number, end: number, of: (day: number) => number): number {
  let total = 0;
  for (let day = from; day < end; day++) total += of(day);
  return total;
}

const YEARS = Array.from({ length: 66 }, (_, index) => 1972 + index);
const DEFAULT = configOf({});

describe('the season', () => {
  const { season, whole, weekday } = calendarOf(DEFAULT);
  const table = DEFAULT.master_simulation.seasonal_multipliers;

  test('gives each month the total of its multiplier, holidays included, in any year', () => {
    for (const { from, end } of monthsOf(YEARS)) {
      const ratio = sum(from, end, whole) / sum(from, end, weekday);
      expect(ratio / monthMultiplier(table, from), dateText(from)).toBeCloseTo(1, 8);
    }
  });

  test('has months whose mean, without weekdays, is within 3 % of the multiplier over ten years', () => {
    for (let month = 1; month <= 12; month++) {
      const months = monthsOf(YEARS.slice(30, 40)).filter((_, index) => index % 12 === month - 1);
      const days = months.reduce((all, { from, end }) => all + end - from, 0);
      const demand = months.reduce((all, { from, end }) => all + sum(from, end, whole), 0);
      const expected = monthMultiplier(table, months[0]!.from);
      expect(Math.abs(demand / days / expected - 1), String(month)).toBeLessThan(0.03);
    }
  });

  test('flows from day to day without a step', () => {
    for (let day = epochDayOf(1972, 1, 1); day < epochDayOf(2037, 1, 1); day++) {
      expect(Math.abs(season(day + 1) - season(day)), dateText(day)).toBeLessThan(0.045);
    }
  });

  test('makes the last six days of December the best of the year', () => {
    for (const year of YEARS) {
      const best = sum(epochDayOf(year, 12, 26), epochDayOf(year + 1, 1, 1), whole) / 6;
      const firstMonday = epochDayOf(year, 1, 1) + ((7 - weekdayOf(epochDayOf(year, 1, 1))) % 7);
      for (let monday = firstMonday; monday + 7 <= epochDayOf(year, 12, 26); monday += 7) {
        expect(sum(monday, monday + 7, whole) / 7, dateText(monday)).toBeLessThan(best);
      }
    }
  });
});

test('one percentage for every month stays one, but for what holidays take from their month', () => {
  const { season } = calendarOf(flat(50, 'none'));
  for (let day = FIRST_DAY; day < FIRST_DAY + 400; day++) expect(season(day)).toBeCloseTo(1.5, 8);
  const { whole, weekday } = calendarOf(flat(50, 'us'));
  for (const { from, end } of monthsOf([2002, 2003])) {
    expect(sum(from, end, whole) / sum(from, end, weekday)).toBeCloseTo(1.5, 8);
  }
});

test('an override gives its weeks exactly its percentage, and the last that names a week counts', () => {
  const config = configOf({
    master_simulation: {
      season_overrides: [
        { from_week: 3, to_week: 9, percent: 150 },
        { from_week: 5, to_week: 5, percent: -40 },
      ],
    },
  });
  const { season } = calendarOf(config);
  const inWeek = (week: number) => Array.from({ length: 7 }, (_, day) => season(FIRST_DAY + 7 * week + day));
  for (const week of [3, 4, 6, 9]) expect(inWeek(week)).toEqual([2.5, 2.5, 2.5, 2.5, 2.5, 2.5, 2.5]);
  expect(inWeek(5)).toEqual([0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6]);
  expect(inWeek(10)[0]).not.toBe(2.5);
});

test('any table of months keeps its totals and never goes below nothing', () => {
  const percent = fc.integer({ min: -100, max: 900 });
  fc.assert(
    fc.property(fc.array(percent, { minLength: 12, maxLength: 12 }), fc.boolean(), (percents, hasHolidays) => {
      const config = configOf({ ...flat(0, hasHolidays ? 'us' : 'none'), ...tableOf(percents) } as ConfigInput);
      const { season, whole, weekday } = calendarOf(config);
      for (const { from, end } of monthsOf([2003])) {
        for (let day = from; day < end; day++) expect(season(day)).toBeGreaterThanOrEqual(0);
        const multiplier = 1 + percents[monthNumber(from) % 12]! / 100;
        const ratio = sum(from, end, whole) / sum(from, end, weekday);
        expect(Math.abs(ratio - multiplier)).toBeLessThanOrEqual(0.03 * multiplier + 1e-9);
      }
    }),
    { numRuns: 60 },
  );
});

test('a month that is closed altogether has no demand', () => {
  const february = Array.from({ length: 29 }, (_, day) => ({
    name: 'Closed',
    date: `02-${String(day + 1).padStart(2, '0')}`,
    multiplier: 0,
  }));
  const { whole, season } = calendarOf(configOf({ calendar: { holidays: february } }));
  for (let day = parseDay('2004-01-01'); day < parseDay('2004-04-01'); day++) {
    expect(Number.isFinite(season(day))).toBe(true);
    expect(whole(day) === 0).toBe(dateText(day).startsWith('2004-02'));
  }
});

function tableOf(percents: readonly number[]): ConfigInput {
  return {
    master_simulation: {
      seasonal_multipliers: Object.fromEntries(percents.map((percent, month) => [String(month + 1), percent])),
    },
  };
}

function flat(percent: number, holidays: 'us' | 'none'): Config {
  return configOf({ calendar: { holidays }, ...tableOf(Array.from({ length: 12 }, () => percent)) });
}
