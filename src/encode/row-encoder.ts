/** The maximum number of rows per call. */
const ROWS_PER_CALL = 512;

/**
 * Encodes rows of a big table, up to 512 of one day per call. A function that is called this often is optimised as a
 * whole; a single call for a whole task would depend on on-stack replacement, which sometimes leaves it unoptimised.
 */
export abstract class RowEncoder {
  /** The offset of the next row. */
  protected at = 0;

  /**
   * Encodes rows `from` to `end`, excluded; fastest if rows of a day are adjacent. Preconditions: no row is earlier
   * than the first of the day bytes, and from `start` on there is room for the longest row times the number of rows,
   * plus SLACK bytes.
   *
   * @param firstId - the id of row 0
   * @param start - the offset of the first byte
   * @returns the offset after the last byte
   */
  encode(from: number, end: number, firstId: number, start: number): number {
    this.at = start;
    for (let row = from; row < end; ) {
      row = this.encodeOfDay(row, Math.min(end, row + ROWS_PER_CALL), firstId);
    }
    return this.at;
  }

  /** Encodes rows up to `end` that are on the day of the first one; returns the index after the last. */
  protected abstract readonly encodeOfDay: (from: number, end: number, firstId: number) => number;
}
