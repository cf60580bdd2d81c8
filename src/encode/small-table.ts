import { type Options, stringify } from 'csv-stringify/sync';
import { DatagenError } from '../errors.js';
import { type Forbidden, forbid, GrowingBytes } from './growing-bytes.js';
import { SEPARATORS, type TextFormat } from './text-format.js';

/** A value of a small table: null is SQL's NULL. */
export type Cell = string | number | null;

/** Whole rows, as bytes. */
export interface EncodedRows {
  readonly bytes: Uint8Array;
  readonly rows: number;
}

const CHUNK_BYTES = 65_536;
const NULL = '\\N';
const BACKSLASH = 92;
const CAPITAL_N = 78;
const LINE_FEED = 10;

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
    null: () => NULL,
  },
};

interface Dialect {
  /** Writes any row. */
  readonly write: (row: readonly Cell[]) => string;
  /** A text without these signs is written as it is, unless it is empty or the word NULL. */
  readonly forbidden: Forbidden;
  readonly separator: number;
}

const DIALECTS: Readonly<Record<TextFormat, Dialect>> = {
  csv: {
    write: (row) => stringify([row as Cell[]], CSV),
    forbidden: forbid('",\\\n\r'),
    separator: SEPARATORS.csv.charCodeAt(0),
  },
  tsv: {
    write: (row) => `${row.map(writeTsvCell).join(SEPARATORS.tsv)}\n`,
    forbidden: forbid('\\\t\n\r'),
    separator: SEPARATORS.tsv.charCodeAt(0),
  },
};

/**
 * Encodes rows in UTF-8, in chunks of at least 64 KiB or as many bytes as are asked for (but the last), LF at a line's
 * end, `\N` for null. CSV has commas, quotes where RFC 4180 needs them, `""` for an empty text; TSV has tabs and neither
 * quotes nor escapes. It is read with `LOAD_DATA_FORMATS`.
 *
 * @param bytes - where rows are put together; empty before and after, so it serves again
 * @throws DatagenError when a text holds a backslash, which readers disagree about, or a tab or line's end in TSV.
 */
export function* encodeSmallTable(
  rows: Iterable<readonly Cell[]>,
  format: TextFormat = 'csv',
  chunkBytes = CHUNK_BYTES,
  bytes = new GrowingBytes(),
): Generator<EncodedRows> {
  const dialect = DIALECTS[format];
  let count = 0;
  try {
    for (const row of rows) {
      const begin = bytes.length;
      if (!appendPlainRow(bytes, row, dialect)) {
        bytes.length = begin;
        bytes.appendText(dialect.write(row));
      }
      count++;
      if (bytes.length < chunkBytes) continue;
      yield { bytes: bytes.take(), rows: count };
      count = 0;
    }
    if (count > 0) yield { bytes: bytes.take(), rows: count };
  } finally {
    bytes.length = 0;
  }
}

/** Appends a row as the dialect writes it where no text needs quotes; answers false, part of it written, where one may. */
function appendPlainRow(bytes: GrowingBytes, row: readonly Cell[], dialect: Dialect): boolean {
  for (let column = 0; column < row.length; column++) {
    const cell = row[column] as Cell;
    if (column > 0) bytes.appendByte(dialect.separator);
    if (typeof cell === 'string') {
      if (cell === '' || cell === 'NULL' || !bytes.appendUnless(dialect.forbidden, cell)) return false;
    } else if (cell === null) {
      bytes.appendByte(BACKSLASH);
      bytes.appendByte(CAPITAL_N);
    } else if (Number.isSafeInteger(cell) && cell >= 0) bytes.appendWhole(cell);
    else bytes.appendText(String(cell));
  }
  bytes.appendByte(LINE_FEED);
  return true;
}

function writeTsvCell(cell: Cell): string {
  if (cell === null) return NULL;
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
