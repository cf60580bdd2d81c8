import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { planChain } from '../../src/model/plan/chain.js';
import * as paths from '../../src/paths.js';
import { planOnThreads } from '../../src/pipeline/plan-on-threads.js';
import { configOf } from '../support/simulate.js';

vi.mock('../../src/paths.js', { spy: true });
afterEach(() => void vi.mocked(paths.workerFile).mockReset());

const config = configOf({ simulation: { scale_factor: 2 }, master_simulation: { total_weeks: 30 } });
const STORE_DAYS = 4 * 30 * 7;

test('a chain that is planned by two threads is the one that is planned by one, in shared memory', async () => {
  const planned = await planOnThreads(config, 2, STORE_DAYS);
  expect(paths.workerFile).toHaveBeenCalledWith('plan-demand');
  expect(planned).toEqual(planChain(config));
  expect(planned.demand.wanted.buffer).toBeInstanceOf(SharedArrayBuffer);
});

test('one thread, or a small chain, starts no other', async () => {
  await planOnThreads(config, 1, STORE_DAYS);
  await planOnThreads(config, 2, STORE_DAYS + 1);
  expect(paths.workerFile).not.toHaveBeenCalled();
});

test.each([
  ['throws', "throw new Error('no luck');", 'no luck'],
  ['ends', 'process.exit(0);', 'ended without an answer'],
])('a thread that %s is told of', async (_, program, message) => {
  const folder = await mkdtemp(join(tmpdir(), 'plan-'));
  try {
    const file = join(folder, 'worker.mjs');
    await writeFile(file, program);
    vi.mocked(paths.workerFile).mockReturnValue(file);
    await expect(planOnThreads(config, 2, STORE_DAYS)).rejects.toThrow(message);
  } finally {
    await rm(folder, { recursive: true });
  }
});
