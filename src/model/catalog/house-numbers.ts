import { Purpose, Stream } from '../random/stream.js';

const FIRST_ROOM = 1024;
/** 2^32 divided by the golden ratio, which scatters adjacent keys. */
const SPREAD = 0x9e3779b1;

/**
 * Counts by key, a whole number from 1 to 2^53-1. A hash table with open addressing in two columns takes less memory
 * than a Map; a large chain has several hundred thousand keys.
 */
export class Tally {
  private keys = new Float64Array(FIRST_ROOM);
  private counts = new Int32Array(FIRST_ROOM);
  private used = 0;

  /** The count of a key. */
  get(key: number): number {
    return this.counts[this.find(key)] ?? 0;
  }

  /** Adds one to the count of a key. */
  add(key: number): void {
    const slot = this.find(key);
    this.counts[slot] = (this.counts[slot] ?? 0) + 1;
    if (this.keys[slot] === key) return;
    this.keys[slot] = key;
    this.used++;
    // The load factor is at most a half, so that searches stay short.
    if (this.used * 2 > this.keys.length) this.grow();
  }

  /** The index of a key, or of the free cell where it would go. */
  private find(key: number): number {
    const { keys } = this;
    const mask = keys.length - 1;
    let slot = (Math.imul(key, SPREAD) >>> 7) & mask;
    for (let held = keys[slot]; held !== key && held !== 0; held = keys[slot]) slot = (slot + 1) & mask;
    return slot;
  }

  private grow(): void {
    const { keys, counts } = this;
    this.keys = new Float64Array(keys.length * 2);
    this.counts = new Int32Array(keys.length * 2);
    keys.forEach((key, from) => {
      if (key === 0) return;
      const to = this.find(key);
      this.keys[to] = key;
      this.counts[to] = counts[from] ?? 0;
    });
  }
}

const MAX_STREETS = 1024;
const MAX_DIGITS = 8;
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
      const key = (city * MAX_STREETS + street) * MAX_DIGITS + length;
      const given = this.given.get(key);
      const lowest = LOWEST[length];
      if (lowest === undefined) throw new RangeError(`Street ${street} of city ${city} has no house number left.`);
      const size = 9 * lowest;
      if (given === size) continue;
      this.given.add(key);
      const first = new Stream(this.seed, city, street * MAX_DIGITS + length, Purpose.houseNumber);
      return lowest + ((first.below(size) + given * STEP) % size);
    }
  }
}
