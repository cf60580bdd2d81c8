import { type Options, stringify } from 'csv-stringify/sync';
import { DatagenError } from '../errors.js';
import { SEPARATORS, type TextFormat } from './text-format.js';

/** A value of a small table: null is SQL's NULL. */
export type Cell = string | number | null;

const CHUNK_BYTES = 65_536;

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

/** Texts that CSV writes as they are. */
const PLAIN = /^[^",\\\n\r]+$/;

const ENCODERS: Readonly<Record<TextFormat, (row: readonly Cell[]) => string>> = {
  csv: (row) => writePlainCsv(row) ?? stringify([row as Cell[]], CSV),
  tsv: (row) => `${row.map(writeTsvCell).join(SEPARATORS.tsv)}\n`,
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
  const encode = ENCODERS[format];
  let text = '';
  for (const row of rows) {
    text += encode(row);
    if (text.length < CHUNK_BYTES) continue;
    yield Buffer.from(text, 'utf8');
    text = '';
  }
  if (text.length > 0) yield Buffer.from(text, 'utf8');
}

/** A row in which nothing needs quotes, as csv-stringify would write it; undefined where something may. */
function writePlainCsv(row: readonly Cell[]): string | undefined {
  let line = '';
  for (const cell of row) {
    if (line !== '') line += SEPARATORS.csv;
    if (cell === null) line += '\\N';
    else if (typeof cell === 'number') line += cell;
    else if (PLAIN.test(cell) && cell !== 'NULL') line += cell;
    else return undefined;
  }
  return `${line}\n`;
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
