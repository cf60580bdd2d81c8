/** Rows that one call writes at most. */
const ROWS_PER_CALL = 512;

/**
 * Writes the rows of a big table, up to 512 of one day at a time. A function that is called this often is compiled as
 * a whole, with all that it was seen to do; one that goes through a whole task would be replaced amid its loop, and now
 * and then stays half compiled.
 */
export abstract class RowEncoder {
  /** Where the next row goes. */
  protected at = 0;

  /**
   * Writes rows `from` to `end`; quickest where those of one day come together. Preconditions: none is from before the
   * midnight that the day bytes begin with, and from `start` on there is room for the longest row as often as there are
   * rows, and SLACK bytes more.
   *
   * @param firstId - the id of row 0
   * @param start - where in the bytes the first goes
   * @returns where the last one ended
   */
  encode(from: number, end: number, firstId: number, start: number): number {
    this.at = start;
    for (let row = from; row < end; ) {
      row = this.encodeOfDay(row, Math.min(end, row + ROWS_PER_CALL), firstId);
    }
    return this.at;
  }

  /** Writes the rows from one up to another that are of the first one's day; returns the row after them. */
  protected abstract readonly encodeOfDay: (from: number, end: number, firstId: number) => number;
}
