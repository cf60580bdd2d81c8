import { composeFormatClause } from '../encode/text-format.js';
import { addForeignKeys, buildIndexes, createTable, writeScript } from '../schema/ddl/mysql.js';
import type { IdType, TableSchema } from '../schema/table.js';
import { schemaWithOrphans, TABLES, type TableName } from '../schema/tables.js';
import { readViewStatements } from '../schema/view-statements.js';
import { fileNameOf, type TextForm } from './file-form.js';

const OPENING = `-- Run it in an empty database, from this folder: mysql --local-infile=1 DATABASE < load.sql
`;

const UNPACKING = `-- Unpack the files first: gunzip --keep *.gz
`;

const VIEWS_OPENING = `-- Views for reports. Run it after load.sql: mysql DATABASE < views.sql
`;

const SETTINGS = `SET time_zone = '+00:00';
SET sql_mode = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO';
SET unique_checks = 0;
SET foreign_key_checks = 0;
`;

/** For clients with autocommit off: without an index statement after it, nothing else would end the transaction. */
const COMMIT = 'COMMIT;\n';

const CLOSING = `SET unique_checks = 1;
SET foreign_key_checks = 1;
`;

/** schema.sql: every table with its primary key; load.sql adds the rest once the rows are in. */
export function composeSchemaScript(tables: readonly TableSchema[], idType: IdType): string {
  return tables.map((table) => writeScript(createTable(table, idType))).join('\n');
}

/**
 * load.sql: loads every file with any plain client, then builds indexes and foreign keys.
 *
 * @param columnsWithNull - of a table, where the form has a text of its own for NULL
 */
export function composeLoadScript(
  tables: readonly TableSchema<TableName>[],
  form: TextForm,
  columnsWithNull: (table: TableName) => readonly string[] = () => [],
): string {
  const skip = form.header ? ' IGNORE 1 LINES' : '';
  const packed = form.compression === 'gzip';
  const unpacked: TextForm = { ...form, compression: 'none' };
  const loads = tables.map(
    ({ name, columns }) =>
      `LOAD DATA LOCAL INFILE '${fileNameOf(name, unpacked)}' INTO TABLE ${name} ` +
      `${composeFormatClause(form.format)}${skip}\n  ${assignColumns(columns, form, columnsWithNull(name))};\n`,
  );
  const indexes = tables.flatMap(buildIndexes).map(writeScript);
  // A selection of tables may lack the parents that foreign keys refer to.
  const isDirty = tables.some(({ name }) => name === 'dirt');
  const keyedOf = (table: TableSchema<TableName>) => (isDirty ? schemaWithOrphans(table.name) : table);
  const isWhole = TABLES.every((table) => tables.includes(table));
  const keys = isWhole ? tables.map(keyedOf).flatMap(addForeignKeys).map(writeScript) : [];
  const opening = `${OPENING}${packed ? UNPACKING : ''}${SETTINGS}`;
  return [opening, ...loads, COMMIT, ...indexes, ...keys, CLOSING].join('\n');
}

/** Columns with NULLs go through variables if the text for NULL is not `\N`, so that it is compared byte by byte. */
function assignColumns(columns: readonly string[], { null_text }: TextForm, withNull: readonly string[]): string {
  if (null_text === undefined || withNull.length === 0) return `(${columns.join(', ')})`;
  const targets = columns.map((column) => (withNull.includes(column) ? `@${column}` : column));
  const quoted = `'${null_text.replaceAll("'", "''")}'`;
  const values = withNull.map((column) => `${column} = IF(CAST(@${column} AS BINARY) = ${quoted}, NULL, @${column})`);
  return `(${targets.join(', ')})\n  SET ${values.join(', ')}`;
}

/** views.sql: views for reports, over the tables that load.sql has filled. */
export async function composeViewScript(lateFeePerDay: number): Promise<string> {
  return [VIEWS_OPENING, ...(await readViewStatements(lateFeePerDay))].join('\n');
}
