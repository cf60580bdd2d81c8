import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Row } from '../engines/engine.js';
import { sqlFolder } from '../paths.js';

/** What a calendar day past due costs unless a configuration or a database says otherwise. */
export const STANDARD_LATE_FEE = 1.5;
/** Fewer late returns say nothing. */
const LEAST_RETURNS = 10;

/**
 * Measures the price of a day past due in a database without a run record: the most common one. It is 0
 * where late returns are paid for at the counter alone, and the standard fee where the payments follow no rule.
 */
export async function measureLateFee(ask: (sql: string) => Promise<readonly Row[]>): Promise<number> {
  const { late_fee_per_day: rate, fees, all_fees: all } = await measure(ask, 'late-fee');
  if (Number(fees) >= LEAST_RETURNS && Number(fees) > Number(all) / 2) return Number(rate);
  const { late_returns: returns, paid_later: paid } = await measure(ask, 'late-returns');
  return Number(returns) >= LEAST_RETURNS && Number(paid) === 0 ? 0 : STANDARD_LATE_FEE;
}

/** The answer's first row; none where a column is missing, since there is nothing to measure then. */
async function measure(ask: (sql: string) => Promise<readonly Row[]>, name: string): Promise<Row> {
  const sql = await readFile(join(sqlFolder, 'measure', `${name}.sql`), 'utf8');
  const rows = await ask(sql.replace(/;\s*$/, '')).catch(() => []);
  return rows[0] ?? {};
}
