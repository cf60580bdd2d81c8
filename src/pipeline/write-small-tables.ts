import type { EncodedRows } from '../encode/small-table.js';
import type { SmallTableName } from '../schema/tables.js';
import { prefetch } from './prefetch.js';
import type { OnProgress } from './progress.js';
import type { Sink } from './sinks/sink.js';
import type { SmallTableComposer } from './small-tables.js';

/** Rows of a growing table that are composed at a time. */
const ROWS_PER_CHUNK = 2048;

/** Rows of a table, `end` excluded. A table that does not grow with the chain has one chunk without bounds. */
export interface SmallTableChunk {
  readonly table: SmallTableName;
  readonly from?: number;
  readonly end?: number;
}

/**
 * Writes small tables to a sink one after the other, in the order given. A chunk is composed while the one before it is
 * written.
 */
export async function writeSmallTables(
  tables: readonly SmallTableName[],
  lengths: Pick<SmallTableComposer, 'countRows'>,
  sink: Sink,
  compose: (chunk: SmallTableChunk) => Promise<EncodedRows>,
  onProgress?: OnProgress,
): Promise<void> {
  for (const [done, table] of tables.entries()) {
    onProgress?.({ phase: 'write', done, total: tables.length, item: table });
    for await (const { rows, bytes } of prefetch(composeChunks(table, lengths.countRows(table), compose))) {
      if (rows > 0) await sink.write(table, bytes, rows);
    }
    sink.end?.(table);
  }
}

async function* composeChunks(
  table: SmallTableName,
  rows: number | undefined,
  compose: (chunk: SmallTableChunk) => Promise<EncodedRows>,
): AsyncGenerator<EncodedRows> {
  if (rows === undefined) yield await compose({ table });
  else {
    for (let from = 0; from < rows; from += ROWS_PER_CHUNK) {
      yield await compose({ table, from, end: Math.min(rows, from + ROWS_PER_CHUNK) });
    }
  }
}
