import type { Block } from '../../model/plan/plan-blocks.js';
import { openPool, type Pool } from '../../pipeline/pool.js';
import type { SharedRun } from '../../pipeline/shared-run.js';
import { simulateBlocks } from '../../pipeline/simulate-blocks.js';
import type { PlanRequest } from './plan.js';

/** Plans with a pool of threads, which the plan keeps. An interrupt closes it, and so does a plan that fails. */
export async function planWithPool<Plan>(
  run: SharedRun,
  { threads, signal }: PlanRequest,
  plan: (pool: Pool) => Promise<Plan>,
): Promise<Plan> {
  const pool = openPool(run, threads);
  signal?.addEventListener('abort', () => void pool.close());
  try {
    return await plan(pool);
  } catch (thrown) {
    await pool.close();
    throw thrown;
  }
}

/** Simulates blocks to count their rows. */
export async function countRows(
  run: SharedRun,
  pool: Pool,
  blocks: readonly Block[],
  firstRentalId: number,
  { onSimulated }: PlanRequest,
): Promise<{ readonly rentals: number; readonly payments: number }> {
  const { weeks } = run.chain;
  let rentals = 0;
  let payments = 0;
  for await (const { counts, block } of simulateBlocks(run, pool, blocks, firstRentalId)) {
    rentals += counts.rentals;
    payments += counts.payments;
    onSimulated?.(Math.min(weeks, Math.ceil(block.endDay / 7)), weeks);
  }
  return { rentals, payments };
}
