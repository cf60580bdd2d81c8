import { type Options, stringify } from 'csv-stringify/sync';
import { DatagenError } from '../errors.js';
import { type Forbidden, forbid, GrowingBytes } from './growing-bytes.js';
import { TEXT_FORMATS, type TextFormat } from './text-format.js';

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

const QUOTED: Options = {
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

/** How a format writes rows. */
interface RowWriter {
  /** Writes any row. */
  readonly write: (row: readonly Cell[]) => string;
  /** A text without these characters is written as it is, unless it is empty or NULL. */
  readonly forbidden: Forbidden;
  readonly separator: number;
}

/**
 * Encodes rows in UTF-8, in chunks of at least `chunkBytes` except the last, with LF line ends and `\N` for null. A
 * format with quotes has them where RFC 4180 needs them, and `""` for an empty text. LOAD DATA reads it with the clause
 * of `composeFormatClause`.
 *
 * @param bytes - a buffer to use, empty before and after
 * @throws DatagenError if a text has a backslash, which readers disagree about, or, in a format without quotes, a
 *   separator or line break
 */
export function* encodeSmallTable(
  rows: Iterable<readonly Cell[]>,
  format: TextFormat = 'csv',
  chunkBytes = CHUNK_BYTES,
  bytes = new GrowingBytes(),
): Generator<EncodedRows> {
  const writer = chooseWriter(format);
  let count = 0;
  try {
    for (const row of rows) {
      const begin = bytes.length;
      if (!appendPlainRow(bytes, row, writer)) {
        bytes.length = begin;
        bytes.appendText(writer.write(row));
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
function appendPlainRow(bytes: GrowingBytes, row: readonly Cell[], writer: RowWriter): boolean {
  for (let column = 0; column < row.length; column++) {
    const cell = row[column] as Cell;
    if (column > 0) bytes.appendByte(writer.separator);
    if (typeof cell === 'string') {
      if (cell === '' || cell === 'NULL' || !bytes.appendUnless(writer.forbidden, cell)) return false;
    } else if (cell === null) {
      bytes.appendByte(BACKSLASH);
      bytes.appendByte(CAPITAL_N);
    } else if (Number.isSafeInteger(cell) && cell >= 0) bytes.appendWhole(cell);
    else bytes.appendText(String(cell));
  }
  bytes.appendByte(LINE_FEED);
  return true;
}

function chooseWriter(format: TextFormat): RowWriter {
  const { separator, separatorName, quoted } = TEXT_FORMATS[format];
  const options: Options = { ...QUOTED, delimiter: separator };
  const writeBare = (cell: Cell): string => {
    if (cell === null) return NULL;
    const text = String(cell);
    if (text.includes('\\')) throw refuse(text, 'backslash');
    if (text.includes(separator) || /[\n\r]/.test(text)) throw refuse(text, `${separatorName} or line break`);
    return text;
  };
  return {
    write: quoted ? (row) => stringify([row as Cell[]], options) : (row) => `${row.map(writeBare).join(separator)}\n`,
    forbidden: forbid(`${separator}\\\n\r${quoted ? '"' : ''}`),
    separator: separator.charCodeAt(0),
  };
}

function refuse(text: string, what: string): DatagenError {
  return new DatagenError('config-invalid', `Cannot write a text with a ${what}: ${JSON.stringify(text)}`, {
    hint: 'MySQL would read it as part of the format. Remove it from the names and notes.',
  });
}
