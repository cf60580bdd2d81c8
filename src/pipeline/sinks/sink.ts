import type { TableName } from '../../schema/tables.js';

/** Receives the rows of a dataset, each table's in the order of their ids. */
export interface Sink {
  /**
   * Receives the next rows of a table as encoded text. The caller reuses the buffer once the promise resolves, and does
   * not call again for the same table before that.
   */
  write(table: TableName, bytes: Uint8Array, rows: number): Promise<void>;
  /** Called after the last row of a table. */
  end?(table: TableName): void;
}

/** Discards every row, to measure what comes before. */
export const nullSink: Sink = { write: () => Promise.resolve() };
