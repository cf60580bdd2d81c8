import type { RunRecord } from '../dataset/run-record.js';
import type { QueryRunner } from '../engines/engine.js';
import { DatagenError, messageOf } from '../errors.js';
import { type Check, runCheck } from './check.js';
import { findMissing } from './find-missing.js';
import type { Columns } from './list-columns.js';
import { loadQueries, type Query } from './load-queries.js';
import { fillIn, type Parameters } from './parameters.js';
import { listScans, passesPrecheck } from './precheck.js';
import { readParameters } from './read-parameters.js';
import { listScansIn, prepareScans, type Scans } from './scans.js';

/** validation.json: the checks in the order of their names, the same bytes on every run. */
export interface Validation {
  readonly passed: number;
  readonly failed: number;
  /** Checks that could not run. */
  readonly errors: number;
  readonly skipped: number;
  readonly checks: readonly Check[];
}

/** A scan or a check that is done, and what it took. */
export interface Step {
  readonly name: string;
  readonly seconds: number;
  readonly done: number;
  readonly total: number;
  /** How much of the whole time is probably over, 0 to 1. */
  readonly share: number;
}

/** The time of a query on a big table, as a multiple of one on small tables. */
const BIG_READ = 30;

export interface ValidateOptions {
  /** The folder of the checks: sql/validate. */
  readonly folder: string;
  /** Which of the checks to run; every one when not given. */
  readonly only?: (query: Query) => boolean;
  /** Scans of this runner, for who asks more of them; of its own when not given. */
  readonly scans?: Scans;
  /** Called after each scan and each check, in any order. */
  readonly onStep?: (step: Step) => void;
  /** Stops between two steps: validate throws a DatagenError 'interrupted'. */
  readonly signal?: AbortSignal;
}

/**
 * Runs every check of the folder, as many side by side as the runner has concurrency: first the scans that answer for many
 * checks, then the checks that no scan has cleared. Without a record the database is foreign: what compares with the
 * ledger or the manifest is skipped, and what only this program promises becomes a notice, which is a skipped check
 * whose reason tells what it found. A check of tables or columns that are not there is skipped; one that can't run for
 * another reason is an error.
 */
export async function validate(
  runner: QueryRunner,
  record: RunRecord | null,
  options: ValidateOptions,
): Promise<Validation> {
  const queries = (await loadQueries(options.folder)).filter(options.only ?? (() => true));
  const { columns, parameters } = await readParameters(runner, record);
  const scans = options.scans ?? (await prepareScans(runner, parameters));
  const around = { parameters, columns, scans, isForeign: record === null };
  const checks: Check[] = [];
  const check = (query: Query): Task => ({
    name: query.name,
    weight: query.passIf.length > 0 && record !== null ? 1 : weigh(query.text),
    run: async () => {
      checks[queries.indexOf(query)] = await runOne(runner, query, around);
    },
  });
  const needed = new Set(queries.flatMap(scansFor));
  const parts = await Promise.all(scans.names.filter((name) => needed.has(name)).map(scans.parts));
  await runTasks(runner.concurrency, options, [
    ...parts.flatMap((of) => of.map((part) => ({ ...part, weight: weigh(part.sql) / of.length }))),
    ...queries.filter((query) => scansFor(query).length === 0).map(check),
    ...queries.filter((query) => scansFor(query).length > 0).map(check),
  ]);
  const count = (status: Check['status']) => checks.filter((each) => each.status === status).length;
  return {
    passed: count('pass'),
    failed: count('fail'),
    errors: count('error'),
    skipped: count('skipped'),
    checks,
  };
}

interface Task {
  readonly name: string;
  /** How long it probably takes, in comparison with others. */
  readonly weight: number;
  readonly run: () => Promise<void>;
}

function weigh(sql: string): number {
  return 1 + BIG_READ * (sql.match(/\b(FROM|JOIN) (rental|payment)\b/g)?.length ?? 0);
}

async function runTasks(
  concurrency: number,
  { signal, onStep }: ValidateOptions,
  tasks: readonly Task[],
): Promise<void> {
  let next = 0;
  let done = 0;
  let over = 0;
  const whole = tasks.reduce((sum, { weight }) => sum + weight, 0);
  const lane = async () => {
    for (let task = tasks[next++]; task !== undefined; task = tasks[next++]) {
      stopIfAborted(signal);
      const began = performance.now();
      await task.run();
      stopIfAborted(signal);
      const seconds = (performance.now() - began) / 1000;
      over += task.weight;
      onStep?.({ name: task.name, seconds, done: ++done, total: tasks.length, share: over / whole });
    }
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
}

function scansFor({ passIf, text }: Query): readonly string[] {
  return [...listScans(passIf), ...listScansIn(text)];
}

interface Circumstances {
  readonly parameters: Parameters;
  readonly columns: Columns;
  readonly scans: Scans;
  readonly isForeign: boolean;
}

async function runOne(runner: QueryRunner, query: Query, around: Circumstances): Promise<Check> {
  if (query.table !== undefined && !around.columns.has(query.table)) {
    return withoutAnswer(query, 'skipped', `there is no table ${query.table} to read`);
  }
  const parts = await Promise.all(scansFor(query).map(around.scans.parts));
  await Promise.all(parts.flat().map((part) => part.run()));
  const filled = fillIn(query.text, new Map([...around.parameters, ...around.scans.parameters()]));
  if ('missing' in filled) return withoutAnswer(query, 'skipped', filled.missing);
  const missing = findMissing(filled.sql, around.columns);
  if (missing !== undefined) return withoutAnswer(query, 'skipped', missing);
  // Sums prove it where keys are unique, which is sure of a database that this program made.
  const provable = query.passIf.length > 0 && !around.isForeign;
  if (provable && passesPrecheck(query.passIf, around.scans.total)) return withoutOffenders(query);
  try {
    const check = await runCheck(runner, query, filled.sql);
    return around.isForeign && query.foreign !== 'check' ? asNotice(check) : check;
  } catch (error) {
    // Every other check would end likewise, and none of them says anything about the data.
    if (error instanceof DatagenError && error.code === 'connection-lost') throw error;
    return withoutAnswer(query, 'error', `the check could not run: ${messageOf(error)}`);
  }
}

function withoutAnswer({ name, purpose }: Query, status: Check['status'], reason: string): Check {
  return { name, purpose, status, expected: null, found: null, examples: [], reason };
}

function withoutOffenders({ name, purpose }: Query): Check {
  return { name, purpose, status: 'pass', expected: 0, found: 0, examples: [] };
}

function asNotice(check: Check): Check {
  if (check.status !== 'fail') return check;
  const finding = `found ${check.found} where ${check.expected} is expected`;
  return {
    ...check,
    status: 'skipped',
    reason: `a notice only, as the database has no run record: ${finding}`,
  };
}

function stopIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted)
    throw new DatagenError('interrupted', 'Interrupted: the checks are not finished; the data are untouched.');
}
