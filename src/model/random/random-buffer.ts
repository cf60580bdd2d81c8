import { Stream } from './stream.js';

/** Words that lie ready at a time: what a usual day of a store takes. */
const WORDS = 512;
/** To make a number in [0, 1) of a word, which has 31 bits. */
export const UNIT = 1 / 2147483648;

/**
 * The words of a stream, made some hundred at a time for a loop that draws very often: it makes sure of as many as it may
 * need with `require`, reads `words` from `at` on and moves `at` past what it has read.
 */
export class RandomBuffer {
  readonly words = new Int32Array(WORDS);
  at = WORDS;
  private stream = new Stream(0, 0, 0, 0);

  /** Begins a stream, with the address that a `Stream` has. */
  open(seed: number, a: number, b: number, purpose: number): void {
    this.stream = new Stream(seed, a, b, purpose);
    this.at = WORDS;
  }

  /** Makes at least `count` words ready, WORDS at most. */
  require(count: number): void {
    if (this.at + count > WORDS) this.refill();
  }

  private readonly refill = (): void => {
    const { words } = this;
    words.copyWithin(0, this.at);
    this.stream.fill(words, WORDS - this.at);
    this.at = 0;
  };

  /** The next word. Precondition: a word lies ready. */
  word(): number {
    const { at } = this;
    this.at = (at + 1) | 0;
    return this.words[at]!;
  }

  /** The next word as a number in [0, 1). Precondition: a word lies ready. */
  unit(): number {
    return this.word() * UNIT;
  }

  /** The next word as a whole number from 0 to n - 1. Precondition: a word lies ready. */
  below(n: number): number {
    return (this.word() * UNIT * n) | 0;
  }
}
