import { type Columns, hasColumn } from './list-columns.js';
import type { Parameters } from './parameters.js';

/** A column that not every database has, and what stands for it in SQL where it is missing. */
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
