import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Row } from '../engines/engine.js';
import { sqlFolder } from '../paths.js';

/** The default price of a calendar day past due. */
export const STANDARD_LATE_FEE = 1.5;
/** The number of late returns that a measurement needs. */
const LEAST_RETURNS = 10;

/**
 * Measures the most frequent price of a day past due, in a database without a run record. It is 0 if late fees are paid
 * only at the return, and the standard fee if the payments follow no rule.
 */
export async function measureLateFee(ask: (sql: string) => Promise<readonly Row[]>): Promise<number> {
  const { late_fee_per_day: rate, fees, all_fees: all } = await measure(ask, 'late-fee');
  if (Number(fees) >= LEAST_RETURNS && Number(fees) > Number(all) / 2) return Number(rate);
  const { late_returns: returns, paid_later: paid } = await measure(ask, 'late-returns');
  return Number(returns) >= LEAST_RETURNS && Number(paid) === 0 ? 0 : STANDARD_LATE_FEE;
}

/** The first row of a query; empty if a column is missing. */
async function measure(ask: (sql: string) => Promise<readonly Row[]>, name: string): Promise<Row> {
  const sql = await readFile(join(sqlFolder, 'measure', `${name}.sql`), 'utf8');
  const rows = await ask(sql.replace(/;\s*$/, '')).catch(() => []);
  return rows[0] ?? {};
}
