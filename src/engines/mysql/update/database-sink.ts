import { Readable } from 'node:stream';
import type { Connection } from 'mysql2/promise';
import { DatagenError } from '../../../errors.js';
import type { Sink } from '../../../pipeline/sinks/sink.js';
import { tablesAmong } from '../../../schema/tables.js';
import { loadChunk } from '../load/load-chunk.js';

/** Pieces in which rows are sent. */
const PIECE_BYTES = 512 * 1024;

/** How rows go into a table that is in use: sent as a file's bytes, or as INSERT statements. */
export type InsertWay = 'local' | 'insert';

/**
 * Appends CSV rows to the tables of a connection's database, within the connection's transaction. With `local` the
 * connection must have been opened with `localFiles`.
 */
export function createDatabaseSink(connection: Connection, way: InsertWay): Sink {
  return {
    async write(name, bytes, rows) {
      const [table] = tablesAmong([name]);
      if (!table) throw new DatagenError('internal', `There is no table ${name}.`);
      const open = () => ({
        stream: Readable.from(cutUp(bytes), { objectMode: false }),
        bytesRead: () => bytes.length,
      });
      const part = { rows, format: 'csv', header: false, open } as const;
      const taken = await loadChunk(connection, table, part, way, () => undefined);
      if (taken !== rows) throw new DatagenError('load', `Of ${rows} rows of ${name}, ${taken} went in.`);
    },
  };
}

function* cutUp(bytes: Uint8Array): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    const length = Math.min(PIECE_BYTES, bytes.length - at);
    yield Buffer.from(bytes.buffer, bytes.byteOffset + at, length);
  }
}
