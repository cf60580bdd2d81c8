import { workerData } from 'piscina';
import type { SharedRun } from '../src/pipeline/shared-run.js';
import type { OrderTask } from '../src/pipeline/tasks.js';
import { type OrderedCounts, orderBlock } from '../src/simulation/order-block.js';

const run = workerData as SharedRun;

/** Puts a simulated block in order. */
export default function order(task: OrderTask): OrderedCounts {
  const block = run.blocks[task.block];
  const events = run.events[task.block % run.events.length];
  const into = run.ordered[task.block % run.ordered.length];
  if (!block || !events || !into) throw new RangeError(`no such task: ${JSON.stringify(task)}`);
  return orderBlock(run.chain, run.state, events, block, task.firstRentalId, into);
}
