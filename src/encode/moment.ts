import { DAY, dateText, timestampText } from '../model/calendar/civil.js';

/** Bytes of a date and a time with the space between them. */
const MOMENT = 19;
const TEN_MINUTES = 600;

/** Eight ASCII bytes as a double, which a store writes back. ASCII is never a NaN. */
function doubleOf(text: string): number {
  return viewOf(text).getFloat64(0, true);
}

/** Four ASCII bytes as a word. */
function wordOf(text: string): number {
  return viewOf(text).getUint32(0, true);
}

function viewOf(text: string): DataView {
  return new DataView(Uint8Array.from(text, (letter) => letter.charCodeAt(0)).buffer);
}

/*
 * A time is written as two words: hours with the tens of minutes, and the rest. Their 744 words fit into the L1 cache.
 */

/** By ten minutes of the day: `10:0`. */
const HOURS = Uint32Array.from({ length: DAY / TEN_MINUTES }, (_, tens) =>
  wordOf(timeText(tens * TEN_MINUTES).slice(0, 4)),
);
/** By second of ten minutes: `0:00`. */
const MINUTES = Uint32Array.from({ length: TEN_MINUTES }, (_, second) => wordOf(timeText(second).slice(4)));

function timeText(second: number): string {
  return timestampText(0, second).slice(11);
}

/** The dates of a run, so that a row copies its date in two stores. */
export interface DayBytes {
  /** By day: `2001-10-` as a double. */
  readonly yearAndMonth: Float64Array;
  /** By day: `01 ` in the three lower bytes. */
  readonly day: Uint32Array;
}

/** Builds the dates of consecutive days. */
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

/** Writes `2001-10-01 10:00:00`, 19 bytes, for seconds since midnight of the first of the day bytes. */
export function writeMoment(out: DataView, at: number, days: DayBytes, second: number): number {
  const day = dayOf(second);
  return writeMomentOfDay(out, at, days.yearAndMonth[day]!, days.day[day]!, second - day * DAY);
}

/**
 * Writes what `writeMoment` writes, for a day that was looked up before.
 *
 * @param yearAndMonth - of the day bytes, as `dayOfMonth` is
 * @param ofDay - seconds since midnight
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

/** The day of a second. */
export function dayOf(second: number): number {
  return (second / DAY) | 0;
}

/** Copies a moment that was written at `from`. */
export function copyMoment(out: DataView, at: number, from: number): number {
  out.setFloat64(at, out.getFloat64(from, true), true);
  out.setFloat64(at + 8, out.getFloat64(from + 8, true), true);
  out.setUint32(at + 15, out.getUint32(from + 15, true), true);
  return at + MOMENT;
}
