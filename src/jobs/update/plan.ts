import type { RunRecord } from '../../dataset/run-record.js';
import type { Cell } from '../../encode/small-table.js';
import type { ChangedRows } from '../../engines/engine.js';
import { DAY, timestampText } from '../../model/calendar/civil.js';
import type { Chain } from '../../model/plan/chain.js';
import type { Block } from '../../model/plan/plan-blocks.js';
import { openPool, type Pool } from '../../pipeline/pool.js';
import { simulateBlocks } from '../../pipeline/prefetch.js';
import type { SharedRun, Snapshot } from '../../pipeline/shared-run.js';

import type { SmallTableName, TableName } from '../../schema/tables.js';

/** The weeks to plan, and how to plan them. */
export interface PlanRequest {
  /** How many weeks to append. */
  readonly weeks: number;
  /** One percentage for the new weeks instead of their seasons. */
  readonly season?: number | undefined;
  readonly threads: number;
  readonly signal?: AbortSignal | undefined;
  /** Receives the weeks simulated and the weeks in all while the update is planned. */
  readonly onSimulated?: ((done: number, total: number) => void) | undefined;
}

/** The rows that are added to a small table, and its rows that change. */
export interface TableChange {
  readonly table: SmallTableName;
  readonly added: number;
  readonly addedRows: () => Iterable<readonly Cell[]>;
  readonly changed: ChangedRows;
}

/** A rental that is open in the database and comes back in the new weeks. */
export interface Return {
  readonly rentalId: number;
  /** Seconds since the first day of the plan's chain. */
  readonly second: number;
}

/** What a table must hold once the update is done. */
export interface TableTotal {
  readonly table: TableName;
  readonly rows: number;
  /** The largest id and its column, if the key is one number. */
  readonly last?: { readonly key: string; readonly id: number };
}

/** Everything that an update writes. All of it is planned before the first row is written. */
export interface UpdatePlan {
  readonly run: SharedRun;
  readonly pool: Pool;
  /** The blocks of the new weeks, and the run's state at their beginning. */
  readonly blocks: readonly Block[];
  readonly snapshot: Snapshot;
  readonly firstRentalId: number;
  readonly firstPaymentId: number;
  readonly rentals: number;
  readonly payments: number;
  /** Late fees from the first new payment_id on, which are removed first and added again in the order of time. */
  readonly takenBack: number;
  readonly returns: readonly Return[];
  readonly changes: readonly TableChange[];
  readonly totals: readonly TableTotal[];
  /** The database's new record; null for a foreign database. */
  readonly record: RunRecord | null;
  /** The assumptions, one sentence each. */
  readonly assumptions: readonly string[];
}

/** Plans with a pool of threads, which the plan keeps. An interrupt closes it, and so does a plan that fails. */
export async function planWithPool<Plan>(
  run: SharedRun,
  { threads, signal }: PlanRequest,
  plan: (pool: Pool) => Promise<Plan>,
): Promise<Plan> {
  const pool = openPool(run, threads);
  signal?.addEventListener('abort', () => void pool.close());
  try {
    return await plan(pool);
  } catch (thrown) {
    await pool.close();
    throw thrown;
  }
}

/** Simulates blocks to count their rows. */
export async function countRows(
  run: SharedRun,
  pool: Pool,
  blocks: readonly Block[],
  firstRentalId: number,
  { onSimulated }: PlanRequest,
): Promise<{ readonly rentals: number; readonly payments: number }> {
  const { weeks } = run.chain;
  let rentals = 0;
  let payments = 0;
  for await (const { counts, block } of simulateBlocks(run, pool, blocks, firstRentalId)) {
    rentals += counts.rentals;
    payments += counts.payments;
    onSimulated?.(Math.min(weeks, Math.ceil(block.endDay / 7)), weeks);
  }
  return { rentals, payments };
}

/** Formats a second of a chain as a moment in SQL. */
export function momentText(chain: Chain, second: number): string {
  const day = Math.floor(second / DAY);
  return timestampText(chain.firstDay + day, second - day * DAY);
}
