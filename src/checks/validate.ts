import type { RunRecord } from '../dataset/run-record.js';
import type { QueryRunner } from '../engines/engine.js';
import { DatagenError, messageOf, throwIfAborted } from '../errors.js';
import { type Check, runCheck } from './check.js';
import type { Columns } from './list-columns.js';
import { loadQueries, type Query } from './load-queries.js';
import { fillIn, type Parameters, readParameters } from './parameters.js';
import { listScans, passesPrecheck } from './precheck.js';

import { listScansIn, prepareScans, type Scans } from './scans.js';

/** validation.json: the checks in the order of their names, the same bytes on every run. */
export interface Validation {
  readonly passed: number;
  readonly failed: number;
  /** Checks that could not run. */
  readonly errors: number;
  readonly skipped: number;
  /** Checks that failed as expected of dirty data; undefined for clean data. */
  readonly dirty?: number;
  readonly checks: readonly Check[];
}

/** A finished scan or check, and its time. */
export interface Step {
  readonly name: string;
  readonly seconds: number;
  readonly done: number;
  readonly total: number;
  /** The estimated share of the whole time that has passed, 0 to 1. */
  readonly share: number;
}

/** The time of a scan as a multiple of a check's. */
const SCAN_WEIGHT = 30;

export interface ValidateOptions {
  /** The folder of the checks: sql/validate. */
  readonly folder: string;
  /** Selects the checks to run; all by default. */
  readonly only?: (query: Query) => boolean;
  /** Scans that the caller prepared, to read them too. */
  readonly scans?: Scans;
  /** Called after each scan and each check, in any order. */
  readonly onStep?: (step: Step) => void;
  /** Stops between two steps: validate throws a DatagenError 'interrupted'. */
  readonly signal?: AbortSignal;
}

/**
 * Runs every check of the folder, as many at once as the runner allows: first the scans that answer for many checks, then
 * the checks that no scan has cleared. Without a record the database is foreign: a comparison with the ledger or the
 * manifest is skipped, and a rule that only this program keeps becomes a notice, which is a skipped check whose reason
 * says what was found. A check whose tables or columns do not exist is skipped too; any other failure is an error.
 */
export async function validate(
  runner: QueryRunner,
  record: RunRecord | null,
  options: ValidateOptions,
): Promise<Validation> {
  const queries = (await loadQueries(options.folder)).filter(options.only ?? (() => true));
  const { columns, parameters } = await readParameters(runner, record);
  const scans = options.scans ?? (await prepareScans(runner, parameters));
  const faults = faultsIn(record);
  const circumstances = { parameters, columns, scans, faults, isForeign: record === null };
  const checks: Check[] = [];
  const check = (query: Query): Task => ({
    name: query.name,
    weight: 1,
    run: async () => {
      checks[queries.indexOf(query)] = await runOne(runner, query, circumstances);
    },
  });
  const needed = new Set(queries.flatMap(scansFor));
  const parts = await Promise.all(scans.names.filter((name) => needed.has(name)).map(scans.parts));
  await runTasks(runner.concurrency, options, [
    ...parts.flatMap((of) => of.map((part) => ({ ...part, weight: SCAN_WEIGHT / of.length }))),
    ...queries.filter((query) => scansFor(query).length === 0).map(check),
    ...queries.filter((query) => scansFor(query).length > 0).map(check),
  ]);
  const count = (status: Check['status']) => checks.filter((each) => each.status === status).length;
  return {
    passed: count('pass'),
    failed: count('fail'),
    errors: count('error'),
    skipped: count('skipped'),
    ...(faults.length > 0 ? { dirty: count('dirty') } : {}),
    checks,
  };
}

interface Task {
  readonly name: string;
  /** The estimated time, relative to the other tasks. */
  readonly weight: number;
  readonly run: () => Promise<void>;
}

const UNFINISHED = 'Interrupted: the checks are not finished; the data are untouched.';

async function runTasks(
  concurrency: number,
  { signal, onStep }: ValidateOptions,
  tasks: readonly Task[],
): Promise<void> {
  let next = 0;
  let done = 0;
  let over = 0;
  const whole = tasks.reduce((sum, { weight }) => sum + weight, 0);
  const work = async () => {
    for (let task = tasks[next++]; task !== undefined; task = tasks[next++]) {
      throwIfAborted(signal, UNFINISHED);
      const began = performance.now();
      await task.run();
      throwIfAborted(signal, UNFINISHED);
      const seconds = (performance.now() - began) / 1000;
      over += task.weight;
      onStep?.({ name: task.name, seconds, done: ++done, total: tasks.length, share: over / whole });
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
}

function scansFor({ passIf, text }: Query): readonly string[] {
  return [...listScans(passIf), ...listScansIn(text)];
}

interface Circumstances {
  readonly parameters: Parameters;
  readonly columns: Columns;
  readonly scans: Scans;
  /** The kinds of faults that the data was given. */
  readonly faults: readonly string[];
  readonly isForeign: boolean;
}

/** The kinds of faults that the data of a run was given; none if it is clean. */
function faultsIn(record: RunRecord | null): readonly string[] {
  const dirt = record?.configuration.dirt;
  if (dirt === undefined || dirt.percent === 0) return [];
  return Object.entries(dirt.shares).flatMap(([kind, share]) => (share > 0 ? kind : []));
}

async function runOne(runner: QueryRunner, query: Query, circumstances: Circumstances): Promise<Check> {
  if (query.table !== undefined && !circumstances.columns.has(query.table)) {
    return withoutAnswer(query, 'skipped', `there is no table ${query.table} to read`);
  }
  const parts = await Promise.all(scansFor(query).map(circumstances.scans.parts));
  await Promise.all(parts.flat().map((part) => part.run()));
  const filled = fillIn(query.text, new Map([...circumstances.parameters, ...circumstances.scans.parameters()]));
  if ('missing' in filled) return withoutAnswer(query, 'skipped', filled.missing);
  // The sums are proof only if keys are unique, as they are in a database of this program.
  const provable = query.passIf.length > 0 && !circumstances.isForeign;
  if (provable && passesPrecheck(query.passIf, circumstances.scans.total)) return withoutOffenders(query);
  try {
    const check = await runCheck(runner, query, filled.sql);
    if (circumstances.isForeign && query.foreign !== 'check') return asNotice(check);
    const isExpected = query.dirt.some((kind) => circumstances.faults.includes(kind));
    return check.status === 'fail' && isExpected ? { ...check, status: 'dirty' } : check;
  } catch (error) {
    // Every other check would fail too.
    if (error instanceof DatagenError && error.code === 'connection-lost') throw error;
    const missing = runner.missing(error);
    if (missing !== undefined) return withoutAnswer(query, 'skipped', `there is no ${missing} to read`);
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
