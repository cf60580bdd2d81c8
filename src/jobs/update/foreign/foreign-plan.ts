import { measureLateFee } from '../../../checks/measure-late-fee.js';
import type { QueryRunner } from '../../../engines/engine.js';
import { DatagenError } from '../../../errors.js';
import { DAY } from '../../../model/calendar/civil.js';
import { blockWeeksFor, planBlocks } from '../../../model/plan/plan-blocks.js';
import { leavingSeconds } from '../../../model/store/visitors.js';
import type { Pool } from '../../../pipeline/pool.js';
import { createSharedRun, type SharedRun, takeSnapshot } from '../../../pipeline/shared-run.js';

import type { TableName } from '../../../schema/tables.js';
import {
  countRows,
  type PlanRequest,
  planWithPool,
  type TableChange,
  type TableTotal,
  type UpdatePlan,
} from '../plan.js';
import { readNumber } from '../queries.js';
import { describeAssumptions, requireRentals } from './describe-plan.js';
import { planForeignChain, selectUsable, type UsableRows } from './foreign-chain.js';
import { resumeState } from './foreign-state.js';
import {
  countNewcomers,
  countNewHomes,
  leaverRows,
  type NewcomerSource,
  newAddressRows,
  newCustomerRows,
  readHomes,
} from './new-customers.js';
import { planNewEvents } from './new-events.js';
import { type ChainRows, findStart, readChain, type Start, startAfterPayments } from './read-chain.js';
import { composeForeignConfig, measureSales } from './sales.js';

const LATE_DAYS_MAX = 14;

/**
 * Plans the update of a foreign database: reads its state from its tables, and assumes the rest.
 * Precondition: it has the columns of the schema.
 */
export async function planForeignUpdate(runner: QueryRunner, request: PlanRequest): Promise<UpdatePlan> {
  const { start, rows, usable } = await readState(runner);
  const firstCustomerId = await nextId(runner, 'customer', 'customer_id');
  const lateFee = await measureLateFee(runner.rows);
  const sales = await measureSales(runner);
  const config = composeForeignConfig(start.firstDay, sales, longestDuration(usable), lateFee, request);
  const chain = planForeignChain({ config, firstDay: start.firstDay, sales, firstCustomerId }, usable);
  const run = createSharedRun(chain, planBlocks(chain, blockWeeksFor(chain)), request.threads);
  const resumption = resumeState(chain, run.state, rows.pending, start.fees);
  const storeIds = usable.stores.map(({ storeId }) => storeId);
  const homes = await readHomes(runner, storeIds);
  const firstAddressId = await nextId(runner, 'address', 'address_id');
  const source = { chain, storeIds, homes, firstCustomerId, firstAddressId };
  return planWithPool(run, request, async (pool) => {
    const events = await planNewEvents(runner, chain, storeIds);
    const planned = await planRows(run, pool, start, source, events, request);
    requireRentals(planned.rentals, chain, request);
    return {
      ...planned,
      returns: resumption.returns,
      totals: await readTotals(runner, planned),
      assumptions: describeAssumptions({ start, rows, usable, sales, config, resumption }),
    };
  });
}

/** Reads the state on the first morning. If a late fee can't be paid again, the update begins after the payments. */
async function readState(
  runner: QueryRunner,
): Promise<{ readonly start: Start; readonly rows: ChainRows; readonly usable: UsableRows }> {
  const start = await findStart(runner);
  const rows = await readChain(runner, start.firstDay);
  const usable = selectUsable(rows);
  const horizon = (longestDuration(usable) + LATE_DAYS_MAX + 1) * DAY;
  const copies = new Set(usable.copies.map(({ inventoryId }) => inventoryId));
  for (const { inventoryId, returnSecond } of rows.pending) if (returnSecond === null) copies.delete(inventoryId);
  if (start.fees.every(({ inventoryId, second }) => copies.has(inventoryId) && second < horizon)) {
    return { start, rows, usable };
  }
  const later = await startAfterPayments(runner);
  const laterRows = await readChain(runner, later.firstDay);
  return { start: later, rows: laterRows, usable: selectUsable(laterRows) };
}

/** Simulates the new weeks, which counts their rows and fixes who joins and leaves. */
async function planRows(
  run: SharedRun,
  pool: Pool,
  start: Start,
  unfinished: Omit<NewcomerSource, 'leaveSecond'>,
  events: readonly TableChange[],
  request: PlanRequest,
) {
  const { firstRentalId, firstPaymentId, fees } = start;
  const snapshot = takeSnapshot(run);
  const { rentals, payments } = await countRows(run, pool, run.blocks, firstRentalId, request);
  const source = { ...unfinished, leaveSecond: leavingSeconds(run.chain, run.state) };
  const added = countNewcomers(source);
  const none = { columns: [], keys: 0, rows: [] };
  const changes: readonly TableChange[] = [
    { table: 'address', added: countNewHomes(source), addedRows: () => newAddressRows(source), changed: none },
    { table: 'customer', added, addedRows: () => newCustomerRows(source), changed: leaverRows(source) },
    ...events,
  ];
  return {
    run,
    pool,
    blocks: run.blocks,
    snapshot,
    firstRentalId,
    firstPaymentId,
    rentals,
    payments,
    takenBack: fees.length,
    changes,
    record: null,
  };
}

async function readTotals(
  runner: QueryRunner,
  plan: Pick<UpdatePlan, 'rentals' | 'payments' | 'takenBack' | 'changes'>,
): Promise<readonly TableTotal[]> {
  const added: readonly [table: TableName, rows: number][] = [
    ['rental', plan.rentals],
    ['payment', plan.payments - plan.takenBack],
    ...plan.changes.map(({ table, added }): [TableName, number] => [table, added]),
  ];
  const totals: TableTotal[] = [];
  for (const [table, more] of added) {
    totals.push({ table, rows: (await readNumber(runner, `SELECT COUNT(*) FROM ${table}`)) + more });
  }
  return totals;
}

async function nextId(runner: QueryRunner, table: TableName, key: string): Promise<number> {
  return (await readNumber(runner, `SELECT MAX(${key}) FROM ${table}`)) + 1;
}

function longestDuration({ films }: UsableRows): number {
  const longest = films.reduce((most, { durationDays }) => Math.max(most, durationDays), 0);
  if (longest > 0) return longest;
  throw new DatagenError('conflict', 'There is no film that can be rented.', {
    hint: 'Films need a rental_duration of 1 to 60 days and a rental_rate of 0 to 99.99.',
  });
}
