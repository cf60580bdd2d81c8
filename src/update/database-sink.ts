import { Readable } from 'node:stream';
import type { Connection } from 'mysql2/promise';
import { LOAD_DATA_FORMAT } from '../encode/load-format.js';
import { type TableName, tablesAmong } from '../encode/tables.js';
import { DatagenError } from '../errors.js';
import { LOAD_MARK } from '../mysql/database-lock.js';
import { type Field, readRows } from '../mysql/load/csv-rows.js';
import { requireWholeLoad } from '../mysql/load/load-info.js';
import { quoteName, quoteText } from '../mysql/quote.js';
import type { Sink } from '../sink/sink.js';

/** Pieces in which rows are sent: far below any server's largest packet. */
const PIECE_BYTES = 512 * 1024;
const STATEMENT_BYTES = 1_000_000;

/** How rows go into a table that is in use: sent as a file's bytes, or as INSERT statements. */
export type InsertWay = 'local' | 'insert';

/**
 * Appends CSV rows to the tables of a connection's database, within the connection's transaction. With `local` the
 * connection must have been opened with `localFiles`.
 */
export function createDatabaseSink(connection: Connection, way: InsertWay, maxAllowedPacket: number): Sink {
  const limit = Math.min(STATEMENT_BYTES, maxAllowedPacket / 2);
  return {
    write: (table, bytes, rows) =>
      way === 'local'
        ? sendRows(connection, table, bytes, rows)
        : insertRows(connection, table, bytes, rows, limit),
  };
}

async function sendRows(
  connection: Connection,
  table: TableName,
  bytes: Uint8Array,
  rows: number,
): Promise<void> {
  const [result] = await connection.query({
    sql:
      `LOAD DATA ${LOAD_MARK} LOCAL INFILE 'rows' INTO TABLE ${quoteName(table)} ${LOAD_DATA_FORMAT} ` +
      `(${columnsOf(table)})`,
    // Whatever path the server asks for, it gets these rows.
    infileStreamFactory: () => Readable.from(cutUp(bytes), { objectMode: false }),
  });
  await requireWholeLoad(connection, table, 'info' in result ? String(result.info) : '', rows);
}

function* cutUp(bytes: Uint8Array): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    const length = Math.min(PIECE_BYTES, bytes.length - at);
    yield Buffer.from(bytes.buffer, bytes.byteOffset + at, length);
  }
}

async function insertRows(
  connection: Connection,
  table: TableName,
  bytes: Uint8Array,
  expected: number,
  limit: number,
): Promise<void> {
  const head = `INSERT ${LOAD_MARK} INTO ${quoteName(table)} (${columnsOf(table)}) VALUES `;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
  let rows = 0;
  let batch: string[] = [];
  let length = 0;
  const flush = async () => {
    if (batch.length > 0) await connection.query(head + batch.join(','));
    rows += batch.length;
    batch = [];
    length = 0;
  };
  for await (const fields of readRows(Readable.from([text]))) {
    const tuple = `(${fields.map(literal).join(',')})`;
    batch.push(tuple);
    length += Buffer.byteLength(tuple) + 1;
    if (length >= limit) await flush();
  }
  await flush();
  if (rows !== expected)
    throw new DatagenError('internal', `${rows} rows of ${table} where ${expected} were made`);
}

function literal(field: Field): string {
  return field === null ? 'NULL' : quoteText(field);
}

function columnsOf(table: TableName): string {
  return tablesAmong([table])
    .flatMap(({ columns }) => columns.map(quoteName))
    .join(', ');
}
