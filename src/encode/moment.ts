import { DAY, dateText } from '../calendar/civil.js';
import { writeTwoDigits } from './digits.js';

const SPACE = 32;
const COLON = 58;
/** Bytes of a date. */
const DATE = 10;

/** The ten bytes of each day of a run, one after the other. */
export type DayBytes = Uint8Array;

/** Writes out every day from an epoch day on, once, so that a row only copies its date. */
export function buildDayBytes(firstDay: number, days: number): DayBytes {
  const bytes = new Uint8Array(days * DATE);
  const encoder = new TextEncoder();
  for (let day = 0; day < days; day++)
    encoder.encodeInto(dateText(firstDay + day), bytes.subarray(day * DATE));
  return bytes;
}

/** Writes 2001-10-01 10:00:00, for seconds since the midnight that the day bytes begin with. Always 19 bytes. */
export function writeMoment(out: Uint8Array, at: number, days: DayBytes, second: number): number {
  const day = (second / DAY) | 0;
  const from = day * DATE;
  for (let i = 0; i < DATE; i++) out[at + i] = days[from + i]!;
  const ofDay = second - day * DAY;
  const hour = (ofDay / 3600) | 0;
  const minute = ((ofDay - hour * 3600) / 60) | 0;
  out[at + 10] = SPACE;
  writeTwoDigits(out, at + 11, hour);
  out[at + 13] = COLON;
  writeTwoDigits(out, at + 14, minute);
  out[at + 16] = COLON;
  return writeTwoDigits(out, at + 17, ofDay - hour * 3600 - minute * 60);
}
