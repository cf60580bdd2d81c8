import type { Connection } from 'mysql2/promise';
import { SEPARATORS, type TextFormat } from '../../../encode/text-format.js';
import type { RowPart } from '../../../pipeline/sinks/table-queue.js';
import type { Table } from '../../../schema/tables.js';
import { LOAD_MARK } from '../database-lock.js';
import { explainLoadFailure } from '../lost-connection.js';
import { quoteName, quoteText } from '../query.js';
import { readVariable } from '../variables.js';

const STATEMENT_BYTES = 1_000_000;

/**
 * Loads a part of a table's rows with INSERT statements of about a megabyte, for servers without LOAD DATA. Strict mode
 * makes any invalid value an error. Returns the number of rows; throws a DatagenError 'load'.
 */
export async function insertChunk(
  connection: Connection,
  table: Table,
  part: RowPart,
  onBytes: (bytes: number) => void,
): Promise<number> {
  const limit = Math.min(STATEMENT_BYTES, Number(await readVariable(connection, 'max_allowed_packet')) / 2);
  const columns = table.columns.map(quoteName).join(', ');
  const head = `INSERT ${LOAD_MARK} INTO ${quoteName(table.name)} (${columns}) VALUES `;
  let rows = 0;
  let batch: string[] = [];
  let batchBytes = 0;
  const text = part.open();
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    await connection.query(head + batch.join(','));
    rows += batch.length;
    onBytes(text.bytesRead());
    batch = [];
    batchBytes = 0;
  };
  let skip = part.header;
  try {
    for await (const fields of readRows(text.stream.setEncoding('utf8'), part.format)) {
      if (skip) {
        skip = false;
        continue;
      }
      const tuple = `(${fields.map(literal).join(',')})`;
      batch.push(tuple);
      batchBytes += Buffer.byteLength(tuple) + 1;
      if (batchBytes >= limit) await flush();
    }
    await flush();
    return rows;
  } catch (error) {
    throw explainLoadFailure(`Loading ${table.name} after ${rows} rows`, error);
  }
}

function literal(field: Field): string {
  return field === null ? 'NULL' : quoteText(field);
}

/** A field of a CSV row: its text, or null for `\N`. */
export type Field = string | null;

/**
 * Reads rows of this program's CSV (RFC 4180 quotes, LF, `\N` for NULL) or TSV (no quotes) from text in chunks of any
 * size. Simple and slow, for servers without LOAD DATA.
 */
export async function* readRows(pieces: AsyncIterable<string>, format: TextFormat = 'csv'): AsyncGenerator<Field[]> {
  const split = format === 'csv' ? splitRow : splitTsvRow;
  const findEnd = format === 'csv' ? findRowEnd : findLineEnd;
  let text = '';
  for await (const piece of pieces) {
    text += piece;
    let from = 0;
    for (let end = findEnd(text, from); end >= 0; end = findEnd(text, from)) {
      yield split(text.slice(from, end));
      from = end + 1;
    }
    text = text.slice(from);
  }
  if (text !== '') yield split(text);
}

function findLineEnd(text: string, from: number): number {
  return text.indexOf('\n', from);
}

function splitTsvRow(row: string): Field[] {
  return row.split(SEPARATORS.tsv).map((text) => (text === '\\N' ? null : text));
}

/** The index of the line end of a row, which is not inside quotes; -1 if it has not been read yet. */
function findRowEnd(text: string, from: number): number {
  let quoted = false;
  for (let index = from; index < text.length; index += 1) {
    const character = text[index];
    if (character === '"') quoted = !quoted;
    else if (character === '\n' && !quoted) return index;
  }
  return -1;
}

/** The fields of one row, without its line end. */
export function splitRow(row: string): Field[] {
  const fields: Field[] = [];
  let from = 0;
  while (from <= row.length) {
    if (row[from] === '"') {
      const end = findClosingQuote(row, from + 1);
      fields.push(row.slice(from + 1, end).replaceAll('""', '"'));
      from = end + 2;
    } else {
      const comma = row.indexOf(',', from);
      const end = comma < 0 ? row.length : comma;
      const text = row.slice(from, end);
      fields.push(text === '\\N' ? null : text);
      from = end + 1;
    }
  }
  return fields;
}

function findClosingQuote(row: string, from: number): number {
  let index = row.indexOf('"', from);
  while (index >= 0 && row[index + 1] === '"') index = row.indexOf('"', index + 2);
  return index < 0 ? row.length : index;
}
