import { createHash } from 'node:crypto';
import type { Connection } from 'mysql2/promise';
import { nameSome } from '../../engines/contents.js';
import { closeConnection } from '../../engines/mysql/connections.js';
import { askRows, askValue, quoteName } from '../../engines/mysql/query.js';

import { DatagenError } from '../../errors.js';
import type { LoadSite } from './bench-method.js';

/** The table that marks a benchmark's database. It is created first and dropped last. */
export const MARK_TABLE = 'datagen_bench';

const MARK_COMMENT = 'A benchmark of dvdrental-datagen drops every table of this database.';

/** No database, one without tables, or one that an earlier benchmark marked. */
type BenchDatabaseState = 'missing' | 'empty' | 'marked';

/**
 * Checks that a benchmark may use a database, and changes nothing.
 * Throws a DatagenError 'conflict' if it holds tables that are not a benchmark's.
 */
export async function requireBenchDatabase(connection: Connection, database: string): Promise<BenchDatabaseState> {
  const known = await askValue(connection, 'SELECT 1 FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = ?', [
    database,
  ]);
  if (known === undefined) return 'missing';
  const tables = await listTables(connection, database);
  if (tables.length === 0) return 'empty';
  if (tables.some(({ name, comment }) => name === MARK_TABLE && comment === MARK_COMMENT)) return 'marked';
  throw new DatagenError(
    'conflict',
    `Database ${database} contains tables that no benchmark created: ${nameSome(tables.map(({ name }) => name))}.`,
    { hint: 'Nothing was changed. Use a database that is empty or does not exist yet: -D NAME.' },
  );
}

/**
 * Marks and locks a database while a task uses it, then restores it: empty, or dropped if it did not exist.
 * Throws a DatagenError 'conflict' if it holds other tables or another benchmark uses it.
 */
export async function withBenchDatabase<Result>(
  { open, database }: Pick<LoadSite, 'open' | 'database'>,
  task: () => Promise<Result>,
): Promise<Result> {
  const lockConnection = await open();
  try {
    await lock(lockConnection, database);
    const state = await requireBenchDatabase(lockConnection, database);
    if (state === 'missing') {
      await lockConnection.query(
        `CREATE DATABASE ${quoteName(database)} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`,
      );
    }
    if (state !== 'marked') await mark(lockConnection, database, state === 'missing');
    await emptyDatabase(lockConnection, database);
    try {
      return await task();
    } finally {
      await release(lockConnection, database).catch(() => releaseAnew(open, database));
    }
  } finally {
    await closeConnection(lockConnection);
  }
}

/** Drops every table of a marked database but the mark. */
export async function emptyDatabase(connection: Connection, database: string): Promise<void> {
  await connection.query('SET SESSION foreign_key_checks = 0');
  for (const { name } of await listTables(connection, database)) {
    if (name === MARK_TABLE) continue;
    await connection.query(`DROP TABLE IF EXISTS ${quoteName(database)}.${quoteName(name)}`);
  }
}

async function release(connection: Connection, database: string): Promise<void> {
  await emptyDatabase(connection, database);
  const table = `${quoteName(database)}.${MARK_TABLE}`;
  const isOurs = Number(await askValue(connection, `SELECT made_database FROM ${table}`)) === 1;
  await connection.query(isOurs ? `DROP DATABASE ${quoteName(database)}` : `DROP TABLE ${table}`);
}

/** Releases over a new connection, since the lock connection may be lost. */
async function releaseAnew(open: LoadSite['open'], database: string): Promise<void> {
  const connection = await open();
  try {
    await release(connection, database);
  } finally {
    await closeConnection(connection);
  }
}

async function mark(connection: Connection, database: string, madeDatabase: boolean): Promise<void> {
  const table = `${quoteName(database)}.${MARK_TABLE}`;
  await connection.query(
    `CREATE TABLE ${table} (made_database BOOLEAN NOT NULL PRIMARY KEY) ENGINE=InnoDB COMMENT = ?`,
    [MARK_COMMENT],
  );
  await connection.query(`INSERT INTO ${table} VALUES (?)`, [madeDatabase]);
}

async function lock(connection: Connection, database: string): Promise<void> {
  // A lock's name has at most 64 characters, and so may the database's name alone.
  const digest = createHash('sha256').update(database).digest('hex').slice(0, 40);
  const taken = await askValue(connection, 'SELECT GET_LOCK(?, 0)', [`dvdrental:benchmark:${digest}`]);
  if (Number(taken) === 1) return;
  throw new DatagenError('conflict', `Another benchmark is using database ${database} on this server.`, {
    hint: 'Wait until it is done, or use another database with -D NAME.',
  });
}

async function listTables(
  connection: Connection,
  database: string,
): Promise<{ readonly name: string; readonly comment: string }[]> {
  const rows = await askRows(
    connection,
    `SELECT TABLE_NAME AS name, TABLE_COMMENT AS comment FROM information_schema.TABLES
     WHERE TABLE_SCHEMA = ? ORDER BY TABLE_NAME`,
    [database],
  );
  return rows.map(({ name, comment }) => ({ name: String(name), comment: String(comment) }));
}
