import type { Connection } from 'mysql2/promise';
import type { Complete } from '../../engines/contents.js';
import { keepingAutoIncrements, resetAutoIncrements } from '../../engines/mysql/auto-increment.js';
import { readBinlog } from '../../engines/mysql/binlog.js';
import { readServerVersion } from '../../engines/mysql/inspect-server.js';
import { completeRun, removeRuns } from '../../engines/mysql/run-record.js';
import { readVariable } from '../../engines/mysql/variables.js';
import { DatagenError, messageOf } from '../../errors.js';
import { createDatabaseSink, type InsertWay } from './database-sink.js';
import { addedRows, outlinePlan } from './describe.js';
import { countFaults, type FaultCount, findAdded } from './foreign/count-faults.js';
import { requireIdRoom } from './id-room.js';
import { measurePace } from './measure-pace.js';
import type { UpdatePlan } from './plan.js';
import type { UpdateRequest, UpdateResult } from './request.js';
import { inTransaction } from './transaction.js';
import { writePlan } from './write-plan.js';

type Engine = 'mysql' | 'mariadb';

/**
 * Reports the rows of a plan and, unless this is a dry run, writes it in one transaction.
 *
 * @param foreign - why the database is not taken for this program's own; null when it is
 * @param request - with what is called when AUTO_INCREMENT could not be put back after a failure
 */
export async function carryOut(
  connection: Connection,
  plan: UpdatePlan,
  foreign: string | null,
  run: Complete | undefined,
  request: UpdateRequest & { readonly onUnsettled: () => void },
): Promise<UpdateResult> {
  const { vendor } = await readServerVersion(connection);
  const engine = vendor === 'mariadb' ? 'mariadb' : 'mysql';
  const way = request.way ?? (await chooseWay(connection));
  await requireIdRoom(connection, plan);
  const began = performance.now();
  const faults = foreign === null ? [] : await countFaults(connection, engine, request.signal);
  const checkSeconds = foreign === null ? 0 : (performance.now() - began) / 1000;
  const rowsPerSecond = await measurePace(connection, way);
  const binlog = await readBinlog(connection);
  const outline = outlinePlan(plan, { faults, checkSeconds, rowsPerSecond, binlog });
  request.onPlanned?.(outline);
  if (request.dryRun === true) return { ...outline, foreign, written: false };
  const sink = createDatabaseSink(connection, way);
  const tables = Object.keys(outline.tables);
  const { open, database, signal } = request;
  const write = async (): Promise<void> => {
    await writePlan(connection, sink, plan, (done) => request.onRows?.(done, addedRows(outline)));
    if (run && plan.record) await completeRun(connection, database, run.runId, plan.record);
    else if (run) await removeRuns(connection, database);
    if (foreign !== null) await requireNoneAdded(connection, engine, faults, request);
  };
  await keepingAutoIncrements(
    { connection, open, database, tables },
    () => inTransaction(connection, open, signal, write),
    request.onUnsettled,
  );
  await resetAutoIncrements(connection, tables).catch((error: unknown) => {
    request.onNotice?.(`AUTO_INCREMENT was left where it stands: ${messageOf(error)}`);
  });
  return { ...outline, foreign, written: true };
}

async function chooseWay(connection: Connection): Promise<InsertWay> {
  return Number(await readVariable(connection, 'GLOBAL.local_infile')) === 1 ? 'local' : 'insert';
}

async function requireNoneAdded(
  connection: Connection,
  engine: Engine,
  before: readonly FaultCount[],
  request: UpdateRequest,
): Promise<void> {
  const added = findAdded(before, await countFaults(connection, engine, request.signal));
  for (const { text } of added.filter(({ mayGrow }) => mayGrow)) request.onNotice?.(text);
  const faults = added.filter(({ mayGrow }) => !mayGrow).map(({ text }) => text);
  if (faults.length === 0) return;
  throw new DatagenError('load', `The new weeks would have added faults: ${faults.join('; ')}.`);
}
