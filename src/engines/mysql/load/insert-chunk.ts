import type { Connection } from 'mysql2/promise';
import type { RowPart } from '../../../pipeline/sinks/row-source.js';
import type { Table } from '../../../schema/tables.js';
import { LOAD_MARK } from '../database-lock.js';
import { quoteName, quoteText } from '../quote.js';
import { readVariable } from '../variables.js';
import { type Field, readRows } from './csv-rows.js';
import { explainLoadFailure } from './load-failure.js';

const STATEMENT_BYTES = 1_000_000;

/**
 * Loads a part of a table's rows with INSERT statements of about a megabyte: the way for servers that take no LOAD
 * DATA. Strict mode makes an error of any bad value. Returns the number of rows; throws a DatagenError 'load'.
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
