import { DAY, dateText, timestampText } from '../calendar/civil.js';

/** Bytes of a date and a time with the space between them. */
const MOMENT = 19;

/** Reads eight ASCII bytes as a double: a store of that double writes them back. ASCII never makes a NaN. */
function doubleOf(text: string): number {
  const view = new DataView(new ArrayBuffer(8));
  for (let i = 0; i < 8; i++) view.setUint8(i, text.charCodeAt(i));
  return view.getFloat64(0, true);
}

/** By second of the day: 10:00:00. */
const TIMES = new Float64Array(DAY);
for (let second = 0; second < DAY; second++) TIMES[second] = doubleOf(timestampText(0, second).slice(11));

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
    yearAndMonth[day] = doubleOf(text);
    dayOfMonth[day] = text.charCodeAt(8) | (text.charCodeAt(9) << 8) | (32 << 16);
  }
  return { yearAndMonth, day: dayOfMonth };
}

/** Writes 2001-10-01 10:00:00, for seconds since the midnight that the day bytes begin with. Always 19 bytes. */
export function writeMoment(out: DataView, at: number, days: DayBytes, second: number): number {
  const day = (second / DAY) | 0;
  out.setFloat64(at, days.yearAndMonth[day]!, true);
  out.setUint32(at + 8, days.day[day]!, true);
  out.setFloat64(at + 11, TIMES[second - day * DAY]!, true);
  return at + MOMENT;
}
