import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PLAIN_CSV } from '../../dataset/file-form.js';
import { DatagenError } from '../../errors.js';
import { programCall } from '../../program-call.js';
import type { TableName } from '../../schema/tables.js';
import { requireData } from '../contents.js';
import type { ChangedRows, Transaction, UpdateHooks, UpdateSession } from '../engine.js';
import { RUN_TABLE } from '../run-table.js';
import { copyFromFile } from './copy.js';
import { inspectFile } from './database-file.js';
import { createDuckDbRunner, type DuckDb, openDuckDb } from './engine.js';
import { replaceRunRecord } from './run-record.js';
import { quoteName, quoteText } from './sql.js';

/** An update of a year writes about this many rows a second on two cores. */
const ROWS_PER_SECOND = 120_000;
const ROWS_PER_STATEMENT = 1000;

/**
 * Opens a database file for an update. DuckDB lets no other process open it until it is closed.
 *
 * @throws DatagenError `conflict` when it has no data, or another process has it open
 */
export async function openDuckDbUpdate(file: string, { signal }: UpdateHooks): Promise<UpdateSession> {
  const contents = requireData(file, await inspectFile(file), `Make it first with ${programCall('run')}`);
  // Rows go through a file, since DuckDB reads CSV from files only.
  const folder = await mkdtemp(join(tmpdir(), 'dvdrental-update-'));
  const rowsFile = join(folder, 'rows.csv');
  const removeFolder = () => rm(folder, { recursive: true, force: true });
  let db: DuckDb;
  try {
    db = await openDuckDb(file, { files: [rowsFile], signal });
  } catch (error) {
    await removeFolder();
    throw error;
  }
  const transaction: Transaction = {
    sink: { write: (table, bytes, rows) => appendRows(db, table, { file: rowsFile, bytes, rows }) },
    rows: (sql) => db.rows(sql),
    removeFrom: async (table, key, first) => {
      const where = `WHERE ${quoteName(key)} >= ${Math.trunc(first)}`;
      return countOf(await db.rows(`DELETE FROM ${quoteName(table)} ${where}`));
    },
    changeRows: (table, changed) => changeRows(db, table, changed),
    replaceRecord: async (record) => {
      if (record === null) await db.rows(`DELETE FROM ${RUN_TABLE}`);
      else await replaceRunRecord(db, record);
    },
  };
  return {
    ...(await createDuckDbRunner(db)),
    contents,
    rowsPerSecond: ROWS_PER_SECOND,
    binlog: 'none',
    unsettled: undefined,
    async transact(_, task) {
      await db.rows('BEGIN');
      try {
        await task(transaction);
        if (signal?.aborted) throw new DatagenError('interrupted', 'Interrupted.');
        await db.rows('COMMIT');
      } catch (error) {
        // Closing the database undoes what an interrupted one cannot.
        await db.rows('ROLLBACK').catch(() => undefined);
        throw error;
      }
    },
    async close() {
      db.close();
      await removeFolder();
    },
  };
}

async function appendRows(
  db: DuckDb,
  name: TableName,
  { file, bytes, rows }: { readonly file: string; readonly bytes: Uint8Array; readonly rows: number },
): Promise<void> {
  await writeFile(file, bytes);
  await copyFromFile(db, { name, file, form: { ...PLAIN_CSV, header: false }, rows });
}

async function changeRows(db: DuckDb, table: string, { columns, keys, rows }: ChangedRows): Promise<void> {
  const names = columns.map(quoteName);
  const types = await typesOf(db, table);
  const matches = names.slice(0, keys).map((name) => `old.${name} = new.${name}`);
  const values = columns
    .slice(keys)
    .map((column) => `${quoteName(column)} = CAST(new.${quoteName(column)} AS ${types.get(column) ?? 'TEXT'})`);
  for (let at = 0; at < rows.length; at += ROWS_PER_STATEMENT) {
    const batch = rows.slice(at, at + ROWS_PER_STATEMENT);
    const tuples = batch.map((row) => `(${row.map(literal).join(', ')})`).join(', ');
    const changed = countOf(
      await db.rows(
        `UPDATE ${quoteName(table)} AS old SET ${values.join(', ')}
         FROM (VALUES ${tuples}) AS new (${names.join(', ')}) WHERE ${matches.join(' AND ')}`,
      ),
    );
    if (changed === batch.length) continue;
    throw new DatagenError('load', `Of ${batch.length} rows of ${table} that change, ${changed} are in the database.`);
  }
}

async function typesOf(db: DuckDb, table: string): Promise<ReadonlyMap<string, string>> {
  const columns = await db.rows('SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = ?', [table]);
  return new Map(columns.map((column) => [String(column.column_name), String(column.data_type)]));
}

function literal(cell: string | number | null): string {
  if (cell === null) return 'NULL';
  return typeof cell === 'number' ? String(cell) : quoteText(cell);
}

function countOf([row]: readonly Record<string, unknown>[]): number {
  return Number(row?.Count ?? 0);
}
