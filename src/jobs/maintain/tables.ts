import { hasColumn, listColumns } from '../../checks/list-columns.js';
import type { QueryRunner } from '../../engines/engine.js';

/** A table: its rows, its size, and its first and last date. */
export interface TableStats {
  readonly table: string;
  readonly rows: number;
  readonly data_bytes: number;
  readonly index_bytes: number;
  /** ISO dates; null where the table is empty or has no date column. */
  readonly first: string | null;
  readonly last: string | null;
}

export interface Stats {
  readonly tables: readonly TableStats[];
  readonly rows: number;
  readonly bytes: number;
}

/** The date column of each table. */
const DATE_COLUMNS: ReadonlyMap<string, string> = new Map([
  ['business_event', 'start_date'],
  ['customer', 'create_date'],
  ['film_releases', 'release_date'],
  ['inventory', 'date_purchased'],
  ['inventory_purchases', 'purchase_date'],
  ['payment', 'payment_date'],
  ['rental', 'rental_date'],
]);

/** Reads every table's rows, size and dates, the largest table first. */
export async function readStats(runner: QueryRunner): Promise<Stats> {
  const columns = await listColumns(runner);
  const tables: TableStats[] = [];
  const { quoteName } = runner.dialect;
  for (const { table, dataBytes, indexBytes } of await runner.tableSizes()) {
    const date = DATE_COLUMNS.get(table);
    const dates = date !== undefined && hasColumn(columns, table, date) ? quoteName(date) : 'NULL';
    const [row = {}] = await runner.rows(
      `SELECT COUNT(*) AS found, CAST(MIN(${dates}) AS DATE) AS first_date, CAST(MAX(${dates}) AS DATE) AS last_date
       FROM ${quoteName(table)}`,
    );
    tables.push({
      table,
      rows: Number(row.found),
      first: textOf(row.first_date),
      last: textOf(row.last_date),
      data_bytes: dataBytes,
      index_bytes: indexBytes,
    });
  }
  return {
    tables,
    rows: tables.reduce((sum, table) => sum + table.rows, 0),
    bytes: tables.reduce((sum, table) => sum + table.data_bytes + table.index_bytes, 0),
  };
}

function textOf(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}

/** A table after `analyze` or `optimize`. */
export interface MaintainedTable {
  readonly table: string;
  readonly status: 'ok' | 'failed';
  /** The server's errors and warnings. */
  readonly message: string | null;
  readonly seconds: number;
}

const STATEMENTS = { analyze: 'ANALYZE TABLE', optimize: 'OPTIMIZE TABLE' } as const;
export type TableTask = keyof typeof STATEMENTS;

/** Renews a table's statistics (`analyze`), or rebuilds it too and frees the space of deleted rows (`optimize`). */
export async function maintainTable(runner: QueryRunner, task: TableTask, table: string): Promise<MaintainedTable> {
  const began = performance.now();
  const rows = await runner.rows(`${STATEMENTS[task]} ${runner.dialect.quoteName(table)}`);
  const isOf = (kinds: RegExp) => rows.filter((row) => kinds.test(String(row.Msg_type)));
  const notable = isOf(/^(error|warning)$/i);
  return {
    table,
    status: isOf(/^error$/i).length > 0 ? 'failed' : 'ok',
    message: notable.length > 0 ? notable.map((row) => String(row.Msg_text)).join('; ') : null,
    seconds: (performance.now() - began) / 1000,
  };
}
