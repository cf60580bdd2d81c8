import { CLOSES, OPENS, RENTING_PROFILE, secondOfDay } from '../calendar/opening-hours.js';
import type { Draws } from '../random/draws.js';

/** How often a visitor takes one film, or at most two; the others take three. */
const TAKES_ONE = 0.5;
const TAKES_TWO = 0.8;

/** A visit packed into one number that sorts by time: second of the day × 4 + films in the basket. */
export const BASKET_BITS = 2;
export const BASKET_MASK = 3;

/** Visits are sorted by stretches of 2^13 quarter seconds, about half an hour, down to half a minute on busy days. */
const WIDEST_BITS = 13;
const NARROWEST_BITS = 7;

/**
 * Draws the visits in which a day's wanted films are asked for, sorted by time.
 *
 * @param visits - room for as many visits as films
 * @returns how many visits there are
 */
export function drawVisits(draws: Draws, wanted: number, visits: Int32Array): number {
  let count = 0;
  let left = wanted;
  while (left > 0) {
    draws.require(2);
    const appetite = draws.unit();
    const films = appetite < TAKES_ONE ? 1 : appetite < TAKES_TWO ? 2 : 3;
    const basket = Math.min(films, left);
    visits[count++] = (secondOfDay(RENTING_PROFILE, draws.word()) << BASKET_BITS) | basket;
    left -= basket;
  }
  sortVisits(visits, count);
  return count;
}

/** Where the visits of each stretch of the day go; one more than there are stretches. */
const stretches = new Int32Array((((CLOSES - OPENS) << BASKET_BITS) >> NARROWEST_BITS) + 2);
let scattered = new Int32Array(256);

/**
 * Sorts visits by time: a counting sort by stretches of the day, of which there are about as many as visits, then
 * insertion, which has little left to do.
 */
function sortVisits(visits: Int32Array, count: number): void {
  if (count > scattered.length) scattered = new Int32Array(2 * count);
  const opens = OPENS << BASKET_BITS;
  const span = (CLOSES << BASKET_BITS) - opens;
  let bits = WIDEST_BITS;
  while (bits > NARROWEST_BITS && span >> bits < count) bits--;
  const last = (span - 1) >> bits;
  stretches.fill(0, 0, last + 2);
  for (let i = 0; i < count; i++) stretches[((visits[i]! - opens) >> bits) + 1]! += 1;
  for (let stretch = 1; stretch <= last; stretch++) stretches[stretch]! += stretches[stretch - 1]!;
  for (let i = 0; i < count; i++) {
    const visit = visits[i]!;
    const stretch = (visit - opens) >> bits;
    const place = stretches[stretch]!;
    stretches[stretch] = place + 1;
    scattered[place] = visit;
  }
  for (let i = 0; i < count; i++) {
    const visit = scattered[i]!;
    let at = i;
    while (at > 0 && visits[at - 1]! > visit) {
      visits[at] = visits[at - 1]!;
      at--;
    }
    visits[at] = visit;
  }
}
