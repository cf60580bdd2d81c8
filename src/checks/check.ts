import type { QueryRunner } from '../engines/engine.js';
import { type PlainRow, type PlainValue, plainRow } from '../engines/values.js';
import type { Kind, Query } from './load-queries.js';

/** The result of a check. It does not depend on the time, place or speed of the run. */
export interface Check {
  readonly name: string;
  readonly purpose: string;
  /**
   * `error`: the check could not run, so it says nothing about the data. `dirty`: it failed, as expected of data that was
   * made dirty.
   */
  readonly status: 'pass' | 'fail' | 'dirty' | 'skipped' | 'error';
  /** offenders: 0. compare and statistic: the number of figures. */
  readonly expected: number | null;
  /** offenders: the number of rows. compare and statistic: the number of correct figures. */
  readonly found: number | null;
  /** Up to five offending rows or wrong figures. */
  readonly examples: readonly PlainRow[];
  /** Why it was skipped or could not run. */
  readonly reason?: string;
}

const EXAMPLES = 5;

/**
 * Runs a check's query and judges the result.  A check is a query of one of three kinds: - `offenders` selects the rows
 * that break the rule. Its first two columns identify an offender and put the examples in order. - `compare` selects
 * figures as (name, expected, found, …), which must be equal, null to null. - `statistic` selects (name, expected,
 * found, sigmas, holds): what chance would give, what there is, how many standard deviations lie between, and whether
 * that is as it should be. `holds` is NULL where the sample is too small to decide; the check is skipped when it is
 * NULL in every row. Throws what the runner throws.
 */
export async function runCheck(runner: QueryRunner, query: Query, sql: string): Promise<Check> {
  const rows = (await runner.rows(query.kind === 'offenders' ? countOffenders(sql) : sql)).map(plainRow);
  const verdict = JUDGES[query.kind ?? 'offenders'](rows);
  return { name: query.name, purpose: query.purpose, ...verdict };
}

type Verdict = Omit<Check, 'name' | 'purpose'>;

const JUDGES: Record<Kind, (rows: PlainRow[]) => Verdict> = {
  offenders: judgeOffenders,
  compare: (rows) =>
    judgeFigures(
      rows,
      rows.filter((row) => !isSame(row.expected, row.found)),
    ),
  statistic: judgeStatistic,
};

/** One query for both the number of offenders and the first few of them. */
function countOffenders(sql: string): string {
  return `SELECT offender.*, COUNT(*) OVER () AS offenders\nFROM (\n${sql}\n) AS offender\nORDER BY 1, 2\nLIMIT ${EXAMPLES}`;
}

function judgeOffenders(rows: PlainRow[]): Verdict {
  const found = Number(rows[0]?.offenders ?? 0);
  return {
    status: found === 0 ? 'pass' : 'fail',
    expected: 0,
    found,
    examples: rows.map(({ offenders: _, ...row }) => row),
  };
}

function judgeFigures(rows: readonly PlainRow[], wrong: readonly PlainRow[]): Verdict {
  return {
    status: wrong.length === 0 ? 'pass' : 'fail',
    expected: rows.length,
    found: rows.length - wrong.length,
    examples: wrong.slice(0, EXAMPLES),
  };
}

function judgeStatistic(rows: PlainRow[]): Verdict {
  const judged = rows.filter((row) => row.holds !== null).map(roundFigures);
  if (judged.length === 0) {
    return {
      status: 'skipped',
      expected: null,
      found: null,
      examples: [],
      reason: 'too small a sample to tell',
    };
  }
  return judgeFigures(
    judged,
    judged.filter((row) => row.holds !== 1),
  );
}

function isSame(expected: PlainValue | undefined, found: PlainValue | undefined): boolean {
  return expected === found && expected !== undefined;
}

/** Engines differ in a double's last digits, which do not matter here. */
function roundFigures(row: PlainRow): PlainRow {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, column === 'name' ? value : roundFigure(value)]),
  );
}

function roundFigure(value: PlainValue): PlainValue {
  return value === null ? null : Math.round(Number(value) * 100) / 100;
}
