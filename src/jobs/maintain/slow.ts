import { type Ask, prepareQueries } from '../../checks/prepare-queries.js';
import type { QueryRunner } from '../../engines/engine.js';
import { serverErrorNumber } from '../../engines/mysql/query.js';
import type { PlainRow } from '../../engines/values.js';

/** What may make a database slow. */
export interface SlowReport {
  /** Columns that refer to a parent table and have no index. */
  readonly unindexed_keys: readonly Readonly<Record<'table' | 'column' | 'parent', string>>[];
  /** Tables that have rows, but no statistics or those of an empty table. */
  readonly tables_without_statistics: readonly string[];
  /** The source of the statements; null if the server keeps none that this user may read. */
  readonly statement_source: 'performance_schema' | 'slow log' | null;
  /** How to make the server keep statements; null if it does. */
  readonly statement_hint: string | null;
  /** The longest first. */
  readonly statements: readonly {
    readonly statement: string;
    readonly runs: number;
    readonly longest_ms: number;
    readonly mean_ms: number;
    readonly rows_examined: number;
    readonly last_run: string;
  }[];
}

/** Finds columns without an index, tables without statistics and the statements that took longest. */
export async function readSlow(
  runner: QueryRunner,
  tables: readonly { readonly table: string; readonly rows: number }[],
): Promise<SlowReport> {
  const ask = await prepareQueries(runner, 'maintain');
  const withRows = new Set(tables.filter(({ rows }) => rows > 0).map(({ table }) => table));
  const unknown =
    (await orNothing(() => ask('tables-without-statistics'))) ?? (await ask('indexes-without-cardinality'));
  return {
    unindexed_keys: (await ask('unindexed-keys')).map((row) => ({
      table: String(row.table_name),
      column: String(row.column_name),
      parent: String(row.parent),
    })),
    tables_without_statistics: unknown.map((row) => String(row.name)).filter((name) => withRows.has(name)),
    ...(await readStatements(runner, ask)),
  };
}

type Statements = Pick<SlowReport, 'statement_source' | 'statement_hint' | 'statements'>;

async function readStatements(runner: QueryRunner, ask: Ask): Promise<Statements> {
  const read = async (name: string) => {
    const rows = await orNothing(() => runner.rows(`SELECT @@GLOBAL.${name} AS value`));
    return String(rows?.[0]?.value ?? '');
  };
  if ((await read('performance_schema')) === '1') {
    const digests = await orNothing(() => ask('statement-digests'));
    if (digests !== undefined) return listStatements('performance_schema', digests);
  }
  const logs = (await read('slow_query_log')) === '1';
  const output = await read('log_output');
  if (logs && output.includes('TABLE')) {
    const logged = await orNothing(() => ask('slow-log'));
    if (logged !== undefined) return listStatements('slow log', logged);
  }
  const file = await read('slow_query_log_file');
  return {
    statement_source: null,
    statement_hint:
      logs && output.includes('FILE')
        ? `The slow log is the file ${file} on the server; SET GLOBAL log_output = 'TABLE' would let it be read here.`
        : "Start the server with performance_schema=ON, or SET GLOBAL slow_query_log = 1, log_output = 'TABLE', with a user who may read them.",
    statements: [],
  };
}

function listStatements(source: 'performance_schema' | 'slow log', rows: readonly PlainRow[]): Statements {
  return {
    statement_source: source,
    statement_hint: null,
    statements: rows.map((row) => ({
      statement: String(row.statement).replace(/\s+/g, ' ').trim(),
      runs: Number(row.runs),
      longest_ms: Number(row.longest_ms),
      mean_ms: Number(row.mean_ms),
      rows_examined: Number(row.rows_examined),
      last_run: String(row.last_run),
    })),
  };
}

/** Returns undefined if this user may not read the data or the server does not have it. */
async function orNothing<Rows>(read: () => Promise<Rows>): Promise<Rows | undefined> {
  try {
    return await read();
  } catch (error) {
    if (serverErrorNumber(error) === undefined) throw error;
    return undefined;
  }
}
