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

/** Writes the same bytes to two sinks, at the pace of the slower one. */
export function tee(first: Sink, second: Sink): Sink {
  return {
    write: async (table: TableName, bytes: Uint8Array, rows: number) => {
      // Both must finish with the buffer before it is reused, even if one fails.
      const outcomes = await Promise.allSettled([first.write(table, bytes, rows), second.write(table, bytes, rows)]);
      for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
    },
    end: (table: TableName) => {
      first.end?.(table);
      second.end?.(table);
    },
  };
}
