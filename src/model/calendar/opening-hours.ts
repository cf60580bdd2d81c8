/** First second of the day at which a store is open, 10:00. */
export const OPENS = 10 * 3600;
/** First second of the day after it closes, 22:00. */
export const CLOSES = 22 * 3600;

const AFTERNOON = 14 * 3600;
const EVENING = 17 * 3600;
const NIGHT = 20 * 3600;

const MINUTE = 60;
const SLOT_BITS = 12;
const SLOTS = 1 << SLOT_BITS;
/** The bits of a word of 31 bits that do not select the slot. */
const REST_BITS = 31 - SLOT_BITS;
const REST_MASK = (1 << REST_BITS) - 1;

/** The relative demand of each opening hour, from 10:00 on: on working days people rent after work … */
const AFTER_WORK = [2, 3, 4, 4, 4, 5, 8, 12, 17, 15, 8, 3] as const;
const FRIDAY = [2, 3, 4, 4, 5, 8, 12, 16, 17, 14, 9, 5] as const;
const SATURDAY = [3, 5, 7, 9, 11, 13, 14, 15, 14, 12, 8, 5] as const;
const SUNDAY = [2, 5, 9, 11, 13, 14, 14, 12, 9, 6, 4, 2] as const;
/** … and return discs in the morning and after work. */
const RETURNING = [8, 7, 6, 5, 4, 4, 6, 9, 9, 7, 5, 3] as const;

/**
 * An hourly profile as a table to draw from. Slot i of 4096 is the second of the day, rounded to minutes, at which the
 * i-th of 4096 equal parts of the day's demand begins.
 */
function buildProfile(hours: readonly number[]): Int32Array {
  const minutes = hours.length * 60;
  const total = hours.reduce((sum, weight) => sum + weight, 0) * 60;
  const slots = new Int32Array(SLOTS);
  let minute = 0;
  let reached = hours[0] ?? 0;
  for (let slot = 0; slot < SLOTS; slot++) {
    const wanted = ((slot + 0.5) * total) / SLOTS;
    while (reached < wanted && minute < minutes - 1) {
      minute++;
      reached += hours[Math.floor(minute / 60)] ?? 0;
    }
    slots[slot] = OPENS + minute * MINUTE;
  }
  return slots;
}

const AFTER_WORK_PROFILE = buildProfile(AFTER_WORK);

/** When people rent on each weekday, from Monday on. */
export const RENTING_PROFILES: readonly Int32Array[] = [
  AFTER_WORK_PROFILE,
  AFTER_WORK_PROFILE,
  AFTER_WORK_PROFILE,
  AFTER_WORK_PROFILE,
  buildProfile(FRIDAY),
  buildProfile(SATURDAY),
  buildProfile(SUNDAY),
];
export const RETURNING_PROFILE = buildProfile(RETURNING);

/** Maps a word of 31 random bits to a second of the day. The minute follows the profile, the second is uniform. */
export function secondOfDay(profile: Int32Array, word: number): number {
  return ((profile[word >>> REST_BITS] ?? OPENS) + (Math.imul(word & REST_MASK, MINUTE) >>> REST_BITS)) | 0;
}

/** The part of the day that a second of it lies in: before 14:00 is 0, then to 17:00, to 20:00, and the late evening. */
export function partOfDay(second: number): number {
  return ((second >= AFTERNOON ? 1 : 0) + (second >= EVENING ? 1 : 0) + (second >= NIGHT ? 1 : 0)) | 0;
}
