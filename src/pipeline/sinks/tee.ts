import type { TableName } from '../../schema/tables.js';
import type { Sink } from './sink.js';

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
