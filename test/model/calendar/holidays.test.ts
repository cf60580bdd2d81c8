import { expect, test } from 'vitest';
import type { ConfigInput } from '../../../src/config/schema.js';
import { dateText, epochDayOf, parseDay, weekdayOf } from '../../../src/model/calendar/civil.js';
import { holidayMultiplier, isClosed, listHolidays } from '../../../src/model/calendar/holidays.js';
import { configOf } from '../../support/simulate.js';

const withHolidays = (holidays: NonNullable<ConfigInput['calendar']>['holidays']) =>
  configOf({ calendar: { holidays } });

const US = withHolidays('us');
const ofYear = (year: number) => listHolidays(US, epochDayOf(year, 1, 1), epochDayOf(year + 1, 1, 1));
const YEARS = Array.from({ length: 68 }, (_, index) => 1971 + index);

function dateOf(name: string, year: number): string {
  const found = ofYear(year).filter((holiday) => holiday.name === name);
  expect(found, `${name} ${year}`).toHaveLength(1);
  return dateText(found[0]!.firstDay);
}

test.each([
  ['Easter Sunday', ['1971-04-11', '1981-04-19', '2000-04-23', '2008-03-23', '2011-04-24', '2024-03-31', '2038-04-25']],
  ['Thanksgiving Day', ['2001-11-22', '2002-11-28', '2003-11-27', '2012-11-22', '2023-11-23']],
  ['Memorial Day', ['1971-05-31', '2002-05-27', '2004-05-31', '2010-05-31', '2021-05-31']],
  ['Labor Day', ['2001-09-03', '2003-09-01', '2008-09-01', '2009-09-07']],
  ['Martin Luther King Day', ['1986-01-20', '2001-01-15', '2024-01-15']],
  ["Presidents' Day", ['1971-02-15', '2002-02-18', '2016-02-15']],
  ['Veterans Day', ['1971-10-25', '1977-10-24', '1978-11-11', '2001-11-11']],
  [
    'Super Bowl Sunday',
    ['1971-01-17', '1983-01-30', '1986-01-26', '1989-01-22', '1999-01-31', '2002-02-03', '2003-01-26'],
  ],
  [
    'Super Bowl Sunday',
    ['2004-02-01', '2010-02-07', '2020-02-02', '2021-02-07', '2022-02-13', '2024-02-11', '2027-02-14'],
  ],
])('%s is on its day of each year', (name, dates) => {
  for (const date of dates) expect(dateOf(name, Number(date.slice(0, 4)))).toBe(date);
});

test('days that are younger than the calendar are in their years only', () => {
  const has = (year: number, name: string) => ofYear(year).some((holiday) => holiday.name === name);
  expect([1985, 1986].map((year) => has(year, 'Martin Luther King Day'))).toEqual([false, true]);
  expect([2020, 2021].map((year) => has(year, 'Juneteenth'))).toEqual([false, true]);
});

test('weekdays fit in every year from 1971 to 2038', () => {
  for (const year of YEARS) {
    for (const [name, weekday] of [
      ['Super Bowl Sunday', 6],
      ['Easter Sunday', 6],
      ["Mother's Day", 6],
      ['Memorial Day', 0],
      ['Labor Day', 0],
      ['Thanksgiving Day', 3],
    ] as const) {
      expect(weekdayOf(parseDay(dateOf(name, year))), `${name} ${year}`).toBe(weekday);
    }
  }
});

test('25 December is the only day on which the stores are closed', () => {
  for (const year of YEARS) {
    for (let day = epochDayOf(year, 1, 1); day < epochDayOf(year + 1, 1, 1); day++) {
      expect(isClosed(US, day)).toBe(dateText(day).endsWith('-12-25'));
    }
  }
});

test('the days before holidays are busy, the feasts themselves quiet', () => {
  const on = (date: string) => holidayMultiplier(US, parseDay(date));
  for (const busy of [
    '2001-11-21',
    '2001-12-24',
    '2001-12-31',
    '2002-07-03',
    '2002-05-26',
    '2002-09-01',
    '2002-10-30',
  ]) {
    expect(on(busy), busy).toBeGreaterThan(1.15);
  }
  for (const quiet of ['2001-11-22', '2002-02-03', '2002-07-04', '2002-03-31'])
    expect(on(quiet), quiet).toBeLessThan(0.7);
  expect(on('2002-06-12')).toBe(1);
});

test('a holiday of several days is listed where any of them lies in the range', () => {
  const names = (from: string, end: string) => listHolidays(US, parseDay(from), parseDay(end)).map(({ name }) => name);
  expect(names('2001-12-30', '2001-12-31')).toEqual(['Week after Christmas']);
  expect(names('2001-12-31', '2002-01-02')).toEqual(["New Year's Eve", "New Year's Day"]);
  expect(names('2001-12-26', '2001-12-26')).toEqual([]);
});

test('none has no holidays, and stores open every day', () => {
  const none = withHolidays('none');
  expect(listHolidays(none, parseDay('2001-01-01'), parseDay('2003-01-01'))).toEqual([]);
  expect(isClosed(none, parseDay('2001-12-25'))).toBe(false);
});

test('a list has days of every year, of one year, and 29 February in leap years', () => {
  const listed = withHolidays([
    { name: 'Leap day', date: '02-29', multiplier: 2 },
    { name: 'Fair', date: '2003-05-10', multiplier: 0.5 },
    { name: 'Inventory', date: '05-10', multiplier: 0 },
  ]);
  const on = (date: string) => holidayMultiplier(listed, parseDay(date));
  expect([on('2004-02-29'), on('2003-02-28'), on('2003-03-01')]).toEqual([2, 1, 1]);
  expect([on('2002-05-10'), on('2003-05-10')]).toEqual([0, 0]);
  expect(isClosed(listed, parseDay('2002-12-25'))).toBe(false);
  expect(listHolidays(listed, parseDay('2003-01-01'), parseDay('2005-01-01')).map(({ name }) => name)).toEqual([
    'Fair',
    'Inventory',
    'Leap day',
    'Inventory',
  ]);
});
