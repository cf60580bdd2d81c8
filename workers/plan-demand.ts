import { parentPort, workerData } from 'node:worker_threads';
import type { Config } from '../src/config/schema.js';
import { planDemandOf } from '../src/model/plan/chain.js';

// A thread of its own rather than one of the pool's, which need the plan to start.
parentPort?.postMessage(planDemandOf(workerData as Config));
