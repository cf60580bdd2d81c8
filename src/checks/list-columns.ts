import type { QueryRunner } from '../engines/engine.js';
import { DatagenError } from '../errors.js';
import type { Parameters } from './parameters.js';

/** The columns of each table of a database, by the table's name. */
export type Columns = ReadonlyMap<string, ReadonlySet<string>>;

/** Reads the tables and columns of the runner's database. */
export async function listColumns(runner: Pick<QueryRunner, 'dialect' | 'rows'>): Promise<Columns> {
  const rows = await runner.rows(
    `SELECT table_name AS table_name, column_name AS column_name FROM information_schema.columns
     WHERE table_schema = ${runner.dialect.currentSchema}`,
  );
  const columns = new Map<string, Set<string>>();
  for (const row of rows) {
    const table = String(row.table_name);
    const names = columns.get(table) ?? new Set<string>();
    columns.set(table, names.add(String(row.column_name)));
  }
  return columns;
}

/** Whether a column exists. */
export function hasColumn(columns: Columns, table: string, column: string): boolean {
  return columns.get(table)?.has(column) === true;
}

/** A column that not every database has, and the SQL in its place. */
interface OptionalColumn {
  readonly table: string;
  readonly column: string;
  readonly otherwise: string;
}

/**
 * Databases of the old scripts have shorter forms of two tables: `inventory_purchases` with a row for each copy and
 * without a quantity, and `film_releases` without the member of staff.
 */
const OPTIONAL: readonly OptionalColumn[] = [
  { table: 'inventory_purchases', column: 'quantity', otherwise: '1' },
  { table: 'film_releases', column: 'added_by_staff_id', otherwise: 'NULL' },
];

/**
 * Writes the columns that not every database has as SQL. `{{inventory_purchases_quantity}}` stands for
 * `inventory_purchases.quantity`, or for `1` where there is no such column.
 */
export function writeOptionalColumns(columns: Columns): Parameters {
  return new Map(
    OPTIONAL.map(({ table, column, otherwise }) => [
      `${table}_${column}`,
      { sql: hasColumn(columns, table, column) ? `${table}.${column}` : otherwise },
    ]),
  );
}

/** The columns that a task needs, by table, separated by spaces. */
export type NeededColumns = Readonly<Record<string, string>>;

/** The columns that the summary and most checks read. A check that reads others is skipped if they are missing. */
export const FIGURES: NeededColumns = {
  customer: 'customer_id create_date active',
  inventory: 'inventory_id film_id store_id date_purchased',
  rental: 'rental_id rental_date inventory_id customer_id return_date',
  payment: 'payment_id rental_id amount payment_date',
};

/** What `inventory show` reads. */
export const SHELVES: NeededColumns = {
  film: 'film_id',
  inventory: 'inventory_id film_id store_id date_purchased created_at',
  rental: 'inventory_id rental_date return_date',
};

/** What `inventory add` reads and writes. */
export const PURCHASES: NeededColumns = {
  ...SHELVES,
  film: 'film_id title replacement_cost',
  film_category: 'film_id category_id',
  category: 'category_id name',
  store: 'store_id manager_staff_id',
  inventory: 'inventory_id film_id store_id date_purchased staff_id created_at last_update',
};

/** What `maintain growth` reads. */
export const RENTALS: NeededColumns = { rental: 'rental_date' };

const MAX_NAMED = 8;

/**
 * Checks that a database has the columns that a task needs, before a query fails.
 *
 * @param task - what needs them, as in `The summary`
 * @throws DatagenError `conflict` with the tables and columns that are missing
 */
export function requireColumns(
  columns: Columns,
  needed: NeededColumns,
  task: string,
  hint = 'Name a database that this program or the old scripts made, with -D NAME.',
): void {
  const missing = Object.entries(needed).flatMap(([table, names]) => {
    const there = columns.get(table);
    if (there === undefined) return [`the table ${table}`];
    return names
      .split(' ')
      .filter((name) => !there.has(name))
      .map((name) => `${table}.${name}`);
  });
  if (missing.length === 0) return;
  const more = missing.length > MAX_NAMED ? ` and ${missing.length - MAX_NAMED} more` : '';
  throw new DatagenError(
    'conflict',
    `The database has another schema. ${task} needs ${missing.slice(0, MAX_NAMED).join(', ')}${more}, which it lacks or which the user may not read.`,
    { hint },
  );
}
