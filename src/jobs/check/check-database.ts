import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { FIGURES, listColumns, requireColumns } from '../../checks/list-columns.js';
import { readParameters } from '../../checks/parameters.js';

import { prepareScans } from '../../checks/scans.js';
import { type Summary, summarise } from '../../checks/summarise.js';
import { type Step, type Validation, validate } from '../../checks/validate.js';
import type { Manifest } from '../../dataset/manifest.js';
import type { RunRecord } from '../../dataset/run-record.js';
import { requireData } from '../../engines/contents.js';
import type { QueryRunner } from '../../engines/engine.js';
import { isConnectionLost } from '../../engines/mysql/lost-connection.js';
import { DatagenError } from '../../errors.js';
import { sqlFolder } from '../../paths.js';
import { programCall } from '../../program-call.js';
import type { JobContext } from '../job.js';
import type { Target } from '../load/target.js';

/** What is wanted beside the summary. */
export interface Wants {
  readonly validation: boolean;
  /** Called as each step of the validation is done. */
  readonly onStep?: (step: Step) => void;
}

/** The results of a check. */
export interface Answers {
  readonly summary: Summary;
  readonly validation: Validation | undefined;
}

/**
 * Summarises a database and, if asked to, validates it.
 *
 * @param record - null for a database that this program did not make
 */
export async function checkDatabase(
  target: Target,
  record: RunRecord | null,
  wants: Wants,
  context: JobContext,
): Promise<Answers> {
  try {
    return await target.query((runner) => checkRunner(runner, record, wants, context));
  } catch (error) {
    throw explainUnanswered(error, wants.validation ? 'validate' : 'summary');
  }
}

/** Adds to the error of a lost connection what it leaves undone. */
export function explainUnanswered(error: unknown, ...command: readonly string[]): unknown {
  if (!isConnectionLost(error)) return error;
  return new DatagenError('connection-lost', `Some queries failed. ${error.message}`, {
    hint: `The data is unchanged. ${error.hint}\nTo try again: ${programCall(...command)}`,
    cause: error.cause,
  });
}

/**
 * Summarises a runner's database and, if wanted, runs every check.
 *
 * @throws DatagenError `conflict` when the database has another schema
 */
export async function checkRunner(
  runner: QueryRunner,
  record: RunRecord | null,
  wants: Wants,
  context: JobContext,
): Promise<Answers> {
  requireColumns(await listColumns(runner), FIGURES, wants.validation ? 'The validation' : 'The summary');
  if (!wants.validation) {
    return { summary: await summarise(runner, record), validation: undefined };
  }
  const { parameters } = await readParameters(runner, record);
  const scans = await prepareScans(runner, parameters);
  const validation = await validate(runner, record, {
    folder: join(sqlFolder, 'validate'),
    scans,
    signal: context.signal,
    ...(wants.onStep ? { onStep: wants.onStep } : {}),
  });
  return { summary: await summarise(runner, record, scans), validation };
}

/**
 * The record of a database; undefined if this program did not make it.
 *
 * @throws DatagenError `conflict` when there is no such database or it is half loaded
 */
export async function readRecord(target: Target): Promise<RunRecord | undefined> {
  const contents = requireData(target.title, await target.inspect(), `Make it with ${programCall('run')}`);
  if (contents.kind === 'complete') return contents.record;
  requireRentals(target, contents.tables);
  return undefined;
}

/**
 * The record of a database: from the manifest of its dataset if that exists, since it has the row counts too, otherwise
 * from the database; null if this program did not make it.
 *
 * @throws DatagenError `conflict` when there is no such database or it is half loaded
 */
export async function readBestRecord(target: Target, manifest: Manifest | undefined): Promise<RunRecord | null> {
  const record = await readRecord(target);
  if (record === undefined) return null;
  return manifest && isMadeFrom(record, manifest) ? manifest : record;
}

/** Refuses a database with another schema, where every query would fail. */
function requireRentals({ title }: Target, tables: readonly string[]): void {
  const missing = Object.keys(FIGURES).filter((name) => !tables.includes(name));
  if (missing.length === 0) return;
  throw new DatagenError(
    'conflict',
    `Database ${title} does not hold DVD rentals: it has no table ${missing.join(', ')}.`,
    { hint: 'Name another database with -D NAME.' },
  );
}

/** Whether a database was loaded from a dataset: the same version and configuration fix every byte. */
export function isMadeFrom(record: RunRecord, made: Pick<RunRecord, 'version' | 'configuration'>): boolean {
  return (
    record.version === made.version &&
    isDeepStrictEqual(record.configuration, JSON.parse(JSON.stringify(made.configuration)))
  );
}
