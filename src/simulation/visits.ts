import { RENTING_PROFILE, secondOfDay } from '../calendar/opening-hours.js';
import type { Stream } from '../random/stream.js';

/** How often a visitor takes one film, or at most two; the others take three. */
const TAKES_ONE = 0.5;
const TAKES_TWO = 0.8;

/** From here on the built-in sort is faster than insertion. */
const SMALL = 48;

/** A visit packed into one number that sorts by time: second of the day × 4 + films in the basket. */
export const BASKET_BITS = 2;
export const BASKET_MASK = 3;

/**
 * Draws the visits in which a day's wanted films are asked for, sorted by time.
 *
 * @param visits - room for as many visits as films
 * @returns how many visits there are
 */
export function drawVisits(stream: Stream, wanted: number, visits: Int32Array): number {
  let count = 0;
  let left = wanted;
  while (left > 0) {
    const appetite = stream.unit();
    const films = appetite < TAKES_ONE ? 1 : appetite < TAKES_TWO ? 2 : 3;
    const basket = Math.min(films, left);
    visits[count++] = (secondOfDay(RENTING_PROFILE, stream.unit()) << BASKET_BITS) | basket;
    left -= basket;
  }
  if (count > SMALL) visits.subarray(0, count).sort();
  else sortByInsertion(visits, count);
  return count;
}

function sortByInsertion(values: Int32Array, count: number): void {
  for (let i = 1; i < count; i++) {
    const value = values[i]!;
    let at = i;
    while (at > 0 && values[at - 1]! > value) {
      values[at] = values[at - 1]!;
      at--;
    }
    values[at] = value;
  }
}
