/**
 * The purposes of all random streams. A purpose is part of a stream's address, so that no two decisions share random
 * numbers. These numbers are part of the data's definition: changing one changes every dataset.
 */
export const Purpose = {
  storeShare: 1,
  storeAssortment: 2,
  openingStock: 3,
  purchase: 4,
  hotCategory: 5,
  joining: 11,
  customerLife: 12,
  demand: 13,
  shopping: 14,
  storeTaste: 15,
  releaseDay: 16,
  purchaseByHand: 21,
  chainEvent: 31,
  storeEvent: 32,
  // The catalogue.
  filmRank: 100,
  filmGenreOrder: 101,
  filmFacts: 102,
  filmTitle: 103,
  filmPlot: 104,
  filmDetails: 105,
  filmCast: 106,
  actorName: 107,
  customerName: 108,
  staffName: 109,
  customerAddress: 110,
  storeAddress: 111,
  staffAddress: 112,
  homeCity: 113,
  phoneNumber: 114,
  houseNumber: 115,
  phraseDeck: 116,
  filmLanguage: 117,
  actorFame: 118,
  firstRoles: 119,
  castSize: 120,
  street: 121,
  customerEmail: 122,
  household: 123,
  // Dirty data: whether a row is dirty, and how.
  dirtyRow: 131,
  dirtyValue: 132,
  // Updates of a database without a matching record.
  foreignCustomerLife: 200,
  foreignReturn: 201,
} as const;

/** The finalizer of MurmurHash3 (Austin Appleby): every input bit affects every output bit. */
function finalize(word: number): number {
  let h = word;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** Mixes four 32-bit words into one, as a signed 32-bit integer. */
export function mixWords(a: number, b: number, c: number, d: number): number {
  let h = finalize((a ^ 0x9e3779b9) | 0);
  h = finalize((Math.imul(h, 5) + b + 0x6b43a9b5) | 0);
  h = finalize((Math.imul(h, 5) + c + 0x3c6ef372) | 0);
  return finalize((Math.imul(h, 5) + d + 0x1b56c4e9) | 0);
}

const UNIT = 1 / 4294967296;
/** Receives the first words, which are discarded because they still resemble the address. */
const WARM_UP = new Int32Array(12);

/**
 * A stream of random numbers that has an address instead of a history: the same (seed, a, b, purpose) always
 * opens the same stream, on any thread and after any other draws. Commonly `a` is a store and `b` a
 * week or a day.
 *
 * The generator is sfc32, Chris Doty-Humphrey's "small fast counting" generator from PractRand.
 */
export class Stream {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(seed: number, a: number, b: number, purpose: number) {
    const first = mixWords(seed, purpose, a, b);
    this.a = first;
    this.b = mixWords(first, b, seed, a);
    this.c = mixWords(this.b, a, purpose, seed);
    this.fill(WARM_UP, 0);
  }

  /** The next 32 random bits, 0 to 2^32-1. */
  next(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** Writes the upper 31 bits of the next words into an array, from an index to its end. */
  fill(words: Int32Array, from: number): void {
    // Coerced to 32 bits, so that V8 uses integer addition.
    let a = this.a | 0;
    let b = this.b | 0;
    let c = this.c | 0;
    let counter = this.counter | 0;
    for (let at = from; at < words.length; at++) {
      const sum = (((a + b) | 0) + counter) | 0;
      counter = (counter + 1) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (((c << 21) | (c >>> 11)) + sum) | 0;
      words[at] = sum >>> 1;
    }
    this.a = a;
    this.b = b;
    this.c = c;
    this.counter = counter;
  }

  /** A number in [0, 1), in steps of 2^-32. */
  unit(): number {
    return this.next() * UNIT;
  }

  /** A whole number from 0 to n-1, for n up to about 2^21 without a measurable bias. */
  below(n: number): number {
    return (this.next() * UNIT * n) | 0;
  }

  /** A whole number from low to high, both included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }
}
