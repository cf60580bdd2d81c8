import { workerData } from 'piscina';
import { StoreSimulator } from '../src/model/store/simulate-store.js';
import type { SharedRun } from '../src/pipeline/shared-run.js';
import type { SimulateTask } from '../src/pipeline/tasks.js';

const run = workerData as SharedRun;
const simulator = new StoreSimulator(run.chain, run.state, run.ledger, run.events);

/** Simulates a group of stores for a block. */
export default function simulate(task: SimulateTask): void {
  const block = run.blocks[task.block];
  const group = run.groups[task.group];
  if (!block || !group) throw new RangeError(`no such task: ${JSON.stringify(task)}`);
  for (let store = group.firstStore; store < group.endStore; store++) simulator.simulate(store, block);
}
