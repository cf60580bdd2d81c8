import type { Connection } from 'mysql2/promise';
import { DatagenError } from '../../errors.js';
import type { DatasetTable } from '../../sink/dataset-tables.js';
import { LOAD_MARK } from '../database-lock.js';
import { quoteName, quoteText } from '../quote.js';
import { readVariable } from '../variables.js';
import { type Field, readRows } from './csv-rows.js';
import { explainLoadFailure } from './load-failure.js';
import { openTableText, textFormatOf } from './table-text.js';

const STATEMENT_BYTES = 1_000_000;

/**
 * Loads a table's file with INSERT statements of about a megabyte: the way for servers that take no LOAD DATA.
 * Strict mode makes an error of any bad value. Throws a DatagenError 'load'.
 */
export async function insertTable(
  connection: Connection,
  table: DatasetTable,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const limit = Math.min(STATEMENT_BYTES, Number(await readVariable(connection, 'max_allowed_packet')) / 2);
  const columns = table.columns.map(quoteName).join(', ');
  const head = `INSERT ${LOAD_MARK} INTO ${quoteName(table.name)} (${columns}) VALUES `;
  const { stream, bytesRead } = openTableText(table);
  let rows = 0;
  let batch: string[] = [];
  let batchLength = 0;
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    await connection.query(head + batch.join(','));
    rows += batch.length;
    batch = [];
    batchLength = 0;
    onBytes(bytesRead());
  };
  let skip = table.form.header;
  try {
    for await (const fields of readRows(stream.setEncoding('utf8'), textFormatOf(table.form))) {
      if (skip) {
        skip = false;
        continue;
      }
      const tuple = `(${fields.map(literal).join(',')})`;
      batch.push(tuple);
      batchLength += Buffer.byteLength(tuple) + 1;
      if (batchLength >= limit) await flush();
    }
    await flush();
  } catch (error) {
    throw explainLoadFailure(`Loading ${table.name} after ${rows} rows`, error);
  }
  if (rows !== table.rows) {
    throw new DatagenError(
      'load',
      `The file of ${table.name} has ${rows} rows where its manifest says ${table.rows}.`,
      {
        hint: 'Make the dataset again.',
      },
    );
  }
}

function literal(field: Field): string {
  return field === null ? 'NULL' : quoteText(field);
}
