import { join } from 'node:path';
import type { QueryRunner } from '../engines/engine.js';
import { type PlainRow, type PlainValue, plainRow } from '../engines/values.js';
import { DatagenError } from '../errors.js';
import { sqlFolder } from '../paths.js';
import { loadQueries, type Query } from './load-queries.js';
import type { Parameters } from './parameters.js';
import { planPartitions } from './partitions.js';
import type { ReadTotal } from './precheck.js';

/** A slice of a scan. It runs once, also if several checks need it. */
export interface ScanPart {
  readonly name: string;
  /** Throws only when the connection is lost. After another failure the scan's figures are unknown. */
  run(): Promise<void>;
}

/**
 * The results of scans. A scan reads a table once for many checks: its columns count possible faults, or are figures
 * that several checks compare.
 */
export interface Scans {
  readonly names: readonly string[];
  /** The slices of a scan, which may run concurrently. */
  parts(name: string): Promise<readonly ScanPart[]>;
  /** The sum of a column over all slices; undefined until all have run, or if one failed. */
  readonly total: ReadTotal;
  /**
   * The rows of every scan as SQL: {{scanned_rentals}} stands for those of the scan rentals, or, where it failed, for the
   * scan itself, so that a check that compares them runs it again and reports the reason.
   */
  parameters(): Parameters;
}

interface Scan {
  readonly parts: readonly ScanPart[];
  /** The scan's SQL, for a table without rows. */
  readonly sql: string;
  /** The rows of all slices; undefined until all have run. */
  rows(): readonly PlainRow[] | undefined;
}

/**
 * Reads the scans of sql/validate/scans; they run when they are asked for.
 *
 * @param rowsPerSlice - about how many rows are read at once; the default is what a server handles in memory
 */
export async function prepareScans(runner: QueryRunner, parameters: Parameters, rowsPerSlice?: number): Promise<Scans> {
  const queries = await loadQueries(join(sqlFolder, 'validate', 'scans'));
  const begun = new Map<string, Promise<Scan>>();
  const ready = new Map<string, Scan>();
  const begin = async (query: Query): Promise<Scan> => {
    const scan = await prepareScan(runner, query, parameters, rowsPerSlice);
    ready.set(query.name, scan);
    return scan;
  };
  return {
    names: queries.map(({ name }) => name),
    async parts(name) {
      const query = queries.find((each) => each.name === name);
      if (query === undefined) return [];
      const scan = begun.get(name) ?? begin(query);
      begun.set(name, scan);
      return (await scan).parts;
    },
    total(name, column) {
      const rows = ready.get(name)?.rows();
      return rows && sumUp(rows, column);
    },
    parameters: () =>
      new Map(
        [...ready].map(([name, { rows, sql }]) => {
          const found = rows() ?? [];
          return [parameterOf(name), { sql: found.length === 0 ? sql : writeRows(found) }];
        }),
      ),
  };
}

async function prepareScan(
  runner: QueryRunner,
  { name, text, slices: column }: Query,
  parameters: Parameters,
  rowsPerSlice: number | undefined,
): Promise<Scan> {
  const slices = column
    ? await planPartitions(runner, column, rowsPerSlice).catch((error) => unlessLost(error, WHOLE))
    : WHOLE;
  const found: (readonly PlainRow[] | undefined)[] = slices.map(() => undefined);
  const parts = slices.map((slice, index): ScanPart => {
    let running: Promise<void> | undefined;
    const run = async () => {
      found[index] = (await runner.rows(fillScan(text, parameters, slice))).map(plainRow);
    };
    return {
      name: `scan of ${name}${slices.length === 1 ? '' : `, ${index + 1} of ${slices.length}`}`,
      run() {
        running ??= run().catch((error) => unlessLost(error, undefined));
        return running;
      },
    };
  });
  return {
    parts,
    sql: fillScan(text, parameters, '1 = 1'),
    rows() {
      const known = found.filter((rows) => rows !== undefined);
      return known.length === found.length ? known.flat() : undefined;
    },
  };
}

const WHOLE: readonly string[] = ['1 = 1'];

/** A default for a failed query. A lost connection is thrown, since every other query would fail too. */
function unlessLost<Value>(error: unknown, value: Value): Value {
  if (error instanceof DatagenError && error.code === 'connection-lost') throw error;
  return value;
}

/** The scans that a check's text refers to. */
export function listScansIn(text: string): readonly string[] {
  return [...text.matchAll(/\{\{scanned_(\w+)\}\}/g)].map(([, name = '']) => name.replaceAll('_', '-'));
}

function parameterOf(scan: string): string {
  return `scanned_${scan.replaceAll('-', '_')}`;
}

/** An unknown parameter becomes NULL; the checks that need it are skipped. */
function fillScan(text: string, parameters: Parameters, slice: string): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    if (name === 'slice') return slice;
    const parameter = parameters.get(name);
    return parameter && 'sql' in parameter ? parameter.sql : 'NULL';
  });
}

/** Undefined without such a column, also for a table without rows. */
function sumUp(rows: readonly PlainRow[], column: string): number | undefined {
  const values = rows.map((row) => row[column]);
  if (values.length === 0 || values.includes(undefined)) return undefined;
  return values.reduce<number>((sum, value) => sum + Number(value), 0);
}

function writeRows(rows: readonly PlainRow[]): string {
  const selects = rows.map((row) => Object.entries(row).map(([column, value]) => `${writeNumber(value)} AS ${column}`));
  return selects.map((columns) => `SELECT ${columns.join(', ')}`).join('\nUNION ALL ');
}

/** Scans return numbers only; other values become NULL. */
function writeNumber(value: PlainValue): string {
  return /^-?\d+(\.\d+)?$/.test(String(value)) ? String(value) : 'NULL';
}
