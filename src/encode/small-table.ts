import { type Options, stringify } from 'csv-stringify/sync';
import { DatagenError } from '../errors.js';
import { type Forbidden, forbid, GrowingBytes } from './growing-bytes.js';
import { SEPARATORS, type TextFormat } from './text-format.js';

/** A value of a small table; null is NULL. */
export type Cell = string | number | null;

/** Complete rows, as bytes. */
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
  /** A text without these characters is written as it is, unless it is empty or NULL. */
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
 * Encodes rows in UTF-8, in chunks of at least `chunkBytes` except the last, with LF line ends and `\N` for null. CSV
 * has commas, quotes where RFC 4180 needs them and `""` for an empty text; TSV has tabs, no quotes and no escapes.
 * `LOAD_DATA_FORMATS` reads it.
 *
 * @param bytes - a buffer to use, empty before and after
 * @throws DatagenError if a text has a backslash, which readers disagree about, or in TSV a tab or line break
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

/** Appends a row without quotes and returns true. Returns false, with a part written, if a text may need quotes. */
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
  if (/[\\\t\n\r]/.test(text)) throw refuse(text, text.includes('\\') ? 'backslash' : 'tab or line break');
  return text;
}

function refuse(text: string, what: string): DatagenError {
  return new DatagenError('config-invalid', `Cannot write a text with a ${what}: ${JSON.stringify(text)}`, {
    hint: 'MySQL would read it as part of the format. Remove it from the names and notes.',
  });
}
