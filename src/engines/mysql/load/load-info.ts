import type { Connection } from 'mysql2/promise';
import { DatagenError } from '../../../errors.js';
import { askRows, askValue } from '../query-rows.js';

/** What the server says after LOAD DATA. */
export interface LoadInfo {
  readonly records: number;
  readonly deleted: number;
  readonly skipped: number;
  readonly warnings: number;
}

/** What the driver has of the server's answer to a LOAD DATA. */
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
 * Returns how many rows a LOAD DATA has brought in. Throws a DatagenError 'load' unless each of them came in as it
 * was and, where it is known, their number is the expected one: LOCAL makes warnings of errors, and a file that ends
 * early looks like success. Precondition: asked on the connection that has just loaded.
 */
export async function requireCleanLoad(
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
    `Loading ${table} did not take every row as it is: of ${expected} rows the server read ${records}, ` +
      `skipped ${skipped} and gave ${warnings} warnings.${said === '' ? '' : ` ${said}`}`,
    { hint: 'The database is marked as loading. Make the dataset again, then load with --overwrite.' },
  );
}

/** What a server that sends no text can be asked for: LOAD DATA without errors has read what it added and skipped. */
async function countByAsking(connection: Connection, { affectedRows }: LoadAnswer): Promise<LoadInfo> {
  const warnings = Number(await askValue(connection, 'SHOW COUNT(*) WARNINGS'));
  return { records: affectedRows, deleted: 0, skipped: 0, warnings };
}
