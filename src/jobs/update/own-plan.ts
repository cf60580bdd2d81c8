import { findContradictions } from '../../config/consistency.js';
import { extendWeeks } from '../../config/extend.js';
import { PLAIN_CSV } from '../../dataset/file-form.js';
import { planManifest } from '../../dataset/manifest.js';
import type { RunRecord } from '../../dataset/run-record.js';
import type { QueryRunner } from '../../engines/engine.js';
import { DAY } from '../../model/calendar/civil.js';
import { NOT_RETURNED } from '../../model/order/ordered-block.js';
import { type Chain, planChain } from '../../model/plan/chain.js';
import { blockWeeksFor, planBlocks, ringItem } from '../../model/plan/plan-blocks.js';
import { closeLedger } from '../../model/store/ledger.js';
import { countActive, leavingSeconds } from '../../model/store/visitors.js';
import type { Pool } from '../../pipeline/pool.js';
import { simulateBlocks } from '../../pipeline/prefetch.js';
import { createSharedRun, type SharedRun, takeSnapshot } from '../../pipeline/shared-run.js';
import { smallTableSource } from '../../pipeline/small-tables.js';

import type { TableName } from '../../schema/tables.js';
import { VERSION } from '../../version.js';
import { compareTables } from './compare-tables.js';
import { findDifference, ownFigures, RowSums } from './own-figures.js';
import { countRows, type PlanRequest, planWithPool, type Return, type TableTotal, type UpdatePlan } from './plan.js';

/** A plan, or the reason why the database does not match its record. */
export type OwnPlan = { readonly plan: UpdatePlan } | { readonly foreign: string };

/**
 * Plans the update of a database that this program made. It simulates the longer run, which fixes every row, and
 * compares the database with the beginning of that run.
 */
export async function planOwnUpdate(runner: QueryRunner, record: RunRecord, request: PlanRequest): Promise<OwnPlan> {
  if (record.version !== VERSION) {
    return { foreign: `version ${record.version} of this program made it, and this is ${VERSION}` };
  }
  const config = record.configuration;
  if (findContradictions(config).length > 0) return { foreign: 'the configuration in its record contradicts itself' };
  const before = planChain(config);
  const after = planChain(extendWeeks(config, before.weeks + request.weeks, request.season));
  const run = createSharedRun(after, planBlocks(after, blockWeeksFor(after), before.openDays), request.threads);
  return planWithPool(run, request, async (pool) => {
    const sums = new RowSums(before.asOfDay * DAY);
    const returns = await replay(run, pool, before, sums, request);
    const snapshot = takeSnapshot(run);
    const customersBefore = { ...before.members, leaveSecond: leavingSeconds(after, run.state) };
    const figures = ownFigures(before, customersBefore, sums, record.ledger, runner.dialect);
    const difference = await findDifference(runner, figures);
    if (difference !== undefined) {
      await pool.close();
      return { foreign: difference };
    }

    const blocks = run.blocks.filter((block) => block.firstDay >= before.openDays);
    const { rentals, payments } = await countRows(run, pool, blocks, sums.rentals + 1, request);
    const leaveSecond = leavingSeconds(after, run.state);
    const ledger = closeLedger(after, run.ledger, countActive(after, leaveSecond));
    const changes = compareTables(
      smallTableSource(before, customersBefore),
      smallTableSource(after, { ...after.members, leaveSecond }),
    );
    const { total: recorded } = record.ledger;
    return {
      plan: {
        run,
        pool,
        blocks,
        snapshot,
        rentals,
        payments,
        firstRentalId: sums.rentals + 1,
        firstPaymentId: sums.payments + 1,
        takenBack: recorded.rentals + recorded.late_fees - sums.payments,
        returns,
        changes,
        totals: [
          total('rental', 'rental_id', sums.rentals + rentals),
          total('payment', 'payment_id', sums.payments + payments),
          ...changes.map(({ table, changed: { columns, keys }, rows }) =>
            keys === 1 ? total(table, columns[0] ?? '', rows) : { table, rows },
          ),
        ],
        record: { ...planManifest(after, PLAIN_CSV), ledger },
        assumptions: [],
      },
    };
  });
}

/** Simulates the weeks that the database has, and returns the rentals whose return is after its as-of moment. */
async function replay(
  run: SharedRun,
  pool: Pool,
  before: Chain,
  sums: RowSums,
  request: PlanRequest,
): Promise<readonly Return[]> {
  const asOf = before.asOfDay * DAY;
  const returns: Return[] = [];
  const blocks = run.blocks.filter((block) => block.firstDay < before.openDays);
  for await (const { counts, block } of simulateBlocks(run, pool, blocks, 1)) {
    const rows = ringItem(run.ordered, block);
    const { returnSecond } = rows.rentals;
    for (let row = 0; row < counts.rentals; row++) {
      const second = returnSecond[rows.firstRental + row] ?? NOT_RETURNED;
      if (second >= asOf) returns.push({ rentalId: sums.rentals + row + 1, second });
    }
    sums.add(rows, counts);
    request.onSimulated?.(Math.ceil(block.endDay / 7), run.chain.weeks);
  }
  return returns;
}

/** The ids of an unchanged run have no gaps. */
function total(table: TableName, key: string, rows: number): TableTotal {
  return { table, rows, last: { key, id: rows } };
}
