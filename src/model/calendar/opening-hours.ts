/** First second of the day at which a store is open, 10:00. */
export const OPENS = 10 * 3600;
/** First second of the day after it closes, 22:00. */
export const CLOSES = 22 * 3600;

const MINUTE = 60;
const SLOT_BITS = 12;
const SLOTS = 1 << SLOT_BITS;
/** The bits of a word of 31 bits that do not select the slot. */
const REST_BITS = 31 - SLOT_BITS;
const REST_MASK = (1 << REST_BITS) - 1;

/** The relative demand of each opening hour, from 10:00 on. Most customers rent after work. */
const RENTING = [2, 3, 4, 4, 4, 5, 7, 10, 13, 13, 9, 4] as const;
/** The relative number of returns in each opening hour. Most copies are returned in the morning or after work. */
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

export const RENTING_PROFILE = buildProfile(RENTING);
export const RETURNING_PROFILE = buildProfile(RETURNING);

/** Maps a word of 31 random bits to a second of the day. The minute follows the profile, the second is uniform. */
export function secondOfDay(profile: Int32Array, word: number): number {
  return ((profile[word >>> REST_BITS] ?? OPENS) + (Math.imul(word & REST_MASK, MINUTE) >>> REST_BITS)) | 0;
}
