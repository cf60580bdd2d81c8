import { type PlannedRecord, part, type RunRecord, readDocument, recordShape } from '../dataset/run-record.js';
import { datagenRun } from '../schema/tables/datagen-run.js';
import type { Row } from './engine.js';

/** The table with the run record. */
export const RUN_TABLE = datagenRun.name;

/** The columns of a run record, in the order of `recordCells`. */
export const RECORD_COLUMNS = [
  'generator_version',
  'seed',
  'configuration',
  'weeks',
  'first_day',
  'as_of',
  'ledger',
] as const;

const completeRecord = part(recordShape);
const { ledger: _, ...plannedShape } = recordShape;
const plannedRecord = part(plannedShape);

/** The cells of a record. A load in progress has no ledger yet. */
export function recordCells(record: PlannedRecord & Partial<Pick<RunRecord, 'ledger'>>): (string | number)[] {
  return [
    record.version,
    record.seed,
    JSON.stringify(record.configuration),
    record.weeks,
    record.first_day,
    record.as_of,
    JSON.stringify(record.ledger ?? {}),
  ];
}

/** Names the run table of a database in an error. */
export function describeRunTable(database: string): string {
  return `The table ${RUN_TABLE} of database ${database}`;
}

/**
 * Reads a row of the run table. Its configuration is complete: a setting that an older version did not know has its
 * default.
 *
 * @param hint - what to do when the row is invalid
 *
 * @throws DatagenError `dataset-invalid` that names each invalid field
 */
export function readRecord(database: string, row: Row, hint: string): RunRecord {
  return readDocument(describeRunTable(database), documentOf(row), completeRecord, hint) as RunRecord;
}

/** Checks the row of a load in progress, whose ledger is not known yet; throws as `readRecord` does. */
export function checkPlannedRecord(database: string, row: Row, hint: string): void {
  readDocument(describeRunTable(database), documentOf(row), plannedRecord, hint);
}

function documentOf(row: Row): Record<keyof Omit<RunRecord, 'tables'>, unknown> {
  return {
    version: String(row.generator_version),
    seed: Number(row.seed),
    configuration: parseJson(String(row.configuration)),
    weeks: Number(row.weeks),
    first_day: String(row.first_day),
    as_of: String(row.as_of),
    ledger: parseJson(String(row.ledger)),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
