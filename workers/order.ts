import { workerData } from 'piscina';
import { BlockOrderer, type OrderedCounts } from '../src/model/order/order-block.js';
import type { SharedRun } from '../src/pipeline/shared-run.js';
import type { OrderTask } from '../src/pipeline/tasks.js';

const run = workerData as SharedRun;
const orderer = new BlockOrderer(run.chain, run.state, run.events, run.ordered);

/** Puts a simulated block in order. */
export default function order(task: OrderTask): OrderedCounts {
  const block = run.blocks[task.block];
  if (!block) throw new RangeError(`no such task: ${JSON.stringify(task)}`);
  return orderer.order(block, task.firstRentalId);
}
