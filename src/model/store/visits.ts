import { CLOSES, OPENS, RENTING_PROFILE, secondOfDay } from '../calendar/opening-hours.js';
import { type RandomBuffer, UNIT } from '../random/random-buffer.js';

/** A word below these means one film, or two; any other means three. */
const TAKES_ONE = Math.ceil(0.5 / UNIT);
const TAKES_TWO = Math.ceil(0.8 / UNIT);

/** A visit packed into one number that sorts by time: second of the day × 4 + films in the basket. */
export const BASKET_BITS = 2;
export const BASKET_MASK = 3;

/** Visits are sorted by stretches of 2^13 quarter seconds, about half an hour, down to half a minute on busy days. */
const WIDEST_BITS = 13;
const NARROWEST_BITS = 7;

const FIRST_ROOM = 256;

/** A day's visits to a store. */
export class Visits {
  /** The visits, sorted by time. */
  packed = new Int32Array(FIRST_ROOM);
  private scattered = new Int32Array(FIRST_ROOM);
  /** Where the visits of each stretch of the day go; one more than there are stretches. */
  private readonly stretches = new Int32Array((((CLOSES - OPENS) << BASKET_BITS) >> NARROWEST_BITS) + 2);

  constructor(private readonly draws: RandomBuffer) {}

  /**
   * Draws the visits of a day, in time order.
   *
   * @param wanted - the number of films that customers ask for on the day
   * @returns the number of visits
   */
  readonly draw = (wanted: number): number => {
    if (wanted > this.packed.length) this.growTo(2 * wanted);
    const { draws, packed } = this;
    let count = 0;
    let left = wanted;
    while (left > 0) {
      draws.require(2);
      const word = draws.word();
      // Masks, -1 or 0, instead of branches that mispredict.
      const films = (3 + ((word - TAKES_ONE) >> 31) + ((word - TAKES_TWO) >> 31)) | 0;
      const basket = Math.min(films, left);
      packed[count++] = (secondOfDay(RENTING_PROFILE, draws.word()) << BASKET_BITS) | basket;
      left -= basket;
    }
    this.sort(count);
    return count;
  };

  private growTo(room: number): void {
    this.packed = new Int32Array(room);
    this.scattered = new Int32Array(room);
  }

  /**
   * Sorts the visits by time: a counting sort by stretches of the day, about as many as visits, then
   * insertion, which has little left to do.
   */
  private readonly sort = (count: number): void => {
    const { packed, scattered, stretches } = this;
    const opens = OPENS << BASKET_BITS;
    const span = (CLOSES << BASKET_BITS) - opens;
    let bits = WIDEST_BITS;
    while (bits > NARROWEST_BITS && span >> bits < count) bits--;
    const last = (span - 1) >> bits;
    stretches.fill(0, 0, last + 2);
    for (let i = 0; i < count; i++) stretches[((packed[i]! - opens) >> bits) + 1]! += 1;
    for (let stretch = 1; stretch <= last; stretch++) stretches[stretch]! += stretches[stretch - 1]!;
    for (let i = 0; i < count; i++) {
      const visit = packed[i]!;
      const stretch = (visit - opens) >> bits;
      const to = stretches[stretch]!;
      stretches[stretch] = to + 1;
      scattered[to] = visit;
    }
    for (let i = 0; i < count; i++) {
      const visit = scattered[i]!;
      let at = i;
      while (at > 0 && packed[at - 1]! > visit) {
        packed[at] = packed[at - 1]!;
        at--;
      }
      packed[at] = visit;
    }
  };
}
