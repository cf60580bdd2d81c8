import type { Readable } from 'node:stream';
import type { Connection } from 'mysql2/promise';
import { TEXT_FORMATS, type TextFormat } from '../../../encode/text-format.js';
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
  let bytesRead = (): number => 0;
  const open = (): Readable => {
    const text = part.open();
    bytesRead = text.bytesRead;
    return text.stream;
  };
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    await connection.query(head + batch.join(','));
    rows += batch.length;
    onBytes(bytesRead());
    batch = [];
    batchBytes = 0;
  };
  let skip = part.header;
  try {
    for await (const fields of readRows(open, part.format)) {
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

/** A field of a row: its text, or null for `\N`. */
export type Field = string | null;

/**
 * Reads rows of a text format (LF, `\N` for NULL), for servers without LOAD DATA. A quoted `\N` is a text.
 *
 * @param open - opens the text once the parser is loaded: a text that flows before that would lose its beginning
 */
export async function* readRows(open: () => Readable, format: TextFormat = 'csv'): AsyncGenerator<Field[]> {
  const { parse } = await import('csv-parse');
  const { separator, quoted } = TEXT_FORMATS[format];
  const text = open().setEncoding('utf8');
  const parser = parse({
    delimiter: separator,
    record_delimiter: '\n',
    quote: quoted ? '"' : false,
    cast: (value, { quoting }) => (value === '\\N' && !quoting ? null : value),
  });
  text.once('error', (error) => parser.destroy(error));
  yield* text.pipe(parser) as AsyncIterable<Field[]>;
}
