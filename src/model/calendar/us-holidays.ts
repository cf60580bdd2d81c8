import { epochDayOf, weekdayOf } from './civil.js';

/** A holiday or another day that changes the demand, and how its day is found in a year. */
export interface HolidayRule {
  readonly name: string;
  /** Demand, times this; 0: the stores are closed. */
  readonly multiplier: number;
  /** Its first day, counted from 1970-01-01; undefined in a year without it. */
  readonly day: (year: number) => number | undefined;
  /** How many days it lasts; 1 unless given. */
  readonly days?: number;
}

const MONDAY = 0;
const THURSDAY = 3;
const SUNDAY = 6;

/** The nth such weekday of a month, counted from 1. */
function nthWeekday(year: number, month: number, weekday: number, nth: number): number {
  const first = epochDayOf(year, month, 1);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (nth - 1);
}

/** The last such weekday of a month. */
function lastWeekday(year: number, month: number, weekday: number): number {
  const last = month === 12 ? epochDayOf(year, 12, 31) : epochDayOf(year, month + 1, 1) - 1;
  return last - ((weekdayOf(last) - weekday + 7) % 7);
}

/** Easter Sunday in the Gregorian calendar ("Anonymous Gregorian algorithm", Nature, 20 April 1876). */
function easterSunday(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return epochDayOf(year, Math.floor(n / 31), (n % 31) + 1);
}

/** Super Bowls before 2004 that were not played on the last Sunday of January: month · 100 + day, by year. */
const SUPER_BOWL_EXCEPTIONS: Readonly<Record<number, number>> = {
  1971: 117,
  1972: 116,
  1973: 114,
  1974: 113,
  1975: 112,
  1976: 118,
  1977: 109,
  1978: 115,
  1979: 121,
  1980: 120,
  1982: 124,
  1984: 122,
  1985: 120,
  1989: 122,
  2002: 203,
};

/** The last Sunday of January until 2003, the first of February until 2021, then the second. */
function superBowlSunday(year: number): number {
  const exception = SUPER_BOWL_EXCEPTIONS[year];
  if (exception !== undefined) return epochDayOf(year, Math.floor(exception / 100), exception % 100);
  if (year < 2004) return lastWeekday(year, 1, SUNDAY);
  return nthWeekday(year, 2, SUNDAY, year < 2022 ? 1 : 2);
}

const thanksgiving = (year: number) => nthWeekday(year, 11, THURSDAY, 4);
const memorialDay = (year: number) => lastWeekday(year, 5, MONDAY);
const laborDay = (year: number) => nthWeekday(year, 9, MONDAY, 1);

/**
 * Federal holidays and other days that a video store in the United States notices, for any year from 1971. The
 * multipliers are this program's own: the evenings before a holiday are busy, days on which people sit at a table or in
 * front of a game are quiet, and the week after Christmas is the best of the year.
 */
export const US_HOLIDAYS: readonly HolidayRule[] = [
  { name: "New Year's Day", multiplier: 1.3, day: (year) => epochDayOf(year, 1, 1) },
  {
    name: 'Martin Luther King Day',
    multiplier: 1.25,
    day: (year) => (year < 1986 ? undefined : nthWeekday(year, 1, MONDAY, 3)),
  },
  { name: 'Super Bowl Sunday', multiplier: 0.5, day: superBowlSunday },
  { name: "Valentine's Day", multiplier: 1.2, day: (year) => epochDayOf(year, 2, 14) },
  { name: "Presidents' Day", multiplier: 1.25, day: (year) => nthWeekday(year, 2, MONDAY, 3) },
  { name: 'Easter Sunday', multiplier: 0.6, day: easterSunday },
  { name: "Mother's Day", multiplier: 0.85, day: (year) => nthWeekday(year, 5, SUNDAY, 2) },
  { name: 'Sunday before Memorial Day', multiplier: 1.25, day: (year) => memorialDay(year) - 1 },
  { name: 'Memorial Day', multiplier: 1.2, day: memorialDay },
  { name: 'Juneteenth', multiplier: 1.1, day: (year) => (year < 2021 ? undefined : epochDayOf(year, 6, 19)) },
  { name: 'Eve of Independence Day', multiplier: 1.35, day: (year) => epochDayOf(year, 7, 3) },
  { name: 'Independence Day', multiplier: 0.6, day: (year) => epochDayOf(year, 7, 4) },
  { name: 'Sunday before Labor Day', multiplier: 1.25, day: (year) => laborDay(year) - 1 },
  { name: 'Labor Day', multiplier: 1.15, day: laborDay },
  { name: 'Columbus Day', multiplier: 1.15, day: (year) => nthWeekday(year, 10, MONDAY, 2) },
  { name: 'Eve of Halloween', multiplier: 1.35, day: (year) => epochDayOf(year, 10, 30) },
  { name: 'Halloween', multiplier: 0.85, day: (year) => epochDayOf(year, 10, 31) },
  {
    name: 'Veterans Day',
    multiplier: 1.1,
    day: (year) => (year < 1978 ? nthWeekday(year, 10, MONDAY, 4) : epochDayOf(year, 11, 11)),
  },
  { name: 'Eve of Thanksgiving', multiplier: 1.8, day: (year) => thanksgiving(year) - 1 },
  { name: 'Thanksgiving Day', multiplier: 0.4, day: thanksgiving },
  { name: 'Day after Thanksgiving', multiplier: 1.25, day: (year) => thanksgiving(year) + 1 },
  { name: 'Day before Christmas Eve', multiplier: 1.3, day: (year) => epochDayOf(year, 12, 23) },
  { name: 'Christmas Eve', multiplier: 1.2, day: (year) => epochDayOf(year, 12, 24) },
  { name: 'Christmas Day, stores closed', multiplier: 0, day: (year) => epochDayOf(year, 12, 25) },
  { name: 'Week after Christmas', multiplier: 2.1, day: (year) => epochDayOf(year, 12, 26), days: 5 },
  { name: "New Year's Eve", multiplier: 2.1, day: (year) => epochDayOf(year, 12, 31) },
];
