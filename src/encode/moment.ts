import { DAY, dateText, timestampText } from '../model/calendar/civil.js';

/** Bytes of a date and a time with the space between them. */
const MOMENT = 19;
const TEN_MINUTES = 600;

/** Reads eight ASCII bytes as a double: a store of that double writes them back. ASCII never makes a NaN. */
function doubleOf(text: string): number {
  return viewOf(text).getFloat64(0, true);
}

/** Reads four ASCII bytes as a word. */
function wordOf(text: string): number {
  return viewOf(text).getUint32(0, true);
}

function viewOf(text: string): DataView {
  return new DataView(Uint8Array.from(text, (letter) => letter.charCodeAt(0)).buffer);
}

/*
 * A time is written in two words, hours with the tens of minutes and the rest: 744 words stay in the nearest cache,
 * where a table of all the day's 86,400 times would not.
 */

/** By ten minutes of the day: 10:0. */
const HOURS = Uint32Array.from({ length: DAY / TEN_MINUTES }, (_, tens) =>
  wordOf(timeText(tens * TEN_MINUTES).slice(0, 4)),
);
/** By second of ten minutes: 0:00. */
const MINUTES = Uint32Array.from({ length: TEN_MINUTES }, (_, second) => wordOf(timeText(second).slice(4)));

function timeText(second: number): string {
  return timestampText(0, second).slice(11);
}

/** The days of a run, written out once so that a row copies its date in two stores. */
export interface DayBytes {
  /** By day: 2001-10- as a double. */
  readonly yearAndMonth: Float64Array;
  /** By day: the day of the month and a space, in the three lower bytes. */
  readonly day: Uint32Array;
}

/** Writes out every day from an epoch day on. */
export function buildDayBytes(firstDay: number, days: number): DayBytes {
  const yearAndMonth = new Float64Array(days);
  const dayOfMonth = new Uint32Array(days);
  for (let day = 0; day < days; day++) {
    const text = dateText(firstDay + day);
    yearAndMonth[day] = doubleOf(text.slice(0, 8));
    dayOfMonth[day] = text.charCodeAt(8) | (text.charCodeAt(9) << 8) | (32 << 16);
  }
  return { yearAndMonth, day: dayOfMonth };
}

/** Writes 2001-10-01 10:00:00, for seconds since the midnight that the day bytes begin with. Always 19 bytes. */
export function writeMoment(out: DataView, at: number, days: DayBytes, second: number): number {
  const day = dayOf(second);
  return writeMomentOfDay(out, at, days.yearAndMonth[day]!, days.day[day]!, second - day * DAY);
}

/**
 * Writes what `writeMoment` writes, where the day was looked up before.
 *
 * @param yearAndMonth - of the day bytes, as the next
 * @param ofDay - seconds since that day's midnight
 */
export function writeMomentOfDay(
  out: DataView,
  at: number,
  yearAndMonth: number,
  dayOfMonth: number,
  ofDay: number,
): number {
  const tens = (ofDay / TEN_MINUTES) | 0;
  out.setFloat64(at, yearAndMonth, true);
  out.setUint32(at + 8, dayOfMonth, true);
  out.setUint32(at + 11, HOURS[tens]!, true);
  out.setUint32(at + 15, MINUTES[ofDay - tens * TEN_MINUTES]!, true);
  return at + MOMENT;
}

/** The day on which a second falls. */
export function dayOf(second: number): number {
  return (second / DAY) | 0;
}

/** Writes a moment once more that was written before at `from`. */
export function copyMoment(out: DataView, at: number, from: number): number {
  out.setFloat64(at, out.getFloat64(from, true), true);
  out.setFloat64(at + 8, out.getFloat64(from + 8, true), true);
  out.setUint32(at + 15, out.getUint32(from + 15, true), true);
  return at + MOMENT;
}
