import { Stream } from '../random/stream.js';
import { CatalogPurpose } from './purpose.js';

const MOST_STREETS = 1024;
const MOST_DIGITS = 8;
/** Shares no factor with 9, 90, 900 …, so that steps of it come by every number before the first comes again. */
const STEP = 37;
/** By number of digits: the lowest number that has so many. */
const LOWEST = [0, 1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000] as const;

interface Street {
  /** How many numbers have been given. */
  given: number;
  /** Where they begin, counted from the lowest number. */
  readonly first: number;
}

/** Gives out house numbers, no two alike in a street of a city. */
export class HouseNumbers {
  /** Of each city, street and number of digits. */
  private readonly streets = new Map<number, Street>();

  constructor(private readonly seed: number) {}

  /**
   * The next house number of a street.
   *
   * @param street - from 0 to 1023
   * @param digits - how many digits it is to have; it has more when those numbers are used up
   */
  next(city: number, street: number, digits: number): number {
    for (let length = digits; ; length++) {
      const key = (city * MOST_STREETS + street) * MOST_DIGITS + length;
      const lowest = LOWEST[length] ?? 0;
      const size = 9 * lowest;
      const numbers = this.streets.get(key) ?? this.openStreet(key, city, street, length);
      if (numbers.given === size) continue;
      const place = (numbers.first + numbers.given * STEP) % size;
      numbers.given++;
      return lowest + place;
    }
  }

  private openStreet(key: number, city: number, street: number, digits: number): Street {
    const stream = new Stream(this.seed, city, street * MOST_DIGITS + digits, CatalogPurpose.houseNumber);
    const opened = { given: 0, first: stream.below(9 * (LOWEST[digits] ?? 0)) };
    this.streets.set(key, opened);
    return opened;
  }
}
