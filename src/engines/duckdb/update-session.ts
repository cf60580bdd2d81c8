import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PLAIN_CSV } from '../../dataset/file-form.js';
import { DatagenError, throwIfAborted } from '../../errors.js';
import { programCall } from '../../program-call.js';
import { createDuckDbTable } from '../../schema/ddl/duckdb.js';
import { type TableName, tablesAmong } from '../../schema/tables.js';
import { requireData } from '../contents.js';
import type { CellRow, ChangedRows, Transaction, UpdateHooks, UpdateSession } from '../engine.js';
import { RUN_TABLE } from '../run-table.js';
import { batchesOf } from '../values.js';
import { copyFromFile, readColumnTypes } from './copy.js';
import { inspectFile, openToChange } from './database-file.js';
import { createDuckDbRunner, type DuckDb } from './engine.js';
import { replaceRunRecord } from './run-record.js';
import { quoteName, quoteText } from './sql.js';

/** An update of a year writes about this many rows a second on two cores. */
const ROWS_PER_SECOND = 120_000;
const ROWS_PER_STATEMENT = 1000;

/**
 * Opens a database file for an update. Nobody else can open it until it is closed.
 *
 * @throws DatagenError `conflict` when it has no data, or is in use
 */
export async function openDuckDbUpdate(file: string, { signal }: UpdateHooks): Promise<UpdateSession> {
  const contents = requireData(file, await inspectFile(file), `Make it first with ${programCall('run')}`);
  // Rows are written to a file, since DuckDB reads CSV from files only.
  const folder = await mkdtemp(join(tmpdir(), 'dvdrental-update-'));
  const rowsFile = join(folder, 'rows.csv');
  const removeFolder = () => rm(folder, { recursive: true, force: true });
  let db: DuckDb;
  try {
    db = await openToChange(file, { files: [rowsFile], signal });
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
    insertRows: async (table, rows) => {
      for (const batch of batchesOf(rows, ROWS_PER_STATEMENT)) {
        const columns = Object.keys(batch[0] ?? {}).map(quoteName);
        const values = literals(batch.map(Object.values));
        await db.rows(`INSERT INTO ${quoteName(table)} (${columns.join(', ')}) VALUES ${values}`);
      }
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
    binlog: 'none',
    notRestored: undefined,
    estimateRate: async () => ROWS_PER_SECOND,
    async transact(tables, task) {
      await db.rows('BEGIN');
      try {
        await createMissing(db, tables);
        await task(transaction);
        throwIfAborted(signal);
        await db.rows('COMMIT');
      } catch (error) {
        // Closing the database rolls back what an interrupted statement cannot.
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
  const types = await readColumnTypes(db, table);
  const matches = names.slice(0, keys).map((name) => `old.${name} = new.${name}`);
  const values = columns
    .slice(keys)
    .map((column) => `${quoteName(column)} = CAST(new.${quoteName(column)} AS ${types.get(column) ?? 'TEXT'})`);
  for (const batch of batchesOf(rows, ROWS_PER_STATEMENT)) {
    const changed = countOf(
      await db.rows(
        `UPDATE ${quoteName(table)} AS old SET ${values.join(', ')}
         FROM (VALUES ${literals(batch)}) AS new (${names.join(', ')}) WHERE ${matches.join(' AND ')}`,
      ),
    );
    if (changed === batch.length) continue;
    throw new DatagenError('load', `${changed} of ${batch.length} changed rows of ${table} are in the database.`);
  }
}

async function createMissing(db: DuckDb, tables: readonly TableName[]): Promise<void> {
  const known = await db.rows('SELECT table_name FROM duckdb_tables()');
  for (const table of tablesAmong(tables)) {
    if (!known.some(({ table_name: name }) => name === table.name)) await db.rows(createDuckDbTable(table, 'INT'));
  }
}

function literals(rows: readonly CellRow[]): string {
  return rows.map((row) => `(${row.map(literal).join(', ')})`).join(', ');
}

function literal(cell: string | number | null): string {
  if (cell === null) return 'NULL';
  return typeof cell === 'number' ? String(cell) : quoteText(cell);
}

function countOf([row]: readonly Record<string, unknown>[]): number {
  return Number(row?.Count ?? 0);
}
