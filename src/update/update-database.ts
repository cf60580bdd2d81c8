import type { Connection } from 'mysql2/promise';
import { dateText } from '../calendar/civil.js';
import { DatagenError, messageOf } from '../errors.js';
import { endAbandonedStatements, lockDatabase } from '../mysql/database-lock.js';
import { lookAtDatabase } from '../mysql/database-state.js';
import type { Open } from '../mysql/load/crew.js';
import { readServerVersion } from '../mysql/look.js';
import { type RunRecord, removeRunRecords, replaceRunFacts } from '../mysql/run-record.js';
import { readVariable } from '../mysql/variables.js';
import { settleAutoIncrements } from './auto-increment.js';
import { createDatabaseSink, type InsertWay } from './database-sink.js';
import { addedRows, outlinePlan, type UpdateOutline } from './describe.js';
import { countFaults, type FaultCount, findAdded } from './foreign/count-faults.js';
import { planForeignUpdate } from './foreign/foreign-plan.js';
import { requireIdRoom } from './id-room.js';
import { planOwnUpdate } from './own-plan.js';
import type { UpdatePlan } from './plan.js';
import { inTransaction, prepareSession } from './transaction.js';
import type { UpdateWish } from './wish.js';
import { writePlan } from './write-plan.js';

export interface UpdateRequest extends UpdateWish {
  readonly database: string;
  /** Opens a further connection to the server. */
  readonly open: Open;
  /** Plan only. */
  readonly dryRun?: boolean | undefined;
  /** Is told what the user should know, a sentence each. */
  readonly onNotice?: ((notice: string) => void) | undefined;
  /** Is told what will be written, before anything is. */
  readonly onPlanned?: ((outline: UpdateOutline) => void) | undefined;
  readonly onRows?: ((done: number, total: number) => void) | undefined;
}

export interface UpdateResult extends UpdateOutline {
  /** Why the database was not taken for this program's own; null when it was. */
  readonly foreign: string | null;
  /** What checks found before the update, and found no more of after it. */
  readonly faults: readonly FaultCount[];
  readonly written: boolean;
}

/** A second update waits so long for the first to end. */
const PATIENCE_SECONDS = 3;

/**
 * Appends weeks to a database, in one transaction. One that this program made and nobody has changed becomes, row for
 * row, what one longer run would have made.
 *
 * @throws DatagenError `conflict` when there is nothing to append to or another one is at it, `usage` when the weeks go
 *   past 2038, `load`, `interrupted`; after any the database is as it was
 */
export async function updateDatabase(request: UpdateRequest): Promise<UpdateResult> {
  const connection = await request.open({ localFiles: true });
  try {
    // Before it is used, and again under its lock: one that is missing cannot be used.
    await requireWhole(connection, request.database);
    await prepareSession(connection, request.database);
    await lockDatabase(connection, request.database, PATIENCE_SECONDS);
    await endAbandonedStatements(connection, request.database);
    const record = await requireWhole(connection, request.database);
    const { plan, foreign } = await planUpdate(connection, record, request);
    try {
      return await carryOut(connection, plan, foreign, record, request);
    } finally {
      await plan.pool.close();
    }
  } catch (error) {
    throw explain(error, request);
  } finally {
    await connection.end().catch(() => connection.destroy());
  }
}

async function requireWhole(connection: Connection, database: string): Promise<RunRecord | undefined> {
  const state = await lookAtDatabase(connection, database);
  if (state.kind === 'missing' || state.kind === 'empty') {
    throw new DatagenError('conflict', `There is nothing in database ${database} to append to.`, {
      hint: 'Make it first with dvdrental run, or name another database with -D NAME.',
    });
  }
  if (state.kind === 'foreign') return undefined;
  if (state.record.state === 'complete') return state.record;
  throw new DatagenError('conflict', `Database ${database} holds a load that was interrupted.`, {
    hint: 'Continue it with dvdrental run --resume.',
  });
}

async function planUpdate(
  connection: Connection,
  record: RunRecord | undefined,
  request: UpdateRequest,
): Promise<{ readonly plan: UpdatePlan; readonly foreign: string | null }> {
  const own = record
    ? await planOwnUpdate(connection, record, request)
    : { foreign: 'it has no record of this program' };
  if ('plan' in own) return { plan: own.plan, foreign: null };
  request.onNotice?.(`Database ${request.database} is taken as it stands: ${own.foreign}.`);
  return { plan: await planForeignUpdate(connection, request), foreign: own.foreign };
}

async function carryOut(
  connection: Connection,
  plan: UpdatePlan,
  foreign: string | null,
  record: RunRecord | undefined,
  request: UpdateRequest,
): Promise<UpdateResult> {
  const { vendor } = await readServerVersion(connection);
  const engine = vendor === 'mariadb' ? 'mariadb' : 'mysql';
  const way: InsertWay =
    Number(await readVariable(connection, 'GLOBAL.local_infile')) === 1 ? 'local' : 'insert';
  const { firstDay, asOfDay } = plan.run.chain;
  const asOf = `${dateText(firstDay + asOfDay)} 00:00:00`;
  const outline = outlinePlan(plan, asOf, engine, way);
  await requireIdRoom(connection, plan);
  request.onPlanned?.(outline);
  if (request.dryRun === true) return { ...outline, foreign, faults: [], written: false };
  const sink = createDatabaseSink(connection, way);
  const tables = Object.keys(outline.tables);
  let faults: readonly FaultCount[];
  try {
    faults = await inTransaction(connection, request.open, request.signal, async () => {
      const before = foreign === null ? [] : await countFaults(connection, engine, request.signal);
      await writePlan(connection, sink, plan, (done) => request.onRows?.(done, addedRows(outline)));
      if (record && plan.record) {
        await replaceRunFacts(connection, request.database, record.runId, plan.record);
      } else if (record) {
        await removeRunRecords(connection, request.database);
      }
      if (foreign !== null) await requireNoneAdded(connection, engine, before, request);
      return before;
    });
  } catch (error) {
    await settleAutoIncrements(connection, tables).catch(() => undefined);
    throw error;
  }
  await settleAutoIncrements(connection, tables).catch((error: unknown) => {
    request.onNotice?.(`AUTO_INCREMENT was left where it stands: ${messageOf(error)}`);
  });
  return { ...outline, foreign, faults, written: true };
}

async function requireNoneAdded(
  connection: Connection,
  engine: 'mysql' | 'mariadb',
  before: readonly FaultCount[],
  request: UpdateRequest,
): Promise<void> {
  const added = findAdded(before, await countFaults(connection, engine, request.signal));
  for (const { text } of added.filter(({ isNotice }) => isNotice)) request.onNotice?.(text);
  const faults = added.filter(({ isNotice }) => !isNotice).map(({ text }) => text);
  if (faults.length === 0) return;
  throw new DatagenError('load', `The new weeks would have added faults: ${faults.join('; ')}.`);
}

function explain(error: unknown, { signal, database }: UpdateRequest): unknown {
  const unchanged = 'Nothing was changed: the update is one transaction, which the server has undone.';
  if (signal?.aborted === true) {
    return new DatagenError('interrupted', `The update of database ${database} was interrupted.`, {
      hint: unchanged,
      cause: error,
    });
  }
  if (error instanceof DatagenError && error.code !== 'load') return error;
  return new DatagenError('load', `The update of database ${database} failed: ${messageOf(error)}`, {
    hint: unchanged,
    cause: error,
  });
}
