import type { Connection } from 'mysql2/promise';
import { prepareQueries } from '../../checks/prepare-queries.js';
import type { QueryRunner } from '../../engines/engine.js';
import { askRows, quoteName } from '../../engines/mysql/query.js';
import { trySetVariables } from '../../engines/mysql/variables.js';

/** A table: how much is in it, and from when to when. */
export interface TableStats {
  readonly table: string;
  readonly rows: number;
  readonly data_bytes: number;
  readonly index_bytes: number;
  /** ISO dates; null where the table is empty or has no date of its own. */
  readonly first: string | null;
  readonly last: string | null;
}

export interface Stats {
  readonly tables: readonly TableStats[];
  readonly rows: number;
  readonly bytes: number;
}

/** The column with the time of a row's event. */
const DATE_COLUMNS: Readonly<Record<string, string>> = {
  customer: 'create_date',
  film_releases: 'release_date',
  inventory: 'date_purchased',
  inventory_purchases: 'purchase_date',
  payment: 'payment_date',
  rental: 'rental_date',
};

/** Counts every table's rows and asks for its size and its dates, the largest table first. */
export async function readStats(connection: Connection, runner: QueryRunner): Promise<Stats> {
  // MySQL answers sizes from a cache that is up to a day old unless told not to.
  await trySetVariables(connection, 'SESSION', { information_schema_stats_expiry: 0 });
  const ask = await prepareQueries(runner, 'maintain');
  const tables: TableStats[] = [];
  for (const row of await ask('tables')) {
    tables.push({
      table: String(row.name),
      ...(await countRows(connection, String(row.name))),
      data_bytes: Number(row.data_bytes ?? 0),
      index_bytes: Number(row.index_bytes ?? 0),
    });
  }
  return {
    tables,
    rows: tables.reduce((sum, table) => sum + table.rows, 0),
    bytes: tables.reduce((sum, table) => sum + table.data_bytes + table.index_bytes, 0),
  };
}

async function countRows(connection: Connection, table: string): Promise<Pick<TableStats, 'rows' | 'first' | 'last'>> {
  const column = Object.hasOwn(DATE_COLUMNS, table) ? DATE_COLUMNS[table] : undefined;
  const [known] = await askRows(
    connection,
    'SELECT 1 FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ? AND COLUMN_NAME = ?',
    [table, column ?? ''],
  );
  const [row = {}] = await askRows(
    connection,
    `SELECT COUNT(*) AS found${
      column === undefined || known === undefined
        ? ''
        : `, CAST(MIN(${quoteName(column)}) AS DATE) AS first, CAST(MAX(${quoteName(column)}) AS DATE) AS last`
    } FROM ${quoteName(table)}`,
  );
  const text = (value: unknown) => (value === null || value === undefined ? null : String(value));
  return { rows: Number(row.found), first: text(row.first), last: text(row.last) };
}
