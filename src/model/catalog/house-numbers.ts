import { Purpose } from '../random/purpose.js';
import { Stream } from '../random/stream.js';
import { Tally } from './tally.js';

const MOST_STREETS = 1024;
const MOST_DIGITS = 8;
/** Coprime to 9, 90, 900 …, so that steps of it visit every number once. */
const STEP = 37;
/** The lowest number of each length, by digits. */
const LOWEST = [0, 1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000] as const;

/** Assigns house numbers, unique in a street of a city. */
export class HouseNumbers {
  private readonly given = new Tally();

  constructor(private readonly seed: number) {}

  /**
   * The next house number of a street.
   *
   * @param street - from 0 to 1023
   * @param digits - the number of digits; it has more when those numbers are used up
   */
  next(city: number, street: number, digits: number): number {
    for (let length = digits; ; length++) {
      const key = (city * MOST_STREETS + street) * MOST_DIGITS + length;
      const given = this.given.get(key);
      const lowest = LOWEST[length];
      if (lowest === undefined) throw new RangeError(`Street ${street} of city ${city} has no house number left.`);
      const size = 9 * lowest;
      if (given === size) continue;
      this.given.add(key);
      const first = new Stream(this.seed, city, street * MOST_DIGITS + length, Purpose.houseNumber);
      return lowest + ((first.below(size) + given * STEP) % size);
    }
  }
}
