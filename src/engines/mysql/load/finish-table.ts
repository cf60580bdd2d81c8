import type { Connection } from 'mysql2/promise';
import { buildIndexes } from '../../../schema/ddl/mysql.js';
import { schemaOf } from '../../../schema/tables.js';
import type { LoadPhase } from '../../engine.js';
import { quoteName } from '../quote.js';
import { resetAutoIncrement } from './build-keys.js';
import { runMarked } from './create-tables.js';
import type { TableLoad } from './load-tables.js';
import { measureIds, type TableIds } from './table-ids.js';

/** Tells that a table has begun a phase, is on its way, or is through. */
export type Report = (phase: LoadPhase, table: TableLoad['table'], rows: number, bytes: number, done: boolean) => void;

/**
 * What a table needs when it has all its rows, while others are still being filled: indexes, unless they were there
 * before the rows, its rows counted, and statistics. Returns its ids.
 */
export async function finishTable(
  connection: Connection,
  { table, source }: TableLoad,
  inPlace: boolean,
  report: Report,
): Promise<TableIds> {
  if (!inPlace) {
    report('index', table, 0, 0, false);
    for (const statement of buildIndexes(schemaOf(table.name))) await runMarked(connection, statement);
    await resetAutoIncrement(connection, table.name);
    report('index', table, 0, 0, true);
  }
  const ids = await measureIds(connection, table, source.rows);
  report('analyze', table, 0, 0, false);
  await connection.query(`ANALYZE TABLE ${quoteName(table.name)}`);
  report('analyze', table, 0, 0, true);
  return ids;
}
