import type { TableName } from '../../schema/tables.js';

/** Where a dataset's rows go, table by table, in the order of their ids. */
export interface Sink {
  /**
   * Takes the next rows of a table as CSV bytes. The buffer belongs to the caller again once the promise
   * resolves, and until then no other call for the same table is made.
   */
  write(table: TableName, bytes: Uint8Array, rows: number): Promise<void>;
  /** Called when a table has its last row. */
  end?(table: TableName): void;
}

/** Throws every row away: for measuring what comes before. */
export const nullSink: Sink = { write: () => Promise.resolve() };
