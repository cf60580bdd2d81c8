import { type Options, stringify } from 'csv-stringify/sync';
import { DatagenError } from '../errors.js';
import { SEPARATORS, type TextFormat } from './text-format.js';

/** A value of a small table: null is SQL's NULL. */
export type Cell = string | number | null;

const CHUNK_BYTES = 65_536;
const ROWS_PER_BATCH = 256;

const CSV: Options = {
  delimiter: SEPARATORS.csv,
  record_delimiter: '\n',
  quote: '"',
  escape: '"',
  quoted_empty: true,
  cast: {
    string: (text) => {
      if (text.includes('\\')) throw refuse(text, 'backslash');
      return text === 'NULL' ? { value: text, quoted: true } : text;
    },
    null: () => '\\N',
  },
};

const ENCODERS: Readonly<Record<TextFormat, (rows: readonly (readonly Cell[])[]) => string>> = {
  csv: (rows) => stringify(rows as Cell[][], CSV),
  tsv: (rows) => rows.map((row) => `${row.map(writeTsvCell).join(SEPARATORS.tsv)}\n`).join(''),
};

/**
 * Encodes rows in UTF-8, in chunks of at least 64 KiB (but the last), LF at a line's end, `\N` for null. CSV has
 * commas, quotes where RFC 4180 needs them, `""` for an empty text; TSV has tabs and neither quotes nor escapes. It is
 * read with `LOAD_DATA_FORMATS`.
 *
 * @throws DatagenError when a text holds a backslash, which readers disagree about, or a tab or line's end in TSV.
 */
export function* encodeSmallTable(
  rows: Iterable<readonly Cell[]>,
  format: TextFormat = 'csv',
): Generator<Buffer> {
  let batch: (readonly Cell[])[] = [];
  let pieces: Buffer[] = [];
  let bytes = 0;
  const encodeBatch = () => {
    const piece = Buffer.from(ENCODERS[format](batch), 'utf8');
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

function writeTsvCell(cell: Cell): string {
  if (cell === null) return '\\N';
  const text = String(cell);
  if (/[\\\t\n\r]/.test(text)) throw refuse(text, text.includes('\\') ? 'backslash' : 'tab or a line’s end');
  return text;
}

function refuse(text: string, what: string): DatagenError {
  return new DatagenError(
    'config-invalid',
    `a text with a ${what} can't be written: ${JSON.stringify(text)}`,
    {
      hint: 'MySQL would take it for a part of the format; leave it out of the names and notes.',
    },
  );
}
