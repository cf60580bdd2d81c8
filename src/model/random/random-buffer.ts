import { Stream } from './stream.js';

/** The capacity in words: about a store's day. */
const WORDS = 512;
/** Scales a word of 31 bits to [0, 1). */
export const UNIT = 1 / 2147483648;

/**
 * Buffers the words of a stream for a hot loop. The loop calls `require` with the number of words that it may need,
 * reads `words` from `at` on and advances `at`.
 */
export class RandomBuffer {
  readonly words = new Int32Array(WORDS);
  at = WORDS;
  private stream = new Stream(0, 0, 0, 0);

  /** Opens the stream at an address, as `Stream` does. */
  open(seed: number, a: number, b: number, purpose: number): void {
    this.stream = new Stream(seed, a, b, purpose);
    this.at = WORDS;
  }

  /** Ensures that `count` words are buffered; at most WORDS. */
  require(count: number): void {
    if (this.at + count > WORDS) this.refill();
  }

  private readonly refill = (): void => {
    const { words } = this;
    words.copyWithin(0, this.at);
    this.stream.fill(words, WORDS - this.at);
    this.at = 0;
  };

  /** The next word. Precondition: one is buffered. */
  word(): number {
    const { at } = this;
    this.at = (at + 1) | 0;
    return this.words[at]!;
  }

  /** The next word as a number in [0, 1). Precondition: one is buffered. */
  unit(): number {
    return this.word() * UNIT;
  }

  /** The next word as a whole number from 0 to n - 1. Precondition: one is buffered. */
  below(n: number): number {
    return (this.word() * UNIT * n) | 0;
  }
}
