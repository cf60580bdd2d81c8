import type { Connection } from 'mysql2/promise';
import { isOwnTable } from '../../schema/tables.js';
import { isOwnView } from '../../schema/view-statements.js';
import { type Contents, requireOwnTables } from '../contents.js';
import type { Dropped } from '../engine.js';
import { RUN_TABLE } from '../run-table.js';
import { endAbandonedStatements, lockDatabase, requireIdle, useDatabase } from './database-lock.js';
import { askRows, askValue, quoteName } from './query.js';
import { OWN_DATABASE_COMMENT, readRun } from './run-record.js';

/** A table or a view. */
interface Relation {
  readonly name: string;
  readonly isView: boolean;
}

/**
 * Reads what a database holds.
 *
 * @param beside - a table to leave out
 */
export async function inspectDatabase(connection: Connection, database: string, beside?: string): Promise<Contents> {
  const known = await askValue(connection, 'SELECT 1 FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = ?', [
    database,
  ]);
  if (known === undefined) return { kind: 'empty', exists: false };
  const relations = (await listRelations(connection, database)).filter(({ name }) => name !== beside);
  if (relations.length === 0) return { kind: 'empty', exists: true };
  const tables = relations.map(({ name }) => name);
  const run = tables.includes(RUN_TABLE) ? await readRun(connection, database) : undefined;
  const otherTables = relations.filter((one) => !isOwn(one)).map(({ name }) => name);
  if (run?.state === 'complete') return { kind: 'complete', runId: run.runId, record: run.record, otherTables };
  if (run !== undefined) return { kind: 'unfinished', runId: run.runId, otherTables };
  // A load that died after creating the record's table, before writing its row, has left that table empty.
  if (tables.length === 1 && tables[0] === RUN_TABLE) return { kind: 'empty', exists: true };
  // Only a load creates that table, and only in a database that was empty before.
  const isOurs = tables.includes(RUN_TABLE) && (await hasRunColumns(connection, database));
  return { kind: 'foreign', tables, isOurs, otherTables };
}

/**
 * Reads what a database holds, as `inspectDatabase` does. A load that is marked as unfinished belongs to a process that
 * has ended.
 *
 * @throws DatagenError `conflict` when that process is still at work
 */
export async function inspectIdleDatabase(connection: Connection, database: string): Promise<Contents> {
  let contents = await inspectDatabase(connection, database);
  while (contents.kind === 'unfinished') {
    const { runId } = contents;
    await requireIdle(connection, database);
    contents = await inspectDatabase(connection, database);
    // Its process had the lock from before the mark to the end, so no other process works on this run.
    if (contents.kind === 'unfinished' && contents.runId === runId) break;
  }
  return contents;
}

/**
 * Drops this program's own tables and views from a database that it made, and returns their names; the database itself stays.
 * Throws a DatagenError 'conflict' when there are tables that are not its own, or no record that they are.
 */
export async function dropOwnTables(connection: Connection, database: string): Promise<string[]> {
  const contents = await inspectDatabase(connection, database);
  if (contents.kind === 'empty') return [];
  requireOwnTables(database, contents);
  // The record is dropped last, so that an interrupted drop is still recognised as this program's.
  const relations = (await listRelations(connection, database)).filter(({ name }) => name !== RUN_TABLE);
  const ours = [
    ...relations.filter(({ isView }) => isView),
    ...relations.filter(({ isView }) => !isView),
    { name: RUN_TABLE, isView: false },
  ];
  // Replicas that filter by the default database, under binlog_format = STATEMENT, see these statements too.
  await useDatabase(connection, database);
  await connection.query('SET SESSION foreign_key_checks = 0');
  for (const { name, isView } of ours) {
    const kind = isView ? 'VIEW' : 'TABLE';
    await connection.query(`DROP ${kind} IF EXISTS ${quoteName(database)}.${quoteName(name)}`);
  }
  return ours.map(({ name }) => name);
}

/** A foreign table may have the name of one of this program's views. */
function isOwn({ name, isView }: Relation): boolean {
  return isView ? isOwnView(name) : isOwnTable(name);
}

/** Whether this program created the database itself, rather than its tables in one that was there. */
export async function isOwnDatabase(connection: Connection, database: string): Promise<boolean> {
  const comment = await askValue(
    connection,
    'SELECT TABLE_COMMENT FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?',
    [database, RUN_TABLE],
  );
  return comment === OWN_DATABASE_COMMENT;
}

async function hasRunColumns(connection: Connection, database: string): Promise<boolean> {
  const found = await askValue(
    connection,
    `SELECT COUNT(*) FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?
     AND COLUMN_NAME IN ('run_id', 'generator_version', 'configuration', 'ledger', 'state')`,
    [database, RUN_TABLE],
  );
  return Number(found) === 5;
}

async function listRelations(connection: Connection, database: string): Promise<Relation[]> {
  const rows = await askRows(
    connection,
    `SELECT TABLE_NAME AS name, TABLE_TYPE = 'VIEW' AS is_view FROM information_schema.TABLES
     WHERE TABLE_SCHEMA = ? ORDER BY TABLE_NAME`,
    [database],
  );
  return rows.map((row) => ({ name: String(row.name), isView: Number(row.is_view) === 1 }));
}

/**
 * Drops this program's tables from a database that it made, and the database itself if this program created it and
 * nothing else is left in it.
 * Throws a DatagenError 'conflict' when another process is at work there, or it holds anything else's tables.
 *
 * @param ownServer - every database of the server is this program's
 */
export async function dropDatabase(connection: Connection, database: string, ownServer: boolean): Promise<Dropped> {
  await lockDatabase(connection, database);
  await endAbandonedStatements(connection, database);
  const isOwn = ownServer || (await isOwnDatabase(connection, database));
  const tables = await dropOwnTables(connection, database);
  const goes = isOwn && tables.length > 0 && (await isEmpty(connection, database));
  if (goes) await connection.query(`DROP DATABASE IF EXISTS ${quoteName(database)}`);
  return { tables, database: goes };
}

async function isEmpty(connection: Connection, database: string): Promise<boolean> {
  const left = await askValue(
    connection,
    `SELECT (SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = ?)
       + (SELECT COUNT(*) FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = ?)
       + (SELECT COUNT(*) FROM information_schema.EVENTS WHERE EVENT_SCHEMA = ?)`,
    [database, database, database],
  );
  return Number(left) === 0;
}
