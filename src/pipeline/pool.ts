import { Piscina } from 'piscina';
import { BusyClock } from '../busy-clock.js';
import type { OrderedCounts } from '../model/order/order-block.js';
import { workerFile } from '../paths.js';
import type { SharedRun } from './shared-run.js';
import type { Encoded, EncodeTask, OrderTask, SimulateTask } from './tasks.js';

/** The worker threads of one run. */
export interface Pool {
  simulate(task: SimulateTask): Promise<void>;
  order(task: OrderTask): Promise<OrderedCounts>;
  encode(task: EncodeTask): Promise<Encoded>;
  /** Runs while at least one thread is busy. */
  readonly clock: BusyClock;
  /** Throws once the pool is closed. */
  requireOpen(): void;
  /** Ends the threads, even during a task. Later tasks are refused. */
  close(): Promise<void>;
}

/** Starts the threads of a run. */
export function openPool(run: SharedRun, threads: number, clock = new BusyClock()): Pool {
  const pool = new Piscina({
    minThreads: threads,
    maxThreads: threads,
    workerData: run,
    // The data is in shared columns, so a thread's own heap stays small.
    resourceLimits: { maxYoungGenerationSizeMb: 3 },
  });
  let closed = false;
  const requireOpen = () => {
    if (closed) throw new Error('The threads have been ended.');
  };
  const perform = async (task: unknown, worker: string) => {
    requireOpen();
    return await clock.during(() => pool.run(task, { filename: workerFile(worker) }));
  };
  return {
    simulate: (task) => perform(task, 'simulate'),
    order: (task) => perform(task, 'order'),
    encode: (task) => perform(task, 'encode'),
    clock,
    requireOpen,
    close: () => {
      closed = true;
      // Piscina emits an error for an answer that arrives while its thread is ending.
      pool.on('error', () => {});
      return pool.destroy();
    },
  };
}
