import type { Connection } from 'mysql2/promise';
import { measureLateFee } from '../../../checks/measure-late-fee.js';
import { askRows, askValue, quoteName } from '../../../engines/mysql/query.js';

import { DatagenError } from '../../../errors.js';
import { DAY, dateText } from '../../../model/calendar/civil.js';
import { blockWeeksFor, planBlocks } from '../../../model/plan/plan-blocks.js';
import { leavingSeconds } from '../../../model/store/visitors.js';
import { openPool, type Pool } from '../../../pipeline/pool.js';
import { createSharedRun, type SharedRun } from '../../../pipeline/shared-run.js';
import { simulateBlocks } from '../../../pipeline/simulate-blocks.js';
import { takeSnapshot } from '../../../pipeline/snapshot.js';
import type { TableChange, TableTotal, UpdatePlan } from '../plan.js';
import type { UpdateChoice } from '../update-choice.js';
import { findStart, type Start, startAfterPayments } from './find-start.js';
import { findTradable, planForeignChain, type Tradable } from './foreign-chain.js';
import { composeForeignConfig, describeAssumptions } from './foreign-config.js';
import { type Resumption, resumeState } from './foreign-state.js';
import { measureSales } from './measure-sales.js';
import {
  countNewcomers,
  leaverRows,
  type NewcomerSource,
  newAddressRows,
  newCustomerRows,
  readHomes,
} from './new-customers.js';
import { type Holdings, readHoldings } from './read-holdings.js';
import { requireRentals } from './require-rentals.js';

const LATE_DAYS_MAX = 14;

/**
 * Plans the update of a database of unknown making: reads its state from its tables, and assumes the rest.
 * Precondition: `requireTables`.
 */
export async function planForeignUpdate(connection: Connection, wish: UpdateChoice): Promise<UpdatePlan> {
  const { start, holdings, tradable } = await readState(connection);
  const firstCustomerId = await nextId(connection, 'customer', 'customer_id');
  const lateFee = await measureLateFee((sql) => askRows(connection, sql));
  const standard = composeForeignConfig(start.firstDay, undefined, 1, lateFee, wish);
  const trade = await measureSales(connection, standard.master_simulation.seasonal_multipliers);
  const config = composeForeignConfig(start.firstDay, trade, longestDuration(tradable), lateFee, wish);
  const chain = planForeignChain({ config, firstDay: start.firstDay, trade, firstCustomerId }, tradable);
  const run = createSharedRun(chain, planBlocks(chain, blockWeeksFor(chain)), wish.threads);
  const resumption = resumeState(chain, run.state, holdings.pending, start.fees);
  const pool = openPool(run, wish.threads);
  wish.signal?.addEventListener('abort', () => void pool.close());
  try {
    const source = {
      chain,
      storeIds: tradable.stores.map(({ storeId }) => storeId),
      homes: await readHomes(
        connection,
        tradable.stores.map(({ storeId }) => storeId),
      ),
      firstCustomerId,
      firstAddressId: await nextId(connection, 'address', 'address_id'),
    };
    const assumptions = [
      ...describeStart(start),
      ...describeAssumptions(trade, config),
      ...describeLeftOut(holdings, tradable, resumption),
      ...describeToCome(tradable, wish),
    ];
    const planned = await countOver(run, pool, start, source, wish);
    requireRentals(planned.rentals, chain, wish);
    return {
      ...planned,
      returns: resumption.returns,
      totals: await totalsOf(connection, planned),
      assumptions,
    };
  } catch (thrown) {
    await pool.close();
    throw thrown;
  }
}

/** Reads the state on the first morning; fees that can't be taken up again make the update begin after them. */
async function readState(connection: Connection): Promise<{ start: Start; holdings: Holdings; tradable: Tradable }> {
  const start = await findStart(connection);
  const holdings = await readHoldings(connection, start.firstDay);
  const tradable = findTradable(holdings);
  const horizon = (longestDuration(tradable) + LATE_DAYS_MAX + 1) * 86_400;
  const copies = new Set(tradable.copies.map(({ inventoryId }) => inventoryId));
  const out = new Set(
    holdings.pending.filter(({ returnSecond }) => returnSecond === null).map(({ inventoryId }) => inventoryId),
  );
  const fits = start.fees.every(
    ({ inventoryId, second }) => copies.has(inventoryId) && !out.has(inventoryId) && second < horizon,
  );
  if (fits) return { start, holdings, tradable };
  const later = await startAfterPayments(connection);
  const holdingsThen = await readHoldings(connection, later.firstDay);
  return { start: later, holdings: holdingsThen, tradable: findTradable(holdingsThen) };
}

async function countOver(
  run: SharedRun,
  pool: Pool,
  start: Start,
  unfinished: Omit<NewcomerSource, 'leaveSecond'>,
  wish: UpdateChoice,
) {
  const { firstRentalId, firstPaymentId, fees } = start;
  const snapshot = takeSnapshot(run);
  let rentals = 0;
  let payments = 0;
  for await (const { counts, block } of simulateBlocks(run, pool, run.blocks, firstRentalId)) {
    rentals += counts.rentals;
    payments += counts.payments;
    wish.onSimulated?.(Math.min(run.chain.weeks, Math.ceil(block.endDay / 7)), run.chain.weeks);
  }
  const source = { ...unfinished, leaveSecond: leavingSeconds(run.chain, run.state) };
  const added = countNewcomers(source);
  const none = { columns: [], keys: 0, rows: [] };
  const leavers = {
    columns: ['customer_id', 'activebool', 'active', 'last_update'],
    keys: 1,
    rows: leaverRows(source),
  };
  const changes: readonly TableChange[] = [
    { table: 'address', added, addedRows: () => newAddressRows(source), changed: none },
    { table: 'customer', added, addedRows: () => newCustomerRows(source), changed: leavers },
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

async function totalsOf(
  connection: Connection,
  plan: Pick<UpdatePlan, 'rentals' | 'payments' | 'takenBack' | 'changes'>,
): Promise<readonly TableTotal[]> {
  const count = async (table: string, more: number) => ({
    table,
    rows: Number(await askValue(connection, `SELECT COUNT(*) FROM ${quoteName(table)}`)) + more,
  });
  return [
    await count('rental', plan.rentals),
    await count('payment', plan.payments - plan.takenBack),
    ...(await Promise.all(plan.changes.map(({ table, added }) => count(table, added)))),
  ];
}

async function nextId(connection: Connection, table: string, key: string): Promise<number> {
  return Number((await askValue(connection, `SELECT MAX(${quoteName(key)}) FROM ${quoteName(table)}`)) ?? 0) + 1;
}

function longestDuration({ films }: Tradable): number {
  const longest = films.reduce((most, { durationDays }) => Math.max(most, durationDays), 0);
  if (longest > 0) return longest;
  throw new DatagenError('conflict', 'There is no film that can be rented.', {
    hint: 'Films need a rental_duration of 1 to 60 days and a rental_rate of 0 to 99.99.',
  });
}

function describeStart({ firstDay, fees, delay }: Start): readonly string[] {
  const day = dateText(firstDay);
  if (delay !== undefined) return [`the new weeks begin on ${day}: ${delay}`];
  const taken = countText(
    fees.length,
    'late fee paid after it is taken back and paid in its turn',
    'late fees paid after it are taken back and paid in their turn',
  );
  return [[`the new weeks begin on ${day}, the Monday after the last rental`, ...taken].join('; ')];
}

function describeToCome({ copies }: Tradable, { weeks }: UpdateChoice): readonly string[] {
  const later = copies.filter(({ boughtSecond }) => boughtSecond >= weeks * 7 * DAY).length;
  return countText(
    later,
    'copy is bought after the new weeks and is not rented in them',
    'copies are bought after the new weeks and are not rented in them',
  );
}

function describeLeftOut(holdings: Holdings, tradable: Tradable, { lost, superseded }: Resumption): readonly string[] {
  return [
    ...countText(
      holdings.stores.length - tradable.stores.length,
      'store has no staff, so nothing is rented there',
      'stores have no staff, so nothing is rented there',
    ),
    ...countText(
      holdings.films.length - tradable.films.length,
      'film has terms this program can’t keep and stays in',
      'films have terms this program can’t keep and stay in',
    ),
    ...countText(
      lost,
      'open rental counts as lost: its fee would pass 999.99, or its copy can’t be rented',
      'open rentals count as lost: their fee would pass 999.99, or their copy can’t be rented',
    ),
    ...countText(
      superseded,
      'rental is open though its copy went out again; it stays so, and the copy stays in',
      'rentals are open though their copy went out again; they stay so, and the copy stays in',
    ),
  ];
}

/** Says how many there are, or nothing where there are none. */
function countText(n: number, one: string, many: string): readonly string[] {
  return n > 0 ? [`${n} ${n === 1 ? one : many}`] : [];
}
