import type { Connection } from 'mysql2/promise';
import { quoteName } from '../quote.js';
import { settleAutoIncrement } from './build-keys.js';
import type { Filling } from './fill-tables.js';
import type { LoadPhase } from './progress.js';
import { readIndexStatements, runMarked } from './table-files.js';
import { measureIds, type TableIds } from './table-ids.js';

/** Tells that a table has begun a phase, is on its way, or is through. */
export type Report = (
  phase: LoadPhase,
  table: Filling['table'],
  rows: number,
  bytes: number,
  done: boolean,
) => void;

/** Does a task on a further connection to the database. */
export type Beside = <Result>(task: (connection: Connection) => Promise<Result>) => Promise<Result>;

export interface Settling {
  /** The indexes were there before the rows. */
  readonly inPlace: boolean;
  /** Counts the rows while the indexes are being built, which takes long in a big table; afterwards if it is not given. */
  readonly beside?: Beside | undefined;
  readonly report: Report;
}

/**
 * What a table needs when it has all its rows, while others are still being filled: indexes, its rows counted, and
 * statistics. Returns its ids.
 */
export async function settleTable(
  connection: Connection,
  { table, source }: Filling,
  { inPlace, beside, report }: Settling,
): Promise<TableIds> {
  const measure = (on: Connection) => measureIds(on, table, source.rows);
  const building = inPlace ? undefined : buildIndexes(connection, table, report);
  const counting = beside?.(measure);
  const [counted] = await Promise.all([counting, building]);
  const ids = counted ?? (await measure(connection));
  report('analyze', table, 0, 0, false);
  await connection.query(`ANALYZE TABLE ${quoteName(table.name)}`);
  report('analyze', table, 0, 0, true);
  return ids;
}

async function buildIndexes(connection: Connection, table: Filling['table'], report: Report): Promise<void> {
  report('index', table, 0, 0, false);
  for (const statement of await readIndexStatements(table.name)) await runMarked(connection, statement);
  await settleAutoIncrement(connection, table.name);
  report('index', table, 0, 0, true);
}
