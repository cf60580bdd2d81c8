import type { RunRecord } from '../../dataset/run-record.js';
import { createDuckDbTable } from '../../schema/ddl/duckdb.js';
import { datagenRun } from '../../schema/tables/datagen-run.js';
import { RECORD_COLUMNS, RUN_TABLE, readRecord, recordCells } from '../run-table.js';
import type { DuckDb } from './engine.js';

/** Writes the run record as complete: the file gets its name only after that. */
export async function writeRunRecord(db: DuckDb, record: RunRecord): Promise<void> {
  await db.rows(createDuckDbTable(datagenRun, 'INT'));
  await db.rows(
    `INSERT INTO ${RUN_TABLE} (run_id, state, ${RECORD_COLUMNS.join(', ')}) VALUES (1, 'complete', ?, ?, ?, ?, ?, ?, ?)`,
    recordCells(record),
  );
}

/** Replaces the record of a database in place. */
export async function replaceRunRecord(db: DuckDb, record: RunRecord): Promise<void> {
  await db.rows(
    `UPDATE ${RUN_TABLE} SET ${RECORD_COLUMNS.map((column) => `${column} = ?`).join(', ')}`,
    recordCells(record),
  );
}

/**
 * Reads the run record of a database; undefined if this program did not make it.
 *
 * @param name - of the database, for an error
 *
 * @throws DatagenError `dataset-invalid` when its fields hold what no load has written
 */
export async function readRun(
  db: DuckDb,
  name: string,
): Promise<{ readonly runId: number; readonly record: RunRecord } | undefined> {
  const known = await db.rows('SELECT 1 FROM duckdb_tables() WHERE table_name = ?', [RUN_TABLE]);
  if (known.length === 0) return undefined;
  const [row] = await db.rows(
    `SELECT run_id, ${RECORD_COLUMNS.join(', ')} FROM ${RUN_TABLE} WHERE state = 'complete' ORDER BY run_id DESC LIMIT 1`,
  );
  if (row === undefined) return undefined;
  const record = readRecord(name, row, 'Another program has changed it. Load the dataset again.');
  return { runId: Number(row.run_id), record };
}
