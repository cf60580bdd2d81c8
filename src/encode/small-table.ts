import { type Options, stringify } from 'csv-stringify/sync';
import { DatagenError } from '../errors.js';

/** A value of a small table: null is SQL's NULL. */
export type Cell = string | number | null;

const CHUNK_BYTES = 65_536;
const ROWS_PER_BATCH = 256;

const FORMAT: Options = {
  delimiter: ',',
  record_delimiter: '\n',
  quote: '"',
  escape: '"',
  quoted_empty: true,
  cast: {
    string: (text) => {
      if (text.includes('\\')) throw refuseBackslash(text);
      return text === 'NULL' ? { value: text, quoted: true } : text;
    },
    null: () => '\\N',
  },
};

function refuseBackslash(text: string): DatagenError {
  return new DatagenError(
    'config-invalid',
    `a text with a backslash can't be written as CSV: ${JSON.stringify(text)}`,
    {
      hint: 'MySQL would take the backslash for an escape character; leave it out of the names and notes.',
    },
  );
}

/**
 * Encodes rows as CSV in UTF-8, in chunks of at least 64 KiB (but the last): comma, LF, quotes where RFC 4180
 * needs them, `\N` for null, `""` for an empty text. It is read with `LOAD_DATA_FORMAT`.
 *
 * @throws DatagenError when a text holds a backslash, which readers of CSV disagree about.
 */
export function* encodeSmallTable(rows: Iterable<readonly Cell[]>): Generator<Buffer> {
  let batch: (readonly Cell[])[] = [];
  let pieces: Buffer[] = [];
  let bytes = 0;
  const encodeBatch = () => {
    const piece = Buffer.from(stringify(batch, FORMAT), 'utf8');
    pieces.push(piece);
    bytes += piece.length;
    batch = [];
  };
  for (const row of rows) {
    batch.push(row);
    if (batch.length < ROWS_PER_BATCH) continue;
    encodeBatch();
    if (bytes < CHUNK_BYTES) continue;
    yield Buffer.concat(pieces, bytes);
    pieces = [];
    bytes = 0;
  }
  if (batch.length > 0) encodeBatch();
  if (bytes > 0) yield Buffer.concat(pieces, bytes);
}
