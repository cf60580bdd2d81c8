import { expect, test } from 'vitest';
import { planOnThreads } from '../../src/pipeline/plan-on-threads.js';
import { planChain } from '../../src/simulation/chain.js';
import { configOf } from '../support/simulate.js';

// 240 stores and 2,100 days: large enough for a second thread.
const config = configOf({
  simulation: { scale_factor: 120 },
  master_simulation: { total_weeks: 300 },
  generation: { base_weekly_transactions: 20, initial_customers: 10, weekly_new_customers: 1 },
});

test('a chain that is planned by two threads is the one that is planned by one', async () => {
  const alone = planChain(config);
  for (const threads of [1, 2]) {
    const planned = await planOnThreads(config, threads);
    expect(Buffer.compare(bytesOf(planned.demand.wanted), bytesOf(alone.demand.wanted))).toBe(0);
    expect(planned.demand.expectedByMonth).toEqual(alone.demand.expectedByMonth);
    expect(Buffer.compare(bytesOf(planned.members.joinSecond), bytesOf(alone.members.joinSecond))).toBe(0);
    expect(planned.openDays).toBe(2100);
  }
});

function bytesOf({ buffer, byteOffset, byteLength }: NodeJS.ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
