import type { Connection } from 'mysql2/promise';
import { TABLES } from '../encode/tables.js';
import { DatagenError } from '../errors.js';
import { askRows, askValue } from './ask.js';
import { requireIdle } from './database-lock.js';
import { quoteName } from './quote.js';
import { RUN_TABLE, type RunRecord, readRunRecord } from './run-record.js';

/** What is in a database before anything is done to it. */
export type DatabaseState =
  | { readonly kind: 'missing' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'ours'; readonly record: RunRecord; readonly otherTables: readonly string[] }
  | { readonly kind: 'foreign'; readonly tables: readonly string[] };

const OWN_TABLES = new Set<string>([...TABLES.map((table) => table.name), RUN_TABLE]);

/**
 * Looks whether a database is there, empty, made by this program, or someone else's.
 *
 * @param beside - a table to look past
 */
export async function lookAtDatabase(
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
  const tables = (await listTables(connection, database)).filter((name) => name !== beside);
  if (tables.length === 0) return { kind: 'empty' };
  const record = tables.includes(RUN_TABLE) ? await readRunRecord(connection, database) : undefined;
  if (record !== undefined) {
    return { kind: 'ours', record, otherTables: tables.filter((name) => !OWN_TABLES.has(name)) };
  }
  // A load that died between creating its record's table and writing the row has left that empty table alone.
  return tables.length === 1 && tables[0] === RUN_TABLE ? { kind: 'empty' } : { kind: 'foreign', tables };
}

/**
 * Looks at a database as `lookAtDatabase` does. One that is marked as loading or updating is so by a process that is
 * gone.
 *
 * @throws DatagenError `conflict` when that process is at work
 */
export async function lookAtIdleDatabase(connection: Connection, database: string): Promise<DatabaseState> {
  let state = await lookAtDatabase(connection, database);
  for (let unfinished = unfinishedRun(state); unfinished !== undefined; unfinished = unfinishedRun(state)) {
    await requireIdle(connection, database);
    state = await lookAtDatabase(connection, database);
    // Its process had the lock from before the mark to the end, so nobody is at work on the same run.
    if (unfinishedRun(state) === unfinished) break;
  }
  return state;
}

function unfinishedRun(state: DatabaseState): number | undefined {
  return state.kind === 'ours' && state.record.state !== 'complete' ? state.record.runId : undefined;
}

/**
 * Drops this program's own tables from a database that it made; the database itself stays.
 * Throws a DatagenError 'conflict' when there are tables that are not its own, or no record that they are.
 */
export async function dropOwnTables(connection: Connection, database: string): Promise<void> {
  const state = await lookAtDatabase(connection, database);
  if (state.kind === 'missing' || state.kind === 'empty') return;
  const strangers = state.kind === 'foreign' ? state.tables : state.otherTables;
  if (strangers.length > 0) {
    throw new DatagenError(
      'conflict',
      `Database ${database} holds tables that this program did not make: ${nameSome(strangers)}.`,
      { hint: 'Nothing was dropped. Move them elsewhere, or load into another database with -D NAME.' },
    );
  }
  // The record goes last: what is interrupted in between still counts as this program's.
  const ours = (await listTables(connection, database)).filter((name) => name !== RUN_TABLE);
  await connection.query('SET SESSION foreign_key_checks = 0');
  for (const name of [...ours, RUN_TABLE]) {
    await connection.query(`DROP TABLE IF EXISTS ${quoteName(database)}.${quoteName(name)}`);
  }
}

/** The names of a few tables, and how many more there are. */
export function nameSome(names: readonly string[]): string {
  const shown = names.slice(0, 8).join(', ');
  return names.length > 8 ? `${shown} and ${names.length - 8} more` : shown;
}

async function listTables(connection: Connection, database: string): Promise<string[]> {
  const rows = await askRows(
    connection,
    'SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? ORDER BY TABLE_NAME',
    [database],
  );
  return rows.map((row) => String(row.name));
}
