import { secondOfDay } from '../calendar/opening-hours.js';
import { type RandomBuffer, UNIT } from '../random/random-buffer.js';

/** The films that a visitor asks for at most. */
export const MAX_BASKET = 3;
/** A word below these means one film, or two; any other means MAX_BASKET. */
const TAKES_ONE = Math.ceil(0.5 / UNIT);
const TAKES_TWO = Math.ceil(0.8 / UNIT);

/** A visit packed into one number that sorts by time: second of the day × 4 + films in the basket. */
export const BASKET_BITS = 2;
export const BASKET_MASK = 3;

const FIRST_ROOM = 256;

/** A day's visits to a store. */
export class Visits {
  /** The visits, sorted by time. */
  packed = new Int32Array(FIRST_ROOM);

  constructor(private readonly draws: RandomBuffer) {}

  /**
   * Draws visits of a day, in time order.
   *
   * @param wanted - the number of films that the visitors ask for together
   * @param profile - when people rent on that day
   * @returns the number of visits
   */
  readonly draw = (wanted: number, profile: Int32Array): number => {
    if (wanted > this.packed.length) this.packed = new Int32Array(2 * wanted);
    const { draws, packed } = this;
    let count = 0;
    let left = wanted;
    while (left > 0) {
      draws.require(2);
      const basket = Math.min(basketOf(draws.word()), left);
      packed[count++] = (secondOfDay(profile, draws.word()) << BASKET_BITS) | basket;
      left -= basket;
    }
    packed.subarray(0, count).sort();
    return count;
  };
}

/** The number of films that a visitor with a word of 31 bits asks for. */
export function basketOf(word: number): number {
  // Masks, -1 or 0, instead of branches that mispredict.
  return (MAX_BASKET + ((word - TAKES_ONE) >> 31) + ((word - TAKES_TWO) >> 31)) | 0;
}
