import type { UpdateSession } from '../../engines/engine.js';
import { isMysqlUpdate } from '../../engines/mysql/update/update-session.js';
import { DatagenError } from '../../errors.js';
import { addedRows, outlinePlan } from './describe.js';
import { countFaults, type FaultCount, findAdded } from './foreign/count-faults.js';
import { requireIdRoom } from './id-room.js';
import type { UpdatePlan } from './plan.js';
import type { UpdateRequest, UpdateResult } from './request.js';
import { writePlan } from './write-plan.js';

/**
 * Reports the rows of a plan and, unless this is a dry run, writes it in one transaction.
 *
 * @param foreign - why the database is not taken for this program's own; null when it is
 */
export async function carryOut(
  session: UpdateSession,
  plan: UpdatePlan,
  foreign: string | null,
  request: UpdateRequest,
): Promise<UpdateResult> {
  if (isMysqlUpdate(session)) await requireIdRoom(session.connection, plan);
  const began = performance.now();
  const faults = foreign === null ? [] : await countFaults(session, request.signal);
  const checkSeconds = foreign === null ? 0 : (performance.now() - began) / 1000;
  const { rowsPerSecond, binlog } = session;
  const outline = outlinePlan(plan, { faults, checkSeconds, rowsPerSecond, binlog });
  request.onPlanned?.(outline);
  if (request.dryRun === true) return { ...outline, foreign, written: false };
  await session.transact(Object.keys(outline.tables), async (transaction) => {
    await writePlan(transaction, plan, (done) => request.onRows?.(done, addedRows(outline)));
    if (session.contents.kind === 'complete') await transaction.replaceRecord(plan.record);
    if (foreign !== null) await requireNoneAdded(session, faults, request);
  });
  return { ...outline, foreign, written: true };
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
