import type { TableName } from '../../schema/tables.js';
import type { Sink } from './sink.js';

/** Writes the same bytes to two slots, at the pace of the slower one. */
export function tee(first: Sink, second: Sink): Sink {
  return {
    write: async (table: TableName, bytes: Uint8Array, rows: number) => {
      // Both have to be done with the buffer before it goes back, also when one of them fails.
      const outcomes = await Promise.allSettled([
        first.write(table, bytes, rows),
        second.write(table, bytes, rows),
      ]);
      for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
    },
    end: (table: TableName) => {
      first.end?.(table);
      second.end?.(table);
    },
  };
}
