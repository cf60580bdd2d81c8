import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LOAD_DATA_FORMATS } from '../encode/load-format.js';
import { TABLES, type Table } from '../encode/tables.js';
import { sqlFolder } from '../paths.js';
import { fileNameOf, type TextForm } from './file-form.js';
import type { IdType } from './manifest.js';

const OPENING = `-- Run it in an empty database, from this folder: mysql --local-infile=1 DATABASE < load.sql
`;

const UNPACKING = `-- Unpack the files first: gunzip --keep *.gz
`;

const SETTINGS = `SET time_zone = '+00:00';
SET sql_mode = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO';
SET unique_checks = 0;
SET foreign_key_checks = 0;
`;

const CLOSING = `SET unique_checks = 1;
SET foreign_key_checks = 1;
`;

/** schema.sql: every table with its primary key; load.sql adds the rest once the rows are in. */
export async function composeSchemaScript(tables: readonly Table[], idType: IdType): Promise<string> {
  const statements = await Promise.all(tables.map(({ name }) => readStatement('schema', `${name}.sql`)));
  return statements.join('\n').replaceAll('{{ID}}', idType);
}

/** load.sql: loads every file with any plain client, then builds indexes and foreign keys. */
export async function composeLoadScript(tables: readonly Table[], form: TextForm): Promise<string> {
  const skip = form.header ? ' IGNORE 1 LINES' : '';
  const packed = form.compression === 'gzip';
  const unpacked: TextForm = { ...form, compression: 'none' };
  const loads = tables.map(
    ({ name, columns }) =>
      `LOAD DATA LOCAL INFILE '${fileNameOf(name, unpacked)}' INTO TABLE ${name} ` +
      `${LOAD_DATA_FORMATS[form.format]}${skip}\n  (${columns.join(', ')});\n`,
  );
  const indexes = await readFolder('indexes', tables);
  // A choice of tables may lack the parents that foreign keys name.
  const isWhole = TABLES.every((table) => tables.includes(table));
  const keys = isWhole ? await readFolder('keys', tables) : [];
  const opening = `${OPENING}${packed ? UNPACKING : ''}${SETTINGS}`;
  return [opening, ...loads, ...indexes, ...keys, CLOSING].join('\n');
}

/** The statements of some tables: `<table>.sql`, and `<table>-<what>.sql` where there is more than one. */
async function readFolder(kind: string, tables: readonly Table[]): Promise<string[]> {
  const isOf = (file: string) =>
    tables.some(({ name }) => file === `${name}.sql` || file.startsWith(`${name}-`));
  const names = (await readdir(join(sqlFolder, kind))).filter(isOf).sort();
  return Promise.all(names.map((name) => readStatement(kind, name)));
}

async function readStatement(kind: string, name: string): Promise<string> {
  const text = (await readFile(join(sqlFolder, kind, name), 'utf8')).trim();
  return `${text.endsWith(';') ? text : `${text};`}\n`;
}
