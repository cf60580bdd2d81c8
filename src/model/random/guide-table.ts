/** A guide table maps random words of 31 bits to outcomes. */
const WORD_BITS = 31;
const WORDS = 0x80000000;
/** Minimum cells per outcome. With this many, the first guess is nearly always right. */
const CELLS_PER_OUTCOME = 8;

/** The memory of one table, or of many. */
export interface GuideMemory {
  readonly guide: Uint16Array | Int32Array;
  readonly last: Int32Array;
}

/** The number of cells of a table with a number of outcomes; a power of two. */
export function countCells(outcomes: number): number {
  let cells = CELLS_PER_OUTCOME;
  while (cells < outcomes * CELLS_PER_OUTCOME) cells *= 2;
  return cells;
}

/**
 * A discrete distribution, drawn from by indexed search (Chen and Asau, 1974). Outcome i has the words after `last[i -
 * 1]` up to `last[i]`. The guide splits the words into equal cells and has the outcome of each cell's first word. A
 * word's outcome is `guide[word >>> shift]`, or a later one while the word is after the outcome's last.
 */
export class GuideTable {
  shift = WORD_BITS;

  /**
   * @param memory - holds the table: the guide from `firstCell` on, the last words from `firstOutcome` on
   */
  constructor(
    private readonly memory: GuideMemory,
    readonly firstCell: number,
    readonly firstOutcome: number,
  ) {}

  /** A table in its own memory. Precondition: the weights are >= 0 and not all zero. */
  static of(weights: readonly number[]): GuideTable {
    const { length } = weights;
    const memory = { guide: new Int32Array(countCells(length)), last: new Int32Array(length) };
    const table = new GuideTable(memory, 0, 0);
    table.build(weights, length);
    return table;
  }

  /** The outcome of a word of 31 bits. */
  pick(word: number): number {
    const { guide, last } = this.memory;
    let outcome = guide[this.firstCell + (word >>> this.shift)]!;
    while (word > last[this.firstOutcome + outcome]!) outcome = (outcome + 1) | 0;
    return outcome;
  }

  /**
   * Builds the table from the first `count` weights. Preconditions: they are >= 0 and not all zero, and the memory has
   * `countCells(count)` cells and `count` last words.
   */
  build(weights: ArrayLike<number>, count: number): void {
    const { memory, firstCell, firstOutcome } = this;
    const cells = countCells(count);
    // The bits of a word below those of the cell number.
    this.shift = Math.clz32(cells);
    let total = 0;
    for (let i = 0; i < count; i++) total += weights[i]!;
    const width = WORDS / cells;
    let sum = 0;
    let cell = 0;
    for (let i = 0; i < count; i++) {
      sum += weights[i]!;
      const end = Math.ceil((sum / total) * WORDS);
      memory.last[firstOutcome + i] = end - 1;
      for (; cell * width < end; cell++) memory.guide[firstCell + cell] = i;
    }
  }
}
