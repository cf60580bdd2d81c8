import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection } from 'mysql2/promise';
import { checkRunFacts, type RunFacts } from '../../dataset/run-facts.js';
import { DatagenError } from '../../errors.js';
import { sqlFolder } from '../../paths.js';
import { askRows, serverErrorNumber } from './query-rows.js';
import { quoteName, quoteText } from './quote.js';

/** The table that says what made a database. */
export const RUN_TABLE = 'datagen_run';

export type { RunFacts };

/** Says that the database was created together with its tables. */
export const OWN_DATABASE_COMMENT = 'dvdrental created this database';

const STATES = ['loading', 'updating', 'complete'] as const;
export type RunState = (typeof STATES)[number];

/** What the record keeps of a manifest. */
export interface RecordedManifest {
  readonly version: string;
  readonly seed: number;
  readonly configuration: unknown;
  readonly first_day: string;
  readonly weeks: number;
  readonly as_of: string;
  readonly ledger: unknown;
}

/** A manifest as the record has it. */
export function recordOf(manifest: RecordedManifest): RunFacts {
  return {
    version: manifest.version,
    seed: manifest.seed,
    configuration: JSON.stringify(manifest.configuration),
    weeks: manifest.weeks,
    firstDay: manifest.first_day,
    asOf: manifest.as_of,
    ledger: JSON.stringify(manifest.ledger),
  };
}

export interface RunRecord extends RunFacts {
  readonly runId: number;
  readonly state: RunState;
  /** JSON text of how far an unfinished load has come; null when complete. */
  readonly loadState: string | null;
}

const NO_SUCH_TABLE = 1146;
const NO_SUCH_DATABASE = 1049;
const NO_SUCH_COLUMN = 1054;

/**
 * Reads the newest record; undefined when the database, the table or the row is not there or has not these columns.
 *
 * @throws DatagenError `dataset-invalid` when its fields hold what no load has written
 */
export async function readRunRecord(
  connection: Connection,
  database: string,
): Promise<RunRecord | undefined> {
  try {
    const [row] = await askRows(
      connection,
      `SELECT run_id, generator_version, seed, configuration, weeks, first_day, as_of, ledger, state, load_state
       FROM ${runTable(database)} ORDER BY run_id DESC LIMIT 1`,
    );
    if (row === undefined) return undefined;
    return checkRecord(database, {
      runId: Number(row.run_id),
      version: String(row.generator_version),
      seed: Number(row.seed),
      configuration: String(row.configuration),
      weeks: Number(row.weeks),
      firstDay: String(row.first_day),
      asOf: String(row.as_of),
      ledger: String(row.ledger),
      state: row.state as RunState,
      loadState: row.load_state === null ? null : String(row.load_state),
    });
  } catch (error) {
    const number = serverErrorNumber(error);
    if (number === NO_SUCH_TABLE || number === NO_SUCH_DATABASE || number === NO_SUCH_COLUMN)
      return undefined;
    throw error;
  }
}

function checkRecord(database: string, record: RunRecord): RunRecord {
  const hint =
    'Another program has changed it. To use the database as it is, delete the record: ' +
    `DELETE FROM ${runTable(database)}`;
  if (!STATES.includes(record.state)) {
    throw new DatagenError(
      'dataset-invalid',
      `The table datagen_run of database ${database} cannot be what this program wrote:\n` +
        `  state: expected one of ${STATES.join(', ')}; found ${JSON.stringify(record.state)}`,
      { hint },
    );
  }
  return { ...record, ...checkRunFacts(database, record, record.state !== 'loading', hint) };
}

/**
 * Creates `datagen_run` in the connection's database if it is not there.
 *
 * @param ownDatabase - this program created the database too, which the table's comment then says
 */
export async function createRunTable(connection: Connection, ownDatabase = false): Promise<void> {
  const statement = await readFile(join(sqlFolder, 'schema', `${RUN_TABLE}.sql`), 'utf8');
  const comment = ownDatabase ? ` COMMENT = ${quoteText(OWN_DATABASE_COMMENT)}` : '';
  await connection.query(`${statement.trimEnd().replace(/;$/, '')}${comment}`);
}

/** Writes a new record and returns its run_id. */
export async function insertRunRecord(
  connection: Connection,
  database: string,
  facts: RunFacts,
  state: RunState,
): Promise<number> {
  const [result] = await connection.query(
    `INSERT INTO ${runTable(database)}
       (generator_version, seed, configuration, weeks, first_day, as_of, ledger, state)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      facts.version,
      facts.seed,
      facts.configuration,
      facts.weeks,
      facts.firstDay,
      facts.asOf,
      facts.ledger,
      state,
    ],
  );
  return 'insertId' in result ? result.insertId : 0;
}

/** Replaces a record's facts in place, as an update of the database by more weeks does. */
export async function replaceRunFacts(
  connection: Connection,
  database: string,
  runId: number,
  facts: RunFacts,
): Promise<void> {
  await connection.query(
    `UPDATE ${runTable(database)}
     SET generator_version = ?, seed = ?, configuration = ?, weeks = ?, first_day = ?, as_of = ?, ledger = ?
     WHERE run_id = ?`,
    [
      facts.version,
      facts.seed,
      facts.configuration,
      facts.weeks,
      facts.firstDay,
      facts.asOf,
      facts.ledger,
      runId,
    ],
  );
}

/** Removes what no longer tells what made the database. */
export async function removeRunRecords(connection: Connection, database: string): Promise<void> {
  await connection.query(`DELETE FROM ${runTable(database)}`);
}

/** Marks how far a run has come. */
export async function markRun(
  connection: Connection,
  database: string,
  runId: number,
  state: RunState,
  loadState: string | null = null,
): Promise<void> {
  await connection.query(`UPDATE ${runTable(database)} SET state = ?, load_state = ? WHERE run_id = ?`, [
    state,
    loadState,
    runId,
  ]);
}

function runTable(database: string): string {
  return `${quoteName(database)}.${quoteName(RUN_TABLE)}`;
}
