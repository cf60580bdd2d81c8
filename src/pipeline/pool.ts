import { Piscina } from 'piscina';
import { BusyClock } from '../busy-clock.js';
import type { OrderedCounts } from '../model/order/order-block.js';
import { workerFile } from '../paths.js';
import type { SharedRun } from './shared-run.js';
import type { ComposedInto, ComposeIntoTask, EncodeTask, OrderTask, SimulateTask } from './tasks.js';

/** The worker threads of one run. */
export interface Pool {
  simulate(task: SimulateTask): Promise<void>;
  order(task: OrderTask): Promise<OrderedCounts>;
  encode(task: EncodeTask): Promise<number>;
  compose(task: ComposeIntoTask): Promise<ComposedInto>;
  /** Seconds in which at least one thread was at work. */
  readonly clock: BusyClock;
  /** Throws once the pool is closed. */
  requireOpen(): void;
  /** Ends the threads during any task; later tasks are refused. */
  close(): Promise<void>;
}

/** Starts the threads, each with the shared run. */
export function openPool(run: SharedRun, threads: number, clock = new BusyClock()): Pool {
  const pool = new Piscina({
    minThreads: threads,
    maxThreads: threads,
    workerData: run,
    // The memory is in shared columns; a thread's own heap stays small.
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
    compose: (task) => perform(task, 'compose'),
    clock,
    requireOpen,
    close: () => {
      closed = true;
      // Piscina reports an error for an answer that arrives while a thread is ended.
      pool.on('error', () => {});
      return pool.destroy();
    },
  };
}
