import type { Connection } from 'mysql2/promise';
import { DatagenError } from '../../errors.js';
import { isOwnTable, isOwnView } from '../../schema/own-tables.js';
import { RUN_TABLE } from '../run-table.js';
import { requireIdle, useDatabase } from './database-lock.js';
import { askRows, askValue } from './query-rows.js';
import { quoteName } from './quote.js';
import { OWN_DATABASE_COMMENT, type Run, readRun } from './run-record.js';

/** What is in a database before anything is done to it. */
export type DatabaseState =
  | { readonly kind: 'missing' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'ours'; readonly run: Run; readonly otherTables: readonly string[] }
  /** There is no record of what made it. `isOurs`: this program did, and the record was removed when that was no longer so. */
  | {
      readonly kind: 'foreign';
      readonly tables: readonly string[];
      readonly isOurs: boolean;
      readonly otherTables: readonly string[];
    };

/** A table or a view. */
interface Relation {
  readonly name: string;
  readonly isView: boolean;
}

/**
 * Looks whether a database is there, empty, made by this program, or someone else's.
 *
 * @param beside - a table to look past
 */
export async function inspectDatabase(
  connection: Connection,
  database: string,
  beside?: string,
): Promise<DatabaseState> {
  const known = await askValue(
    connection,
    'SELECT 1 FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = ?',
    [database],
  );
  if (known === undefined) return { kind: 'missing' };
  const relations = (await listRelations(connection, database)).filter(({ name }) => name !== beside);
  if (relations.length === 0) return { kind: 'empty' };
  const tables = relations.map(({ name }) => name);
  const run = tables.includes(RUN_TABLE) ? await readRun(connection, database) : undefined;
  const otherTables = relations.filter((one) => !isOwn(one)).map(({ name }) => name);
  if (run !== undefined) return { kind: 'ours', run, otherTables };
  // A load that died between creating its record's table and writing the row has left that empty table alone.
  if (tables.length === 1 && tables[0] === RUN_TABLE) return { kind: 'empty' };
  // Only a load creates that table, and only in a database that was empty before.
  const isOurs = tables.includes(RUN_TABLE) && (await hasRunColumns(connection, database));
  return { kind: 'foreign', tables, isOurs, otherTables };
}

/**
 * Looks at a database as `inspectDatabase` does. One that is marked as loading is so by a process that is gone.
 *
 * @throws DatagenError `conflict` when that process is at work
 */
export async function inspectIdleDatabase(connection: Connection, database: string): Promise<DatabaseState> {
  let state = await inspectDatabase(connection, database);
  for (let unfinished = unfinishedRun(state); unfinished !== undefined; unfinished = unfinishedRun(state)) {
    await requireIdle(connection, database);
    state = await inspectDatabase(connection, database);
    // Its process had the lock from before the mark to the end, so no other process works on this run.
    if (unfinishedRun(state) === unfinished) break;
  }
  return state;
}

function unfinishedRun(state: DatabaseState): number | undefined {
  return state.kind === 'ours' && state.run.state === 'loading' ? state.run.runId : undefined;
}

/**
 * Drops this program's own tables and views from a database that it made, and returns their names; the database itself stays.
 * Throws a DatagenError 'conflict' when there are tables that are not its own, or no record that they are.
 */
export async function dropOwnTables(connection: Connection, database: string): Promise<string[]> {
  const state = await inspectDatabase(connection, database);
  if (state.kind === 'missing' || state.kind === 'empty') return [];
  const strangers = state.kind === 'foreign' && !state.isOurs ? state.tables : state.otherTables;
  if (strangers.length > 0) {
    throw new DatagenError(
      'conflict',
      `Database ${database} holds tables that this program did not make: ${nameSome(strangers)}.`,
      { hint: 'Nothing was dropped. Move them elsewhere, or load into another database with -D NAME.' },
    );
  }
  // The record goes last: what is interrupted in between still counts as this program's.
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

/** The names of a few tables, and how many more there are. */
export function nameSome(names: readonly string[]): string {
  const shown = names.slice(0, 8).join(', ');
  return names.length > 8 ? `${shown} and ${names.length - 8} more` : shown;
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
