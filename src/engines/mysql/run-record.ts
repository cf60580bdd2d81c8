import type { Connection } from 'mysql2/promise';
import type { PlannedRecord, RunRecord } from '../../dataset/run-record.js';
import { DatagenError } from '../../errors.js';
import { createTable } from '../../schema/ddl/mysql.js';
import { datagenRun } from '../../schema/tables/datagen-run.js';
import {
  checkPlannedRecord,
  describeRunTable,
  RECORD_COLUMNS,
  RUN_TABLE,
  readRecord,
  recordCells,
} from '../run-table.js';
import { askRows, quoteName, quoteText, serverErrorNumber } from './query.js';

/** The comment of a record's table if this program created the database too. */
export const OWN_DATABASE_COMMENT = 'dvdrental created this database';

/** The run that loaded a database, or that is loading it. */
export type Run =
  | { readonly runId: number; readonly state: 'loading' }
  | { readonly runId: number; readonly state: 'complete'; readonly record: RunRecord };

const NO_SUCH_TABLE = 1146;
const NO_SUCH_DATABASE = 1049;
const NO_SUCH_COLUMN = 1054;

/**
 * Reads the newest run; undefined if the database, the table, the row or one of these columns does not exist.
 *
 * @throws DatagenError `dataset-invalid` when its fields hold what no load has written
 */
export async function readRun(connection: Connection, database: string): Promise<Run | undefined> {
  try {
    const [row] = await askRows(
      connection,
      `SELECT run_id, state, ${RECORD_COLUMNS.join(', ')} FROM ${runTable(database)} ORDER BY run_id DESC LIMIT 1`,
    );
    if (row === undefined) return undefined;
    const { state } = row;
    const runId = Number(row.run_id);
    const hint =
      'Another program has changed it. To use the database as it is, delete the record: ' +
      `DELETE FROM ${runTable(database)}`;
    if (state === 'complete') return { runId, state, record: readRecord(database, row, hint) };
    if (state === 'loading') {
      checkPlannedRecord(database, row, hint);
      return { runId, state };
    }
    throw new DatagenError(
      'dataset-invalid',
      `${describeRunTable(database)} cannot be what this program wrote:\n` +
        `  state: expected one of loading, complete; found ${JSON.stringify(state)}`,
      { hint },
    );
  } catch (error) {
    const number = serverErrorNumber(error);
    if (number === NO_SUCH_TABLE || number === NO_SUCH_DATABASE || number === NO_SUCH_COLUMN) return undefined;
    throw error;
  }
}

/**
 * Creates `datagen_run` in the connection's database if it does not exist.
 *
 * @param ownDatabase - this program created the database too, which the table's comment then says
 */
export async function createRunTable(connection: Connection, ownDatabase = false): Promise<void> {
  const comment = ownDatabase ? ` COMMENT = ${quoteText(OWN_DATABASE_COMMENT)}` : '';
  await connection.query(`${createTable(datagenRun, 'INT').sql}${comment}`);
}

/** Records the begin of a load, and returns its run_id. */
export async function insertRun(connection: Connection, database: string, record: PlannedRecord): Promise<number> {
  const [result] = await connection.query(
    `INSERT INTO ${runTable(database)} (${RECORD_COLUMNS.join(', ')}, state) VALUES (?)`,
    [[...recordCells(record), 'loading']],
  );
  return 'insertId' in result ? result.insertId : 0;
}

/** Records a load's progress, for other processes to read. */
export async function noteProgress(
  connection: Connection,
  database: string,
  runId: number,
  progress: string,
): Promise<void> {
  await connection.query(`UPDATE ${runTable(database)} SET load_state = ? WHERE run_id = ?`, [progress, runId]);
}

/** Replaces a record in place and marks its run complete. */
export async function completeRun(
  connection: Connection,
  database: string,
  runId: number,
  record: RunRecord,
): Promise<void> {
  await connection.query(
    `UPDATE ${runTable(database)}
     SET ${RECORD_COLUMNS.map((column) => `${column} = ?`).join(', ')}, state = 'complete', load_state = NULL
     WHERE run_id = ?`,
    [...recordCells(record), runId],
  );
}

/** Removes the records of a database that no longer match it. */
export async function removeRuns(connection: Connection, database: string): Promise<void> {
  await connection.query(`DELETE FROM ${runTable(database)}`);
}

function runTable(database: string): string {
  return `${quoteName(database)}.${quoteName(RUN_TABLE)}`;
}
