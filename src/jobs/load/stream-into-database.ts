import type { Replacement } from '../../engines/contents.js';
import type { StreamLoad, StreamPlan } from '../../engines/engine.js';
import { closeConnection } from '../../engines/mysql/connections.js';
import { inspectServer, type ServerCapabilities } from '../../engines/mysql/inspect-server.js';
import { openReserve } from '../../engines/mysql/load/connection-pool.js';
import { beginStreamLoad } from '../../engines/mysql/load/load-database.js';
import { chooseStreamMethod, requireRights, requireRoom } from '../../engines/mysql/load-method.js';
import { IN_PLACE } from './load-database.js';
import type { MysqlTarget } from './mysql-target.js';
import { reportTarget } from './report-load.js';
import type { TargetRequest } from './target.js';

/** Begins a load from memory, after a look at the server; undefined when files would be faster and there will be some. */
export async function streamIntoDatabase(
  plan: StreamPlan,
  target: MysqlTarget,
  replacement: Replacement,
  { context, reporter }: Pick<TargetRequest, 'context' | 'reporter'>,
): Promise<StreamLoad | undefined> {
  const look = await lookBeforeLoad(target);
  requireRights(look, target.database);
  requireRoom(look, plan.bytes);
  const wanted = chooseStreamMethod(look, plan.bytes);
  if (plan.files && (wanted.way === 'insert' || wanted.byTurns)) return undefined;
  const reserve = await openReserve(target.open, wanted.connections, wanted.way === 'local');
  const connectionLimit = reserve.size < wanted.connections ? reserve.size : look.connectionLimit;
  const { way, lanes, byTurns, reason } = chooseStreamMethod({ ...look, connectionLimit }, plan.bytes);
  if (plan.files && byTurns) {
    await reserve.close();
    return undefined;
  }
  reportTarget(target, look, reason, reporter);
  if (!look.altersTables) reporter.notice(IN_PLACE);
  return beginStreamLoad(
    {
      database: target.database,
      way,
      lanes,
      byTurns,
      reserve,
      local: look.local,
      inPlace: !look.altersTables,
      open: target.open,
      ownServer: target.ownServer,
      overwrite: replacement.overwrite,
      resume: replacement.resume,
      onProgress: plan.onProgress,
      signal: context.signal,
    },
    {
      record: plan.manifest,
      tables: plan.tables,
      idType: plan.manifest.id_type,
    },
  );
}

/** Looks over a connection that is closed again, since the account may have only one. */
async function lookBeforeLoad({ open, address, database, ownServer }: MysqlTarget): Promise<ServerCapabilities> {
  const connection = await open();
  try {
    return await inspectServer(connection, address, { database, ownServer });
  } finally {
    await closeConnection(connection);
  }
}
