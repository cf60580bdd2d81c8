import type { Block } from '../model/plan/plan-blocks.js';
import type { Pool } from './pool.js';
import type { SharedRun } from './shared-run.js';
import type { Ordered } from './write-block.js';

/**
 * Runs a generator one item ahead of its reader: the next item is made while the current one is used. Precondition: two
 * items can exist at a time.
 */
export async function* prefetch<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = begin(source);
  for (;;) {
    const item = await next;
    if (item.done) return;
    next = begin(source);
    yield item.value;
  }
}

/** Starts a step; avoids an unhandled rejection if it fails before the reader awaits it. */
function begin<T>(source: AsyncGenerator<T>): Promise<IteratorResult<T>> {
  const step = source.next();
  step.catch(() => undefined);
  return step;
}

/**
 * Simulates and orders blocks of a run. Both steps run one block ahead of their reader.
 *
 * @param blocks - consecutive blocks; the earlier ones have been simulated
 * @param firstRentalId - the rental_id of the first of them
 */
export function simulateBlocks(
  run: SharedRun,
  pool: Pool,
  blocks: readonly Block[],
  firstRentalId: number,
): AsyncGenerator<Ordered> {
  return prefetch(orderEach(pool, prefetch(simulateEach(run, pool, blocks)), firstRentalId));
}

async function* simulateEach(run: SharedRun, pool: Pool, blocks: readonly Block[]): AsyncGenerator<Block> {
  for (const block of blocks) {
    await Promise.all(run.groups.map((_, group) => pool.simulate({ group, block: block.index })));
    yield block;
  }
}

async function* orderEach(pool: Pool, simulated: AsyncGenerator<Block>, first: number) {
  let firstRentalId = first;
  for await (const block of simulated) {
    const counts = await pool.order({ block: block.index, firstRentalId });
    firstRentalId += counts.rentals;
    yield { block, counts };
  }
}
