import type { RunRecord } from '../dataset/run-record.js';
import type { QueryRunner } from '../engines/engine.js';
import { type Columns, listColumns } from './list-columns.js';
import { measureLateFee } from './measure-late-fee.js';
import { type Parameters, writeParameters } from './parameters.js';

/** Reads a database's columns, and the parameters of its checks: from its record, or measured. */
export async function readParameters(
  runner: QueryRunner,
  record: RunRecord | null,
): Promise<{ readonly columns: Columns; readonly parameters: Parameters }> {
  const columns = await listColumns(runner);
  const lateFee = record === null ? await measureLateFee((sql) => runner.rows(sql)) : undefined;
  return { columns, parameters: writeParameters(record, columns, lateFee) };
}
