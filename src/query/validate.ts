import { DatagenError, messageOf } from '../errors.js';
import { type Check, runCheck } from './check.js';
import type { Facts } from './facts.js';
import { listTables } from './list-tables.js';
import { loadQueries, type Query } from './load-queries.js';
import { fillIn, type Parameters, writeParameters } from './parameters.js';
import type { QueryRunner } from './port.js';

/** validation.json: the checks in the order of their names, the same bytes on every run. */
export interface Validation {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly checks: readonly Check[];
}

export interface ValidateOptions {
  /** The folder of the checks: sql/validate. */
  readonly folder: string;
  /** Which of the checks to run; every one when not given. */
  readonly only?: (query: Query) => boolean;
  /** Called as each check is done, in whatever order that is. */
  readonly onCheck?: (check: Check, done: number, total: number) => void;
  /** Stops between two checks: validate throws a DatagenError 'interrupted'. */
  readonly signal?: AbortSignal;
}

/**
 * Runs every check of the folder, as many side by side as the runner has lanes. Without facts the database is
 * foreign: what compares with the ledger or the manifest is skipped, and what only this program promises becomes
 * a notice, which is a skipped check whose reason tells what it found. A check that can't run has failed.
 */
export async function validate(
  runner: QueryRunner,
  facts: Facts | null,
  options: ValidateOptions,
): Promise<Validation> {
  const queries = (await loadQueries(options.folder)).filter(options.only ?? (() => true));
  const tables = await listTables(runner);
  const parameters = writeParameters(facts, tables);
  const checks: Check[] = [];
  let next = 0;
  let done = 0;
  const lane = async () => {
    for (let index = next++; index < queries.length; index = next++) {
      stopIfAborted(options.signal);
      const query = queries[index] as Query;
      const check = await runOne(runner, query, { parameters, tables, isForeign: facts === null });
      stopIfAborted(options.signal);
      checks[index] = check;
      options.onCheck?.(check, ++done, queries.length);
    }
  };
  await Promise.all(Array.from({ length: runner.lanes }, lane));
  const count = (status: Check['status']) => checks.filter((check) => check.status === status).length;
  return { passed: count('pass'), failed: count('fail'), skipped: count('skipped'), checks };
}

interface Circumstances {
  readonly parameters: Parameters;
  readonly tables: ReadonlySet<string>;
  readonly isForeign: boolean;
}

async function runOne(runner: QueryRunner, query: Query, around: Circumstances): Promise<Check> {
  if (query.table !== undefined && !around.tables.has(query.table)) {
    return withoutAnswer(query, 'skipped', `there is no table ${query.table}`);
  }
  const filled = fillIn(query.text, around.parameters);
  if ('missing' in filled) return withoutAnswer(query, 'skipped', filled.missing);
  try {
    const check = await runCheck(runner, query, filled.sql);
    return around.isForeign && query.foreign === 'notice' ? asNotice(check) : check;
  } catch (error) {
    return withoutAnswer(query, 'fail', `the check could not run: ${messageOf(error)}`);
  }
}

function withoutAnswer({ name, purpose }: Query, status: Check['status'], reason: string): Check {
  return { name, purpose, status, expected: null, found: null, examples: [], reason };
}

function asNotice(check: Check): Check {
  if (check.status !== 'fail') return check;
  const finding = `found ${check.found} where ${check.expected} is expected`;
  return {
    ...check,
    status: 'skipped',
    reason: `a notice only, this program did not make the data: ${finding}`,
  };
}

function stopIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted)
    throw new DatagenError(
      'interrupted',
      'Interrupted: the checks are not finished; the data are untouched.',
    );
}
