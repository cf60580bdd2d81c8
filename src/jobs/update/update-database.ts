import type { Connection } from 'mysql2/promise';
import { type Complete, requireData } from '../../engines/contents.js';
import { UNSETTLED } from '../../engines/mysql/auto-increment.js';
import { closeConnection } from '../../engines/mysql/close-connection.js';
import { endAbandonedStatements, lockDatabase } from '../../engines/mysql/database-lock.js';
import { inspectIdleDatabase } from '../../engines/mysql/inspect-database.js';
import { isConnectionLost } from '../../engines/mysql/lost-connection.js';
import { DatagenError, messageOf } from '../../errors.js';
import { programCall } from '../../program-call.js';
import { TABLES } from '../../schema/tables.js';
import { carryOut } from './carry-out.js';
import { planForeignUpdate } from './foreign/foreign-plan.js';
import { type OwnPlan, planOwnUpdate } from './own-plan.js';
import type { UpdatePlan } from './plan.js';
import type { UpdateRequest, UpdateResult } from './request.js';
import { requireTables } from './require-tables.js';
import { prepareSession } from './transaction.js';

/** A second update waits so long for the first to end. */
const PATIENCE_SECONDS = 3;

/**
 * Appends weeks to a database, in one transaction. One that this program made and that is unchanged becomes, row for
 * row, what one longer run would have made.
 *
 * @throws DatagenError `conflict` when there is nothing to append to or another one is at it, `usage` when the weeks go
 *   past 2038, `load`, `interrupted`; after any the database is as it was
 */
export async function updateDatabase(request: UpdateRequest): Promise<UpdateResult> {
  const connection = await request.open({ localFiles: true });
  let settled = true;
  const onUnsettled = () => {
    settled = false;
  };
  try {
    // Before it is used, and again under its lock: one that is missing cannot be used.
    await requireWhole(connection, request.database);
    await prepareSession(connection, request.database);
    await lockDatabase(connection, request.database, PATIENCE_SECONDS);
    await endAbandonedStatements(connection, request.database);
    const run = await requireWhole(connection, request.database);
    const { plan, foreign } = await planUpdate(connection, run, request);
    try {
      return await carryOut(connection, plan, foreign, run, { ...request, onUnsettled });
    } finally {
      await plan.pool.close();
    }
  } catch (error) {
    throw explain(error, request, settled);
  } finally {
    await closeConnection(connection);
  }
}

async function requireWhole(connection: Connection, database: string): Promise<Complete | undefined> {
  const contents = await inspectIdleDatabase(connection, database);
  const found = requireData(database, contents, `Make it first with ${programCall('run')}`);
  return found.kind === 'complete' ? found : undefined;
}

async function planUpdate(
  connection: Connection,
  run: Complete | undefined,
  request: UpdateRequest,
): Promise<{ readonly plan: UpdatePlan; readonly foreign: string | null }> {
  const columns = await requireTables(connection);
  const missing = TABLES.find(({ name }) => !columns.has(name));
  let own: OwnPlan = { foreign: 'it has no record of this program' };
  if (run !== undefined) {
    own = missing
      ? { foreign: `it has no table ${missing.name}` }
      : await planOwnUpdate(connection, run.record, request);
  }
  if ('plan' in own) return { plan: own.plan, foreign: null };
  request.onNotice?.(`Database ${request.database} is taken as it stands: ${own.foreign}.`);
  const plan = await planForeignUpdate(connection, request);
  if (run) {
    request.onNotice?.(
      'From this update on it has no record of its own any more: what needs the ledger is not checked, and --overwrite ' +
        'asks before it replaces the database.',
    );
  }
  return { plan, foreign: own.foreign };
}

/** @param settled - AUTO_INCREMENT is where it was */
function explain(error: unknown, { signal, database }: UpdateRequest, settled: boolean): unknown {
  const undone = 'Nothing was changed: the update is one transaction, which the server undoes.';
  const unchanged = settled ? undone : `${undone} ${UNSETTLED} The next update does.`;
  if (signal?.aborted === true) {
    return new DatagenError('interrupted', `The update of database ${database} was interrupted.`, {
      hint: unchanged,
      cause: error,
    });
  }
  if (error instanceof DatagenError && error.code !== 'load' && !isConnectionLost(error)) return error;
  return new DatagenError('load', `The update of database ${database} failed: ${messageOf(error)}`, {
    hint: unchanged,
    cause: error,
  });
}
