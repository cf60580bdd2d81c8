import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Config } from '../config/schema.js';
import { assembleChain, type Chain, planChain, planHoldings } from '../model/plan/chain.js';
import type { Demand } from '../model/plan/demand.js';
import { storeCount } from '../model/plan/stores.js';
import { workerFile } from '../paths.js';

/** With fewer, a thread has hardly started when the demand is planned. */
const FEWEST_STORE_DAYS = 500_000;

/**
 * Plans a chain as `planChain` does, to the same bytes; of a large one, a thread plans the demand while this one plans
 * the rest.
 *
 * @param threads - how many may be at work
 * @param fewestStoreDays - from how many days of a store on a chain counts as large
 */
export async function planOnThreads(
  config: Config,
  threads: number,
  fewestStoreDays = FEWEST_STORE_DAYS,
): Promise<Chain> {
  const storeDays = storeCount(config) * config.master_simulation.total_weeks * 7;
  if (threads === 1 || storeDays < fewestStoreDays) return planChain(config);
  // No pool: its threads take a task only when this one listens, which is busy planning.
  const planner = new Worker(workerFile('plan-demand'), { workerData: config });
  try {
    const planned = receive<Demand>(planner);
    // The wait below throws an earlier failure.
    planned.catch(() => undefined);
    const holdings = planHoldings(config);
    const demand = await planned;
    return assembleChain({ ...holdings, demand });
  } finally {
    await planner.terminate();
  }
}

/** What a thread answers. */
async function receive<Answer>(worker: Worker): Promise<Answer> {
  const left = once(worker, 'exit').then(() => {
    throw new Error('A thread that plans ended without an answer.');
  });
  const [answer] = (await Promise.race([once(worker, 'message'), left])) as [Answer];
  return answer;
}
