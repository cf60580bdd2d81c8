import { join } from 'node:path';
import { sqlFolder } from '../paths.js';
import { loadQueries, type Query } from './load-queries.js';
import type { Parameter, Parameters } from './parameters.js';
import type { QueryRunner } from './port.js';
import type { ReadTotal } from './proof.js';
import { type PlainRow, type PlainValue, plainRow } from './values.js';

/**
 * What passes over the big tables brought. A scan reads a table once for many checks: its columns count what each of
 * them would object to, or are figures that several of them compare.
 */
export interface Scans {
  readonly names: readonly string[];
  /** Runs a scan, or waits for it where it runs already. Never throws: what can't be scanned is not known. */
  scan(name: string): Promise<void>;
  readonly total: ReadTotal;
  /** The rows of every finished scan as SQL: {{scanned_rentals}} stands for those of the scan rentals. */
  parameters(): Parameters;
}

/** Reads the scans of sql/validate/scans; they run when they are asked for. */
export async function prepareScans(runner: QueryRunner, parameters: Parameters): Promise<Scans> {
  const queries = await loadQueries(join(sqlFolder, 'validate', 'scans'));
  const results = new Map<string, Parameter & { readonly rows: readonly PlainRow[] }>();
  const running = new Map<string, Promise<void>>();
  const run = async ({ name, text }: Query): Promise<void> => {
    const sql = fillScan(text, parameters);
    const rows = (await runner.rows(sql)).map(plainRow);
    results.set(name, { rows, sql: rows.length === 0 ? sql : writeRows(rows) });
  };
  return {
    names: queries.map(({ name }) => name),
    scan(name) {
      const query = queries.find((each) => each.name === name);
      if (query === undefined) return Promise.resolve();
      const begun = running.get(name) ?? run(query).catch(() => undefined);
      running.set(name, begun);
      return begun;
    },
    total(name, column) {
      const result = results.get(name);
      return result && sumUp(result.rows, column);
    },
    parameters: () => new Map([...results].map(([name, result]) => [parameterOf(name), result])),
  };
}

/** The scans whose rows a check's text asks for. */
export function listScansIn(text: string): readonly string[] {
  return [...text.matchAll(/\{\{scanned_(\w+)\}\}/g)].map(([, name = '']) => name.replaceAll('_', '-'));
}

function parameterOf(scan: string): string {
  return `scanned_${scan.replaceAll('-', '_')}`;
}

/** Where a fact is not known, nothing compares with it: the checks that need it are skipped anyway. */
function fillScan(text: string, parameters: Parameters): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const parameter = parameters.get(name);
    return parameter && 'sql' in parameter ? parameter.sql : 'NULL';
  });
}

/** Undefined where there is no such column, also in a table without rows, whose sums are nothing to go by. */
function sumUp(rows: readonly PlainRow[], column: string): number | undefined {
  const values = rows.map((row) => row[column]);
  if (values.length === 0 || values.includes(undefined)) return undefined;
  return values.reduce<number>((sum, value) => sum + Number(value), 0);
}

function writeRows(rows: readonly PlainRow[]): string {
  const selects = rows.map((row) =>
    Object.entries(row).map(([column, value]) => `${writeNumber(value)} AS ${column}`),
  );
  return selects.map((columns) => `SELECT ${columns.join(', ')}`).join('\nUNION ALL ');
}

/** Scans bring numbers only; what is none stays unknown. */
function writeNumber(value: PlainValue): string {
  return /^-?\d+(\.\d+)?$/.test(String(value)) ? String(value) : 'NULL';
}
