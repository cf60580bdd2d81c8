import type { Binlog, UpdateSession } from '../../engines/engine.js';
import { DatagenError } from '../../errors.js';
import { dateText } from '../../model/calendar/civil.js';
import type { TableName } from '../../schema/tables.js';
import { countFaults, type FaultCount, findAdded } from './count-faults.js';
import { requireIdRoom } from './id-room.js';
import type { UpdatePlan } from './plan.js';
import type { UpdateRequest, UpdateResult } from './update-database.js';
import { writePlan } from './write-plan.js';

/** What an update does to a table, in rows. */
export interface TableRows {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/** What an update is going to write, before it does. */
export interface UpdateOutline {
  readonly tables: Readonly<Partial<Record<TableName, TableRows>>>;
  /** All of these together. */
  readonly rows: number;
  readonly expectedSeconds: number;
  /** The as-of moment after the update: 'YYYY-MM-DD 00:00:00', UTC. */
  readonly asOf: string;
  readonly assumptions: readonly string[];
  /** The faults of a foreign database before the update, which may add none. */
  readonly faults: readonly FaultCount[];
  /** Whether the server's binary log gets the changes. */
  readonly binlog: Binlog;
}

/**
 * Reports the rows of a plan and, unless this is a dry run, writes it in one transaction.
 *
 * @param foreign - why the database is foreign; null when it is not
 */
export async function carryOut(
  session: UpdateSession,
  plan: UpdatePlan,
  foreign: string | null,
  request: UpdateRequest,
): Promise<UpdateResult> {
  await requireIdRoom(session, plan);
  const began = performance.now();
  const faults = foreign === null ? [] : await countFaults(session, request.signal);
  const checkSeconds = foreign === null ? 0 : (performance.now() - began) / 1000;
  const rowsPerSecond = await session.estimateRate();
  const outline = outlinePlan(plan, { faults, checkSeconds, rowsPerSecond, binlog: session.binlog });
  request.onPlanned?.(outline);
  if (request.dryRun === true) return { ...outline, foreign, written: false };
  const added = Object.values(outline.tables).reduce((sum, rows) => sum + rows.added, 0);
  await session.transact(Object.keys(outline.tables) as TableName[], async (transaction) => {
    await writePlan(transaction, plan, (done) => request.onRows?.(done, added));
    if (session.contents.kind === 'complete') await transaction.replaceRecord(plan.record);
    if (foreign !== null) await requireNoneAdded(session, faults, request);
  });
  return { ...outline, foreign, written: true };
}

/**
 * Adds up the rows of a plan and estimates its time.
 *
 * @param conditions - `checkSeconds` is the time of all checks together
 */
export function outlinePlan(
  plan: UpdatePlan,
  conditions: Pick<UpdateOutline, 'faults' | 'binlog'> & Record<'checkSeconds' | 'rowsPerSecond', number>,
): UpdateOutline {
  const { faults, checkSeconds, rowsPerSecond, binlog } = conditions;
  const tables: Partial<Record<TableName, TableRows>> = {};
  for (const { table, added, changed } of plan.changes) {
    tables[table] = { added, changed: changed.rows.length, removed: 0 };
  }
  tables.rental = { added: plan.rentals, changed: plan.returns.length, removed: 0 };
  tables.payment = { added: plan.payments, changed: 0, removed: plan.takenBack };
  const rows = Object.values(tables).reduce((sum, { added, changed, removed }) => sum + added + changed + removed, 0);
  const { firstDay, asOfDay } = plan.run.chain;
  return {
    tables,
    rows,
    expectedSeconds: Math.ceil(10 * (rows / rowsPerSecond + checkSeconds)) / 10,
    asOf: `${dateText(firstDay + asOfDay)} 00:00:00`,
    assumptions: plan.assumptions,
    faults,
    binlog,
  };
}

async function requireNoneAdded(
  session: UpdateSession,
  before: readonly FaultCount[],
  request: UpdateRequest,
): Promise<void> {
  const added = findAdded(before, await countFaults(session, request.signal));
  for (const { text } of added.filter(({ mayGrow }) => mayGrow)) request.onNotice?.(text);
  const faults = added.filter(({ mayGrow }) => !mayGrow).map(({ text }) => text);
  if (faults.length === 0) return;
  throw new DatagenError('load', `The new weeks would have added faults: ${faults.join('; ')}.`);
}
