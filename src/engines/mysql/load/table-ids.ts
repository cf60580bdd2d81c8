import type { Connection } from 'mysql2/promise';
import { DatagenError } from '../../../errors.js';
import type { Table } from '../../../schema/tables.js';
import { LOAD_MARK } from '../database-lock.js';
import { askRows } from '../query-rows.js';
import { quoteName } from '../quote.js';

/** A table's ids: its first column's smallest and largest value. */
export interface TableIds {
  readonly column: string;
  readonly first: number;
  readonly last: number;
  /** Every number from the first to the last is there. */
  readonly gapless: boolean;
}

/**
 * Counts a table's rows and looks at its ids. Throws a DatagenError 'load' when there are not as many rows as were
 * made, whatever the server answered while it took them.
 */
export async function measureIds(connection: Connection, table: Table, expectedRows: number): Promise<TableIds> {
  const [column = ''] = table.columns;
  const id = quoteName(column);
  const name = quoteName(table.name);
  // Asked apart, each is answered from the index that suits it best. The rows are counted by their primary key: in an
  // index that was built a moment ago, while other statements are under way, InnoDB looks each row up to see whether
  // it may be seen.
  const [found = {}] = await askRows(
    connection,
    `SELECT ${LOAD_MARK} (SELECT COUNT(*) FROM ${name} FORCE INDEX (PRIMARY)) AS held,
       (SELECT MIN(${id}) FROM ${name}) AS first, (SELECT MAX(${id}) FROM ${name}) AS last`,
  );
  const [held, first, last] = [Number(found.held), Number(found.first), Number(found.last)];
  if (held !== expectedRows) {
    throw new DatagenError('load', `Table ${table.name} holds ${held} rows where ${expectedRows} were made.`, {
      hint: 'The database is marked as loading. Make the dataset again, then load with --overwrite.',
    });
  }
  return { column, first, last, gapless: last - first + 1 === held };
}
