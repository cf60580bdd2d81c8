/** Words of 31 bits are what a guide table is asked with. */
const WORD_BITS = 31;
const WORDS = 0x80000000;
/** Cells for each outcome at least: so few hold a bound that one look nearly always settles it. */
const CELLS_PER_OUTCOME = 8;

/** Memory that one table lies in, or many side by side. */
export interface GuideRoom {
  readonly guide: Uint16Array | Int32Array;
  readonly last: Int32Array;
}

/** How many cells the guide of a table has, by its outcomes; a power of two. */
export function countCells(outcomes: number): number {
  let cells = CELLS_PER_OUTCOME;
  while (cells < outcomes * CELLS_PER_OUTCOME) cells *= 2;
  return cells;
}

/**
 * A discrete distribution drawn from by indexed search (Chen and Asau, 1974): outcome i owns the words that come after
 * `last[i - 1]` up to and with `last[i]`, and the guide tells for each cell of equally many words whose the first one is.
 * A word's outcome is `guide[word >>> shift]`, or the next one for as long as the word comes after its last.
 */
export class GuideTable {
  shift = WORD_BITS;

  /**
   * @param room - where the table lies; the guide from `firstCell` on, the last words from `firstOutcome` on
   */
  constructor(
    private readonly room: GuideRoom,
    readonly firstCell: number,
    readonly firstOutcome: number,
  ) {}

  /** A table of some weights, which are >= 0 and not all zero, in memory of its own. */
  static of(weights: readonly number[]): GuideTable {
    const { length } = weights;
    const room = { guide: new Int32Array(countCells(length)), last: new Int32Array(length) };
    const table = new GuideTable(room, 0, 0);
    table.build(weights, length);
    return table;
  }

  /** The outcome of a word of 31 bits. */
  pick(word: number): number {
    const { guide, last } = this.room;
    let outcome = guide[this.firstCell + (word >>> this.shift)]!;
    while (word > last[this.firstOutcome + outcome]!) outcome = (outcome + 1) | 0;
    return outcome;
  }

  /**
   * Builds the table from the first `count` weights, which are >= 0 and not all zero. Precondition: there is room for
   * `countCells(count)` cells and `count` last words.
   */
  build(weights: ArrayLike<number>, count: number): void {
    const { room, firstCell, firstOutcome } = this;
    const cells = countCells(count);
    // What is left of a word when a cell's number has its bits.
    this.shift = Math.clz32(cells);
    let total = 0;
    for (let i = 0; i < count; i++) total += weights[i]!;
    const width = WORDS / cells;
    let sum = 0;
    let cell = 0;
    for (let i = 0; i < count; i++) {
      sum += weights[i]!;
      const end = Math.ceil((sum / total) * WORDS);
      room.last[firstOutcome + i] = end - 1;
      for (; cell * width < end; cell++) room.guide[firstCell + cell] = i;
    }
  }
}
