import type { QueryRunner } from '../engines/query-runner.js';
import type { Facts } from './facts.js';
import { type Columns, listColumns } from './list-columns.js';
import { measureLateFee } from './measure-late-fee.js';
import { type Parameters, writeParameters } from './parameters.js';

/** Looks at a database's columns, and writes what its checks compare with: its facts, or what can be measured. */
export async function readParameters(
  runner: QueryRunner,
  facts: Facts | null,
): Promise<{ readonly columns: Columns; readonly parameters: Parameters }> {
  const columns = await listColumns(runner);
  const lateFee = facts === null ? await measureLateFee((sql) => runner.rows(sql)) : undefined;
  return { columns, parameters: writeParameters(facts, columns, lateFee) };
}
