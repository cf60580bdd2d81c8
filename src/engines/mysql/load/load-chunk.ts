import { Readable } from 'node:stream';
import type { Connection, QueryOptions } from 'mysql2/promise';
import { composeFormatClause } from '../../../encode/text-format.js';
import { DatagenError } from '../../../errors.js';
import type { RowPart } from '../../../pipeline/sinks/table-queue.js';
import type { Table } from '../../../schema/tables.js';
import { LOAD_MARK } from '../database-lock.js';
import type { LoadMethod } from '../load-method.js';
import { explainLoadFailure } from '../lost-connection.js';
import { askRows, askValue, quoteName, quoteText } from '../query.js';

import { readVariable } from '../variables.js';
import { insertChunk } from './insert-rows.js';

/** The longest chunk that is sent. A server with a larger max_allowed_packet gets no longer ones. */
const LONGEST_PIECE_BYTES = 16 * 1024 * 1024 - 1;

/**
 * Loads a part of a table's rows in a transaction of its own and returns the number of rows that the server stored.
 * Reports how many of the part's bytes have been read. Throws a DatagenError 'load', after which the connection must
 * not be used.
 */
export async function loadChunk(
  connection: Connection,
  table: Table,
  part: RowPart,
  method: LoadMethod,
  onBytes: (bytes: number) => void,
): Promise<number> {
  if (method === 'insert') return insertChunk(connection, table, part, onBytes);
  const file = method === 'infile' ? part.file : undefined;
  const answer =
    file === undefined
      ? await sendRows(connection, table, part, onBytes)
      : await askServerToRead(connection, table, part, file);
  return requireCleanLoad(connection, table.name, answer, part.rows);
}

/** The statement that loads a file of rows: read by the server itself, or sent to it. */
export function loadStatement(
  table: Table,
  { format, header }: Pick<RowPart, 'format' | 'header'>,
  from: 'server' | 'client',
  file: string,
): string {
  return [
    `LOAD DATA ${LOAD_MARK} ${from === 'client' ? 'LOCAL ' : ''}INFILE ${quoteText(file)}`,
    `INTO TABLE ${quoteName(table.name)}`,
    composeFormatClause(format),
    ...(header ? ['IGNORE 1 LINES'] : []),
    `(${table.columns.map(quoteName).join(', ')})`,
  ].join(' ');
}

async function askServerToRead(connection: Connection, table: Table, part: RowPart, file: string): Promise<LoadAnswer> {
  try {
    return await queryAnswer(connection, { sql: loadStatement(table, part, 'server', file) });
  } catch (error) {
    throw explainLoadFailure(`Loading ${table.name}`, error);
  }
}

async function sendRows(
  connection: Connection,
  table: Table,
  part: RowPart,
  onBytes: (bytes: number) => void,
): Promise<LoadAnswer> {
  const longest = Number(await readVariable(connection, 'max_allowed_packet')) - 1;
  let stream: Readable | undefined;
  let fault: unknown;
  try {
    return await queryAnswer(connection, {
      sql: loadStatement(table, part, 'client', table.name),
      // The server gets these rows whatever path it asks for.
      infileStreamFactory: () => {
        const text = part.open();
        stream = text.stream;
        const sent = longest < LONGEST_PIECE_BYTES ? Readable.from(cutPieces(stream, longest)) : stream;
        sent.on('data', () => onBytes(text.bytesRead()));
        sent.on('error', (error) => {
          fault = error;
        });
        return sent;
      },
    });
  } catch (error) {
    // The server has kept what came before a broken stream, so this connection cannot be used further.
    connection.destroy();
    throw explainLoadFailure(`Loading ${table.name}`, fault ?? error);
  } finally {
    stream?.destroy();
  }
}

/** The driver sends each piece as one packet. */
async function* cutPieces(stream: Readable, longest: number): AsyncGenerator<Buffer> {
  for await (const piece of stream) {
    const bytes = Buffer.from(piece);
    for (let at = 0; at < bytes.length; at += longest) yield bytes.subarray(at, at + longest);
  }
}

async function queryAnswer(connection: Connection, query: QueryOptions): Promise<LoadAnswer> {
  const [result] = await connection.query(query);
  return {
    info: 'info' in result ? String(result.info) : undefined,
    affectedRows: 'affectedRows' in result ? result.affectedRows : 0,
  };
}

/** The server's report after LOAD DATA. */
export interface LoadInfo {
  readonly records: number;
  readonly deleted: number;
  readonly skipped: number;
  readonly warnings: number;
}

/** The driver's part of the server's answer to LOAD DATA. */
export interface LoadAnswer {
  /** Its text; undefined where the server sent none. */
  readonly info: string | undefined;
  /** The rows that it added or replaced. */
  readonly affectedRows: number;
}

/**
 * Reads "Records: 3  Deleted: 0  Skipped: 0  Warnings: 0". The words are in the server's language, in any encoding, but
 * the numbers are always these four. Undefined when it is something else.
 */
export function parseLoadInfo(info: string): LoadInfo | undefined {
  const numbers = info.match(/\d+/g) ?? [];
  if (numbers.length !== 4) return undefined;
  const [records = 0, deleted = 0, skipped = 0, warnings = 0] = numbers.map(Number);
  return { records, deleted, skipped, warnings };
}

/**
 * Returns the number of rows that a LOAD DATA stored. Throws a DatagenError 'load' unless every row was stored
 * unchanged and the number is the expected one, if it is known: LOCAL turns errors into warnings, and a file that ends
 * early looks like success. Precondition: called on the connection of the load.
 */
async function requireCleanLoad(
  connection: Connection,
  table: string,
  answer: LoadAnswer,
  expectedRows: number | undefined,
): Promise<number> {
  const { records, deleted, skipped, warnings } =
    parseLoadInfo(answer.info ?? '') ?? (await countByAsking(connection, answer));
  const expected = expectedRows ?? records;
  const isClean = deleted === 0 && skipped === 0 && warnings === 0;
  if (records === expected && answer.affectedRows === expected && isClean) return records;
  const rows = await askRows(connection, 'SHOW WARNINGS LIMIT 5');
  const said = rows.map((row) => String(row.Message)).join(' ');
  throw new DatagenError(
    'load',
    `Not every row of ${table} was loaded unchanged: the server read ${records} of ${expected} rows, ` +
      `skipped ${skipped} and reported ${warnings} warnings.${said === '' ? '' : ` ${said}`}`,
    { hint: 'The database is marked as loading. Make the dataset again, then load with --overwrite.' },
  );
}

/** For a server that sends no text: a LOAD DATA without errors has read the rows that it added and skipped. */
async function countByAsking(connection: Connection, { affectedRows }: LoadAnswer): Promise<LoadInfo> {
  const warnings = Number(await askValue(connection, 'SHOW COUNT(*) WARNINGS'));
  return { records: affectedRows, deleted: 0, skipped: 0, warnings };
}
