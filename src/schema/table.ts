import { DatagenError } from '../errors.js';

/** The SQL type of the ids that outgrow INT in a very large chain: rental_id and payment_id. */
export type IdType = 'INT' | 'BIGINT';

/** Throws a DatagenError `dataset-invalid` for any other type: it may come from a manifest and becomes part of SQL. */
export function checkIdType(idType: IdType): IdType {
  if (idType === 'INT' || idType === 'BIGINT') return idType;
  throw new DatagenError('dataset-invalid', `An id is INT or BIGINT, not ${JSON.stringify(idType)}.`);
}

/** A column's type, in MySQL's words. `ID` is INT or BIGINT, by the size of the chain. */
export type ColumnType =
  | 'INT'
  | 'BIGINT'
  | 'ID'
  | 'BOOLEAN'
  | 'DATE'
  | 'DATETIME'
  | 'TIMESTAMP'
  | 'YEAR'
  | 'TEXT'
  | 'LONGTEXT'
  | 'LONGBLOB'
  | 'JSON'
  | `CHAR(${number})`
  | `VARCHAR(${number})`
  | `DECIMAL(${number}, ${number})`
  | `ENUM (${string})`;

export interface Column {
  readonly type: ColumnType;
  readonly nullable: boolean;
  /** As SQL. */
  readonly default?: string;
  readonly autoIncrement?: boolean;
  /** The server sets it to the current time when the row changes. */
  readonly onUpdate?: boolean;
  /** The meaning, if the name and the foreign key do not tell it. */
  readonly comment?: string;
}

/** Indexes that one statement builds: columns by index name. */
export interface Indexes {
  readonly comment: string;
  readonly columns: Readonly<Record<string, readonly string[]>>;
}

/** Foreign keys of one column each, by that column. */
export interface ForeignKeys {
  readonly comment: string;
  readonly columns: Readonly<Record<string, { readonly table: string; readonly column: string }>>;
}

/**
 * How the number of rows grows: `fixed` is at most a few rows per store, `chain` grows with customers and copies, and
 * `block` is written by blocks of weeks while the chain is simulated.
 */
export type Growth = 'fixed' | 'chain' | 'block';

/** A table of the database, as data. Everything that depends on the schema is derived from it. */
export interface TableSchema<
  Name extends string = string,
  Size extends Growth = Growth,
  ColumnName extends string = string,
> {
  readonly name: Name;
  readonly comment: string;
  readonly growth: Size;
  /** Databases of the old scripts may lack it. */
  readonly optional?: boolean;
  /** It is created only where it is missing. */
  readonly ifNotExists?: boolean;
  /** The names of the columns, in the order of the CSV files. */
  readonly columns: readonly ColumnName[];
  readonly definitions: Readonly<Record<ColumnName, Column>>;
  readonly primaryKey: readonly string[];
  readonly indexes?: Indexes;
  /** Built by a statement of its own, since it rebuilds the table. */
  readonly fullText?: Indexes;
  readonly foreignKeys?: ForeignKeys;
}

/** A column that refers to a row of another table. */
export interface ForeignKey {
  readonly table: string;
  readonly column: string;
  readonly parent: string;
  readonly parentColumn: string;
}

export function foreignKeysOf({ name, foreignKeys }: TableSchema): ForeignKey[] {
  const columns: ForeignKeys['columns'] = foreignKeys?.columns ?? {};
  return Object.entries(columns).map(([column, parent]) => ({
    table: name,
    column,
    parent: parent.table,
    parentColumn: parent.column,
  }));
}

type Definition<Name extends string, Size extends Growth, ColumnName extends string> = Omit<
  TableSchema<Name, Size>,
  'columns' | 'definitions'
> & {
  readonly columns: Readonly<Record<ColumnName, Column>>;
};

/** Creates a table from its definition, whose columns are in the order of the CSV files. */
export function defineTable<Name extends string, Size extends Growth, ColumnName extends string>(
  definition: Definition<Name, Size, ColumnName>,
): TableSchema<Name, Size, ColumnName> {
  const { columns: definitions, ...table } = definition;
  const columns = Object.keys(definitions) as ColumnName[];
  return Object.freeze({ ...table, columns: Object.freeze(columns), definitions });
}

type Details = Pick<Column, 'default' | 'comment'>;

/** A key with AUTO_INCREMENT. */
export function id(type: 'INT' | 'ID' = 'INT'): Column {
  return { type, nullable: false, autoIncrement: true };
}

/** A column that always has a value. */
export function required(type: ColumnType, details: Details = {}): Column {
  return { type, nullable: false, ...details };
}

/** A column that may be NULL, which is its default unless another is given. */
export function optional(type: ColumnType, details: Details = {}): Column {
  return { type, nullable: true, default: 'NULL', ...details };
}

export const CREATED_AT: Column = optional('TIMESTAMP', { default: 'CURRENT_TIMESTAMP' });

export const LAST_UPDATE: Column = { ...CREATED_AT, onUpdate: true };
