import { describe, expect, test } from 'vitest';
import type { ConfigInput } from '../../../src/config/schema.js';
import {
  civilDate,
  dateText,
  epochDayOf,
  parseDay,
  timestampText,
  weekdayOf,
} from '../../../src/model/calendar/civil.js';
import {
  growthMultiplier,
  monthMultiplier,
  monthNumber,
  monthText,
  phaseMultiplier,
  weekdayShare,
} from '../../../src/model/calendar/demand-calendar.js';
import {
  CLOSES,
  OPENS,
  RENTING_PROFILES,
  RETURNING_PROFILE,
  secondOfDay,
} from '../../../src/model/calendar/opening-hours.js';
import { configOf } from '../../support/simulate.js';

test('every day from 1965 to 2045 has the date that JavaScript gives it in UTC', () => {
  for (let day = -2000; day < 28_000; day++) {
    const text = new Date(day * 86_400_000).toISOString().slice(0, 10);
    expect(dateText(day)).toBe(text);
    expect(parseDay(text)).toBe(day);
    expect(weekdayOf(day)).toBe((new Date(day * 86_400_000).getUTCDay() + 6) % 7);
  }
});

test('dates and times are text of a fixed width', () => {
  expect(civilDate(epochDayOf(2004, 2, 29))).toBe(20_040_229);
  expect(timestampText(epochDayOf(2001, 10, 1), 36_305)).toBe('2001-10-01 10:05:05');
});

test('months follow each other across the year', () => {
  const december = monthNumber(parseDay('2001-12-31'));
  expect(monthNumber(parseDay('2002-01-01'))).toBe(december + 1);
  expect(monthText(december)).toBe('2001-12');
});

describe('growth', () => {
  test('is linear up to its ceiling', () => {
    const growth = { model: 'linear', rate: 0.02, ceiling: 1.2 } as const;
    expect(growthMultiplier(growth, 0)).toBe(1);
    expect(growthMultiplier(growth, 5)).toBeCloseTo(1.1);
    expect(growthMultiplier(growth, 500)).toBe(1.2);
  });

  test('without a ceiling goes on, and compounds', () => {
    expect(growthMultiplier({ model: 'linear', rate: 0.02, ceiling: null }, 500)).toBeCloseTo(11);
    expect(growthMultiplier({ model: 'compound', rate: 0.01, ceiling: null }, 100)).toBeCloseTo(1.01 ** 100);
  });

  test('declines to nothing and no further', () => {
    expect(growthMultiplier({ model: 'linear', rate: -0.02, ceiling: 1.2 }, 80)).toBe(0);
  });

  test('follows an S-curve from 1 to the ceiling', () => {
    const growth = { model: 'logistic', rate: 0.05, ceiling: 3 } as const;
    expect(growthMultiplier(growth, 0)).toBeCloseTo(1);
    expect(growthMultiplier(growth, 2000)).toBeCloseTo(3);
    const middle = Array.from({ length: 200 }, (_, week) => growthMultiplier(growth, week));
    for (let week = 1; week < 200; week++) expect(middle[week]!).toBeGreaterThan(middle[week - 1]!);
  });
});

test('a month multiplies by its percentage, and never below nothing', () => {
  const table = Object.fromEntries(Array.from({ length: 12 }, (_, month) => [String(month + 1), 0]));
  const season = { ...table, '7': 100, '2': -150 } as unknown as Parameters<typeof monthMultiplier>[0];
  expect(monthMultiplier(season, parseDay('2002-07-31'))).toBe(2);
  expect(monthMultiplier(season, parseDay('2002-08-01'))).toBe(1);
  expect(monthMultiplier(season, parseDay('2002-02-10'))).toBe(0);
});

test('phases multiply where they overlap', () => {
  const phases = [
    { from_week: 2, to_week: 5, multiplier: 0.5, label: 'a' },
    { from_week: 5, to_week: 6, multiplier: 3, label: 'b' },
  ];
  expect([1, 2, 5, 6, 7].map((week) => phaseMultiplier(phases, week))).toEqual([1, 0.5, 1.5, 3, 1]);
});

describe('weekdays', () => {
  const weekOf = (generation: ConfigInput['generation']) => {
    const config = configOf({ generation });
    return (n: number) => Array.from({ length: 7 }, (_, day) => weekdayShare(config.generation, day, n));
  };
  const whole = (shares: number[]) => shares.reduce((sum, share) => sum + share, 0);
  const weekend = (shares: number[]) => whole(shares.slice(4)) / whole(shares);

  test('from Friday to Sunday take 59 % of the demand, Saturday the most, in every week', () => {
    const week = weekOf({});
    for (const n of [-1, 0, 8, 100, 520]) {
      expect(whole(week(n))).toBeCloseTo(7);
      expect(weekend(week(n))).toBeCloseTo(0.592);
      expect(week(n)).toEqual(week(0));
    }
    expect(Math.max(...week(0))).toBe(week(0)[5]);
  });

  test('drift from the weekend to the working days where the configuration says so', () => {
    const week = weekOf({ week_shift_threshold: 8, week_shift_duration: 16 });
    for (const n of [-1, 0, 8, 15, 24, 100]) expect(whole(week(n))).toBeCloseTo(7);
    expect(week(0)).toEqual(week(8));
    expect(week(0)).toEqual(weekOf({})(0));
    expect(weekend(week(16))).toBeLessThan(weekend(week(8)));
    expect(weekend(week(100))).toBeLessThan(0.36);
    expect(week(24)).toEqual(week(100));
  });

  test('drift by the old defaults where one of the two keys is missing', () => {
    const both = weekOf({ week_shift_threshold: 8, week_shift_duration: 16 });
    for (const n of [0, 12, 30]) {
      expect(weekOf({ week_shift_threshold: 8 })(n)).toEqual(both(n));
      expect(weekOf({ week_shift_duration: 16 })(n)).toEqual(both(n));
    }
    expect(weekOf({ week_shift_threshold: 0, week_shift_duration: 0 })(0)).toEqual(both(100));
  });
});

test.each([
  ...RENTING_PROFILES.map((profile, weekday): [string, Int32Array] => [`renting on weekday ${weekday}`, profile]),
  ['returning', RETURNING_PROFILE],
])('times of %s fall into opening hours, whatever is drawn', (_, profile) => {
  const seconds = Array.from({ length: 100_000 }, (_, i) => secondOfDay(profile, Math.floor((i / 100_000) * 2 ** 31)));
  expect(Math.min(...seconds.slice(0, 50_000))).toBeGreaterThanOrEqual(OPENS);
  expect(seconds.every((second) => second >= OPENS && second < CLOSES)).toBe(true);
  expect(new Set(seconds.map((second) => Math.floor(second / 3600))).size).toBe(12);
});
