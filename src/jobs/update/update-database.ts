import { listColumns, requireColumns } from '../../checks/list-columns.js';
import type { RunRecord } from '../../dataset/run-record.js';
import type { UpdateHooks, UpdateSession } from '../../engines/engine.js';
import { isConnectionLost } from '../../engines/mysql/lost-connection.js';
import { DatagenError, messageOf } from '../../errors.js';
import { TABLES, tablesAmong } from '../../schema/tables.js';
import { VERSION } from '../../version.js';
import { carryOut, type UpdateOutline } from './carry-out.js';
import { planForeignUpdate } from './foreign/foreign-plan.js';
import { type OwnPlan, planOwnUpdate } from './own-plan.js';
import type { PlanRequest, UpdatePlan } from './plan.js';

export interface UpdateRequest extends PlanRequest, UpdateHooks {
  readonly database: string;
  /** Opens the database for the update. */
  readonly begin: (hooks: UpdateHooks) => Promise<UpdateSession>;
  /** Plans the update and writes nothing. */
  readonly dryRun?: boolean | undefined;
  /** Receives the planned rows before the first is written. */
  readonly onPlanned?: ((outline: UpdateOutline) => void) | undefined;
  readonly onRows?: ((done: number, total: number) => void) | undefined;
}

export interface UpdateResult extends UpdateOutline {
  /** Why the database is foreign; null when it is not. */
  readonly foreign: string | null;
  readonly written: boolean;
}

/**
 * Appends weeks to a database, in one transaction. One that this program made and that is unchanged becomes, row for
 * row, what one longer run would have made.
 *
 * @throws DatagenError `conflict` when there is nothing to append to or another process uses the database, `usage` when
 *   the weeks go past 2038, `load`, `interrupted`; the database is then unchanged
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
    throw explain(error, request, session?.notRestored);
  } finally {
    await session?.close();
  }
}

/** The tables that every update reads or writes. */
const NEEDED = ['city', 'address', 'film', 'staff', 'store', 'customer', 'inventory', 'rental', 'payment'];

async function planUpdate(
  session: UpdateSession,
  request: UpdateRequest,
): Promise<{ readonly plan: UpdatePlan; readonly foreign: string | null }> {
  const present = await listColumns(session);
  const needed = tablesAmong(NEEDED).map(({ name, columns }) => [name, columns.join(' ')]);
  requireColumns(present, Object.fromEntries(needed), 'An update');
  const missing = TABLES.find(({ name }) => !present.has(name));
  const { contents } = session;
  let own: OwnPlan = { foreign: 'it has no record of this program' };
  if (contents.kind === 'complete') {
    requireClean(contents.record, request.database);
    // A database of another version may be without a table of this one.
    const isIncomplete = missing !== undefined && contents.record.version === VERSION;
    own = isIncomplete
      ? { foreign: `it has no table ${missing.name}` }
      : await planOwnUpdate(session, contents.record, request);
  }
  if ('plan' in own) return { plan: own.plan, foreign: null };
  request.onNotice?.(
    `The update continues from the tables of database ${request.database}, not from its record: ${own.foreign}.`,
  );
  const plan = await planForeignUpdate(session, request);
  if (contents.kind === 'complete') {
    request.onNotice?.(
      'The update removes the record: what needs the ledger is not checked any more, and --overwrite asks before it ' +
        'replaces the database.',
    );
  }
  return { plan, foreign: own.foreign };
}

/** The weeks to come would continue from wrong rows, and the answer key would lack what they have. */
function requireClean({ configuration }: RunRecord, database: string): void {
  const { percent } = configuration.dirt;
  if (percent === 0) return;
  throw new DatagenError(
    'conflict',
    `Database ${database} has dirty data (${percent} % of it), which update does not continue.`,
    {
      hint: 'Nothing was changed. Make the longer run in another database, with the same seed: it begins with the same rows.',
    },
  );
}

/** @param notRestored - what the engine could not restore */
function explain(cause: unknown, { signal, database }: UpdateRequest, notRestored: string | undefined): unknown {
  const undone = 'Nothing was changed: the update is one transaction, which is undone.';
  const hint = notRestored === undefined ? undone : `${undone} ${notRestored} The next update does.`;
  if (signal?.aborted === true) {
    return new DatagenError('interrupted', `The update of database ${database} was interrupted.`, { hint, cause });
  }
  if (cause instanceof DatagenError && cause.code !== 'load' && !isConnectionLost(cause)) return cause;
  return new DatagenError('load', `The update of database ${database} failed: ${messageOf(cause)}`, { hint, cause });
}
