/** Seconds in a day. */
export const DAY = 86_400;

/**
 * Year, month (1–12) and day of month of a day counted from 1970-01-01, packed as year·10000 + month·100 + day.
 * Integer arithmetic on the proleptic Gregorian calendar (Howard Hinnant, "chrono-compatible low-level date
 * algorithms"); no time zone is involved. For years 1 to 9999.
 */
export function civilDate(epochDay: number): number {
  const shifted = epochDay + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return year * 10_000 + month * 100 + day;
}

/** The day counted from 1970-01-01 of a calendar date. */
export function epochDayOf(year: number, month: number, day: number): number {
  const shiftedYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(shiftedYear / 400);
  const yearOfEra = shiftedYear - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The day counted from 1970-01-01 of a text like 2001-10-01, which must be a real date. */
export function parseDay(text: string): number {
  return epochDayOf(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10)));
}

/** Monday is 0. */
export function weekdayOf(epochDay: number): number {
  return (((epochDay + 3) % 7) + 7) % 7;
}

/** A cache: a run has a few thousand days, each of them used often. */
const dates = new Map<number, string>();

/** 2001-10-01 */
export function dateText(epochDay: number): string {
  const known = dates.get(epochDay);
  if (known !== undefined) return known;
  const text = String(civilDate(epochDay)).padStart(8, '0');
  const date = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
  dates.set(epochDay, date);
  return date;
}

const TWO_DIGITS = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'));

/** 2001-10-01 10:00:00, for a second of the day from 0 to 86399. */
export function timestampText(epochDay: number, second: number): string {
  const hours = TWO_DIGITS[Math.floor(second / 3600)];
  const minutes = TWO_DIGITS[Math.floor(second / 60) % 60];
  return `${dateText(epochDay)} ${hours}:${minutes}:${TWO_DIGITS[second % 60]}`;
}
