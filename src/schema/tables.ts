import type { Growth, TableSchema } from './table.js';
import { businessEvent } from './tables/business-event.js';
import { datagenRun } from './tables/datagen-run.js';
import { dirt } from './tables/dirt.js';
import { actor, category, film, filmActor, filmCategory, language } from './tables/films.js';
import { filmReleases, inventory, inventoryPurchases } from './tables/inventory.js';
import { address, city, country } from './tables/places.js';
import { payment, rental } from './tables/rentals.js';
import { customer, staff, store } from './tables/stores.js';

const ALL = [
  country,
  city,
  address,
  language,
  category,
  actor,
  film,
  filmActor,
  filmCategory,
  staff,
  store,
  businessEvent,
  customer,
  inventory,
  rental,
  payment,
  filmReleases,
  inventoryPurchases,
] as const;

/** Tables that a dataset has only if its configuration asks for them. */
const ON_REQUEST = [dirt] as const;

type TableNameOf<Size extends Growth> = Extract<
  (typeof ALL)[number] | (typeof ON_REQUEST)[number],
  { growth: Size }
>['name'];

/** The name of a table of a dataset. */
export type TableName = TableNameOf<Growth>;

/** A table that is written by blocks of weeks while the chain is simulated. */
export type BlockTableName = TableNameOf<'block'>;

/** A table of at most a few rows per store. */
export type FixedTableName = TableNameOf<'fixed'>;

/** A table that is composed from the catalogue and the plan, row by row. */
export type SmallTableName = Exclude<TableName, BlockTableName>;

/** The name of a column of a table. */
export type ColumnName<Name extends TableName> = Extract<(typeof ALL)[number], { name: Name }>['columns'][number];

/** A value for each column of a table: the compiler names the places that lack a new column. */
export type RowOf<Name extends TableName, Value> = Readonly<Record<ColumnName<Name>, Value>>;

export interface Table {
  readonly name: TableName;
  /** In the order of the schema and of the CSV files. */
  readonly columns: readonly string[];
}

/** The tables of every chain, parents before children; only staff and store refer to each other. */
export const TABLES: readonly TableSchema<TableName>[] = Object.freeze(ALL);

/** All tables that a dataset may have. */
export const KNOWN_TABLES: readonly TableSchema<TableName>[] = Object.freeze([...ALL, ...ON_REQUEST]);

/** The part of a configuration that decides which tables a dataset has. */
export interface TableWishes {
  readonly dirt: { readonly percent: number };
}

/**
 * The tables of a configuration's dataset, parents before children.
 *
 * @param chosen - the names of those to keep; those on request are kept in any case
 */
export function tablesOf(
  { dirt: { percent } }: TableWishes,
  chosen?: readonly string[],
): readonly TableSchema<TableName>[] {
  const tables = TABLES.filter(({ name }) => chosen?.includes(name) ?? true);
  return percent > 0 ? [...tables, dirt] : tables;
}

const BY_NAME = new Map(KNOWN_TABLES.map((table) => [table.name, table]));

/** The names of the tables, by growth; parents before children. */
export const BLOCK_TABLES = TABLES.map(({ name }) => name).filter(isBlockTable);
export const SMALL_TABLES = TABLES.map(({ name }) => name).filter((name) => !isBlockTable(name));

/** The schema of a table. */
export function schemaOf(name: TableName): TableSchema<TableName> {
  const table = BY_NAME.get(name);
  if (table === undefined) throw new RangeError(`There is no table ${name}.`);
  return table;
}

/** The values of a row in the order of the schema. */
export function listCells<Name extends TableName, Value>(table: Name, row: RowOf<Name, Value>): readonly Value[] {
  return schemaOf(table).columns.map((column) => row[column as ColumnName<Name>]);
}

/**
 * The schema of a table in a database where payments may name a rental or a customer that does not exist, as in a dirty
 * one: without the foreign keys to them.
 */
export function schemaWithOrphans(name: TableName): TableSchema<TableName> {
  const table = schemaOf(name);
  if (table !== payment || table.foreignKeys === undefined) return table;
  const { rental_id: _, customer_id: __, ...columns } = table.foreignKeys.columns;
  return { ...table, foreignKeys: { comment: 'A payment is to a member of staff.', columns } };
}

/** The tables with the given names, parents before children. */
export function tablesAmong(names: readonly string[]): readonly TableSchema<TableName>[] {
  return KNOWN_TABLES.filter((table) => names.includes(table.name));
}

/** Whether a table is written by blocks of weeks. Such tables take nearly all of the time. */
export function isBlockTable(name: TableName): name is BlockTableName {
  return schemaOf(name).growth === 'block';
}

/** Whether this program creates tables of this name. */
export function isOwnTable(name: string): boolean {
  return name === datagenRun.name || tablesAmong([name]).length > 0;
}
