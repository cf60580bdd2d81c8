import type { UpdateSession } from '../../engines/engine.js';
import { isConnectionLost } from '../../engines/mysql/lost-connection.js';
import { isMysqlUpdate } from '../../engines/mysql/update/update-session.js';
import { DatagenError, messageOf } from '../../errors.js';
import { programCall } from '../../program-call.js';
import { TABLES } from '../../schema/tables.js';
import { carryOut } from './carry-out.js';
import { planForeignUpdate } from './foreign/foreign-plan.js';
import { type OwnPlan, planOwnUpdate } from './own-plan.js';
import type { UpdatePlan } from './plan.js';
import type { UpdateRequest, UpdateResult } from './request.js';
import { requireTables } from './require-tables.js';

/**
 * Appends weeks to a database, in one transaction. One that this program made and that is unchanged becomes, row for
 * row, what one longer run would have made.
 *
 * @throws DatagenError `conflict` when there is nothing to append to or another process is at work, `usage` when the
 *   weeks go past 2038, `load`, `interrupted`; after any the database is as it was
 */
export async function updateDatabase(request: UpdateRequest): Promise<UpdateResult> {
  let session: UpdateSession | undefined;
  try {
    session = await request.begin(request);
    const { plan, foreign } = await planUpdate(session, request);
    try {
      return await carryOut(session, plan, foreign, request);
    } finally {
      await plan.pool.close();
    }
  } catch (error) {
    throw explain(error, request, session?.unsettled);
  } finally {
    await session?.close();
  }
}

async function planUpdate(
  session: UpdateSession,
  request: UpdateRequest,
): Promise<{ readonly plan: UpdatePlan; readonly foreign: string | null }> {
  const columns = await requireTables(session);
  const missing = TABLES.find(({ name }) => !columns.has(name));
  const { contents } = session;
  let own: OwnPlan = { foreign: 'it has no record of this program' };
  if (contents.kind === 'complete') {
    own = missing
      ? { foreign: `it has no table ${missing.name}` }
      : await planOwnUpdate(session, contents.record, request);
  }
  if ('plan' in own) return { plan: own.plan, foreign: null };
  if (!isMysqlUpdate(session)) {
    throw new DatagenError(
      'conflict',
      `On DuckDB only a database that is as this program made it can be updated: ${own.foreign}.`,
      {
        hint: `Nothing was changed. Make the longer run: ${programCall('run', '--overwrite', '--weeks', 'N')}`,
      },
    );
  }
  request.onNotice?.(`Database ${request.database} is taken as it stands: ${own.foreign}.`);
  const plan = await planForeignUpdate(session.connection, request);
  if (contents.kind === 'complete') {
    request.onNotice?.(
      'From this update on it has no record of its own any more: what needs the ledger is not checked, and --overwrite ' +
        'asks before it replaces the database.',
    );
  }
  return { plan, foreign: own.foreign };
}

/** @param unsettled - what the engine could not put back */
function explain(error: unknown, { signal, database }: UpdateRequest, unsettled: string | undefined): unknown {
  const undone = 'Nothing was changed: the update is one transaction, which is undone.';
  const unchanged = unsettled === undefined ? undone : `${undone} ${unsettled} The next update does.`;
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
