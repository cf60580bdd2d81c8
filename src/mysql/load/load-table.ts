import type { Readable } from 'node:stream';
import type { Connection, QueryOptions } from 'mysql2/promise';
import { LOAD_DATA_FORMATS } from '../../encode/load-format.js';
import type { DatasetTable } from '../../sink/dataset-tables.js';
import { LOAD_MARK } from '../database-lock.js';
import type { LoadWay } from '../load-way.js';
import { quoteName, quoteText } from '../quote.js';
import { insertTable } from './insert-table.js';
import { explainLoadFailure } from './load-failure.js';
import { requireWholeLoad } from './load-info.js';
import { openTableText, textFormatOf } from './table-text.js';

/**
 * Loads a table's whole file into the empty table of that name in the connection's database.
 * Is told how many bytes have gone to the server as they go. Throws a DatagenError 'load'; after one the connection
 * is of no more use.
 */
export async function loadTable(
  connection: Connection,
  table: DatasetTable,
  way: LoadWay,
  onBytes: (bytes: number) => void,
): Promise<void> {
  if (way === 'insert') {
    await insertTable(connection, table, onBytes);
    return;
  }
  const info =
    way === 'infile' ? await askServerToRead(connection, table) : await sendFile(connection, table, onBytes);
  await requireWholeLoad(connection, table.name, info, table.rows);
}

/** The statement that loads a table's file: read by the server itself, or sent to it. */
export function loadStatement(table: DatasetTable, way: 'infile' | 'local'): string {
  return [
    `LOAD DATA ${LOAD_MARK} ${way === 'local' ? 'LOCAL ' : ''}INFILE ${quoteText(table.file)}`,
    `INTO TABLE ${quoteName(table.name)}`,
    LOAD_DATA_FORMATS[textFormatOf(table.form)],
    ...(table.form.header ? ['IGNORE 1 LINES'] : []),
    `(${table.columns.map(quoteName).join(', ')})`,
  ].join(' ');
}

async function askServerToRead(connection: Connection, table: DatasetTable): Promise<string> {
  try {
    return await queryInfo(connection, { sql: loadStatement(table, 'infile') });
  } catch (error) {
    throw explainLoadFailure(`Loading ${table.name}`, error);
  }
}

async function sendFile(
  connection: Connection,
  table: DatasetTable,
  onBytes: (bytes: number) => void,
): Promise<string> {
  let stream: Readable | undefined;
  let fault: unknown;
  try {
    return await queryInfo(connection, {
      sql: loadStatement(table, 'local'),
      // Whatever path the server asks for, it gets this file.
      infileStreamFactory: () => {
        const text = openTableText(table);
        stream = text.stream;
        stream.on('data', () => onBytes(text.bytesRead()));
        stream.on('error', (error) => {
          fault = error;
        });
        return stream;
      },
    });
  } catch (error) {
    // The server has kept what came before a broken stream, so nobody may go on with this connection.
    connection.destroy();
    throw explainLoadFailure(`Loading ${table.name}`, fault ?? error);
  } finally {
    stream?.destroy();
  }
}

async function queryInfo(connection: Connection, query: QueryOptions): Promise<string> {
  const [result] = await connection.query(query);
  return 'info' in result ? String(result.info) : '';
}
