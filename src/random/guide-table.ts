/** Words of 31 bits are what a guide table is asked with. */
const WORD_BITS = 31;
const WORDS = 0x80000000;
/** Cells for each outcome at least: so few hold a bound that one look nearly always settles it. */
const CELLS_PER_OUTCOME = 8;

/**
 * A discrete distribution drawn from by indexed search (Chen and Asau, 1974): outcome i owns the words that come after
 * `last[i - 1]` up to and with `last[i]`, and the guide tells for each cell of equally many words whose the first one is.
 * A word's outcome is `guide[word >>> shift]`, or the next one for as long as the word comes after its last.
 */
export class GuideTable {
  guide = new Int32Array(0);
  last = new Int32Array(0);
  shift = WORD_BITS;

  /** The outcome of a word of 31 bits. */
  pick(word: number): number {
    const { guide, last, shift } = this;
    let outcome = guide[word >>> shift]!;
    while (word > last[outcome]!) outcome = (outcome + 1) | 0;
    return outcome;
  }

  /** Makes this the table of the first so many weights, which are >= 0 and not all zero. */
  build(weights: ArrayLike<number>, count: number): void {
    let bits = 3;
    while (1 << bits < count * CELLS_PER_OUTCOME) bits++;
    if (this.last.length < count) this.last = new Int32Array(count);
    if (this.guide.length !== 1 << bits) this.guide = new Int32Array(1 << bits);
    this.shift = WORD_BITS - bits;
    const { last, guide } = this;
    let total = 0;
    for (let i = 0; i < count; i++) total += weights[i]!;
    const width = WORDS / guide.length;
    let sum = 0;
    let cell = 0;
    for (let i = 0; i < count; i++) {
      sum += weights[i]!;
      const end = Math.ceil((sum / total) * WORDS);
      last[i] = end - 1;
      for (; cell * width < end; cell++) guide[cell] = i;
    }
  }
}
