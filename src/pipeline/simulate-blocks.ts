import type { Block } from '../model/plan/block.js';
import type { Pool } from './pool.js';
import { prefetch } from './prefetch.js';
import type { SharedRun } from './shared-run.js';
import type { Ordered } from './write-block.js';

/**
 * Simulates blocks of a run and puts them in order, each while the one before it is being read.
 *
 * @param blocks - a run of neighbours; the blocks before them have been traded
 * @param firstRentalId - the rental_id of their first rental
 */
export function trade(
  run: SharedRun,
  pool: Pool,
  blocks: readonly Block[],
  firstRentalId: number,
): AsyncGenerator<Ordered> {
  return prefetch(orderBlocks(pool, prefetch(simulateBlocks(run, pool, blocks)), firstRentalId));
}

async function* simulateBlocks(run: SharedRun, pool: Pool, blocks: readonly Block[]): AsyncGenerator<Block> {
  for (const block of blocks) {
    await Promise.all(run.groups.map((_, group) => pool.simulate({ group, block: block.index })));
    yield block;
  }
}

async function* orderBlocks(pool: Pool, simulated: AsyncGenerator<Block>, first: number) {
  let firstRentalId = first;
  for await (const block of simulated) {
    const counts = await pool.order({ block: block.index, firstRentalId });
    firstRentalId += counts.rentals;
    yield { block, counts };
  }
}
