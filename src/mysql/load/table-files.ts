import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection } from 'mysql2/promise';
import { sqlFolder } from '../../paths.js';
import { LOAD_MARK } from '../database-lock.js';

/** Creates a table with its primary key only. */
export async function createBareTable(
  connection: Connection,
  table: string,
  idType: 'INT' | 'BIGINT',
): Promise<void> {
  const statement = await readFile(join(sqlFolder, 'schema', `${table}.sql`), 'utf8');
  await connection.query(statement.replaceAll('{{ID}}', idType));
}

/**
 * The statements that build a table's secondary indexes: `<table>.sql` and then any `<table>-<what>.sql`; empty for
 * a table that has none.
 */
export async function readIndexStatements(table: string): Promise<string[]> {
  return readStatements('indexes', (name) => name === `${table}.sql` || name.startsWith(`${table}-`));
}

/** The statement that adds a table's foreign keys; empty for a table that has none. */
export async function readKeyStatements(table: string): Promise<string[]> {
  return readStatements('keys', (name) => name === `${table}.sql`);
}

/** Runs a statement that takes long, marked so that a later run can tell it if this one dies. */
export async function runMarked(connection: Connection, statement: string): Promise<void> {
  await connection.query(`${statement.trim().replace(/;$/, '')} ${LOAD_MARK}`);
}

async function readStatements(kind: string, wanted: (name: string) => boolean): Promise<string[]> {
  const folder = join(sqlFolder, kind);
  // '.' sorts before letters but after '-': the plain file has to come first.
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql') && wanted(name));
  names.sort((a, b) => a.length - b.length);
  return Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
}
