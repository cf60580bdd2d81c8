import { expect, test } from 'vitest';
import { planChain } from '../../src/model/plan/chain.js';
import { planBlocks } from '../../src/model/plan/plan-blocks.js';
import { createSharedRun } from '../../src/pipeline/shared-run.js';
import { configOf } from '../support/simulate.js';

test('a block with more rentals than 32-bit offsets reach is refused before anything is allocated', () => {
  const chain = planChain(
    configOf({
      simulation: { scale_factor: 120 },
      master_simulation: { total_weeks: 1 },
      generation: { base_weekly_transactions: 1_000_000, initial_customers: 1 },
    }),
  );
  expect(() => createSharedRun(chain, planBlocks(chain, 1), 1)).toThrow(/A block can have at most 134217728 rentals/);
});
