import type { Connection } from 'mysql2/promise';
import { DatagenError } from '../../errors.js';
import { askRows } from '../ask.js';

/** What the server says after LOAD DATA. */
export interface LoadInfo {
  readonly records: number;
  readonly deleted: number;
  readonly skipped: number;
  readonly warnings: number;
}

/** Reads "Records: 3  Deleted: 0  Skipped: 0  Warnings: 0"; undefined when it is something else. */
export function parseLoadInfo(info: string): LoadInfo | undefined {
  const found = /Records: (\d+)\s+Deleted: (\d+)\s+Skipped: (\d+)\s+Warnings: (\d+)/.exec(info);
  if (found === null) return undefined;
  const [records = 0, deleted = 0, skipped = 0, warnings = 0] = found.slice(1).map(Number);
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
  info: string,
  expectedRows: number | undefined,
): Promise<number> {
  const counts = parseLoadInfo(info);
  if (counts === undefined)
    throw new DatagenError('load', `The server's answer to loading ${table} is not understood: ${info}`);
  const { records, deleted, skipped, warnings } = counts;
  const expected = expectedRows ?? records;
  if (records === expected && deleted === 0 && skipped === 0 && warnings === 0) return records;
  const rows = await askRows(connection, 'SHOW WARNINGS LIMIT 5');
  const said = rows.map((row) => String(row.Message)).join(' ');
  throw new DatagenError(
    'load',
    `Loading ${table} did not take every row as it is: of ${expected} rows the server read ${records}, ` +
      `skipped ${skipped} and gave ${warnings} warnings.${said === '' ? '' : ` ${said}`}`,
    { hint: 'The database is marked as loading. Make the dataset again, then load with --overwrite.' },
  );
}
