import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sqlFolder } from '../paths.js';
import type { Row } from './port.js';

/** What a calendar day past due costs unless a configuration or a database says otherwise. */
export const STANDARD_LATE_FEE = 1.5;
/** Fewer late fees say nothing. */
const LEAST_FEES = 10;

/** Measures what a day past due costs in a database without a run record: most of its late fees come to that. */
export async function measureLateFee(ask: (sql: string) => Promise<readonly Row[]>): Promise<number> {
  const sql = await readFile(join(sqlFolder, 'measure', 'late-fee.sql'), 'utf8');
  // Where a column is missing there is nothing to measure.
  const rows = await ask(sql.replace(/;\s*$/, '')).catch(() => []);
  const { late_fee_per_day: rate, fees, all_fees: all } = rows[0] ?? {};
  return Number(fees) >= LEAST_FEES && Number(fees) > Number(all) / 2 ? Number(rate) : STANDARD_LATE_FEE;
}
