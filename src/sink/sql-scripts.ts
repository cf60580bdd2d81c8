import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LOAD_DATA_FORMAT } from '../encode/load-format.js';
import { TABLES } from '../encode/tables.js';
import { sqlFolder } from '../paths.js';
import type { IdType } from './manifest.js';

const OPENING = `-- Run it in an empty database, from this folder: mysql --local-infile=1 DATABASE < load.sql
SET time_zone = '+00:00';
SET sql_mode = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO';
SET unique_checks = 0;
SET foreign_key_checks = 0;
`;

const CLOSING = `SET unique_checks = 1;
SET foreign_key_checks = 1;
`;

/** schema.sql: every table with its primary key; load.sql adds the rest once the rows are in. */
export async function composeSchemaScript(idType: IdType): Promise<string> {
  const statements = await Promise.all(TABLES.map(({ name }) => readStatement('schema', `${name}.sql`)));
  return statements.join('\n').replaceAll('{{ID}}', idType);
}

/** load.sql: loads every file with any plain client, then builds indexes and foreign keys. */
export async function composeLoadScript(header: boolean): Promise<string> {
  const skip = header ? ' IGNORE 1 LINES' : '';
  const loads = TABLES.map(
    ({ name, columns }) =>
      `LOAD DATA LOCAL INFILE '${name}.csv' INTO TABLE ${name} ${LOAD_DATA_FORMAT}${skip}\n  (${columns.join(', ')});\n`,
  );
  const indexes = await readFolder('indexes');
  const keys = await readFolder('keys');
  return [OPENING, ...loads, ...indexes, ...keys, CLOSING].join('\n');
}

async function readFolder(kind: string): Promise<string[]> {
  const names = (await readdir(join(sqlFolder, kind))).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(names.map((name) => readStatement(kind, name)));
}

async function readStatement(kind: string, name: string): Promise<string> {
  const text = (await readFile(join(sqlFolder, kind, name), 'utf8')).trim();
  return `${text.endsWith(';') ? text : `${text};`}\n`;
}
