import { expect, test } from 'vitest';
import { outlinePlan } from '../../../src/jobs/update/carry-out.js';
import type { UpdatePlan } from '../../../src/jobs/update/plan.js';
import { planChain } from '../../../src/model/plan/chain.js';
import { planBlocks } from '../../../src/model/plan/plan-blocks.js';
import { openPool } from '../../../src/pipeline/pool.js';
import { createSharedRun, takeSnapshot } from '../../../src/pipeline/shared-run.js';

import { configOf } from '../../support/simulate.js';

test('an outline adds up the rows of a plan, and estimates its time from the rate and the checks', async () => {
  const chain = planChain(configOf({ simulation: { settle_days: 7 }, master_simulation: { total_weeks: 2 } }));
  const run = createSharedRun(chain, planBlocks(chain, 2), 1);
  const pool = openPool(run, 1);
  const changed = {
    columns: ['customer_id', 'active'],
    keys: 1,
    rows: [
      [1, 0],
      [2, 0],
    ],
  };
  const plan: UpdatePlan = {
    run,
    pool,
    blocks: [],
    snapshot: takeSnapshot(run),
    firstRentalId: 1,
    firstPaymentId: 1,
    rentals: 70,
    payments: 80,
    takenBack: 5,
    returns: [{ rentalId: 1, second: 9 }],
    changes: [{ table: 'customer', added: 3, addedRows: () => [], changed }],
    totals: [],
    record: null,
    assumptions: ['one'],
  };
  const outline = outlinePlan(plan, { faults: [], checkSeconds: 0.55, rowsPerSecond: 1610, binlog: 'none' });
  expect(outline).toMatchObject({ rows: 161, expectedSeconds: 0.7, assumptions: ['one'], binlog: 'none' });
  expect(outline.tables).toEqual({
    customer: { added: 3, changed: 2, removed: 0 },
    rental: { added: 70, changed: 1, removed: 0 },
    payment: { added: 80, changed: 0, removed: 5 },
  });
  // Two weeks from 2001-10-01, and a week in which copies come back.
  expect(outline.asOf).toBe('2001-10-22 00:00:00');
  await pool.close();
});
