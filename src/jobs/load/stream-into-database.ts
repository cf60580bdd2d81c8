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

/** Begins a load from memory, after inspecting the server; undefined when files would be faster and there will be some. */
export async function streamIntoDatabase(
  plan: StreamPlan,
  target: MysqlTarget,
  replacement: Replacement,
  { context, reporter }: Pick<TargetRequest, 'context' | 'reporter'>,
): Promise<StreamLoad | undefined> {
  const capabilities = await inspectBeforeLoad(target);
  requireRights(capabilities, target.database);
  requireRoom(capabilities, plan.bytes);
  const wanted = chooseStreamMethod(capabilities, plan.bytes);
  if (plan.files && (wanted.method === 'insert' || wanted.inTurn)) return undefined;
  const reserve = await openReserve(target.open, wanted.connections, wanted.method === 'local');
  const connectionLimit = reserve.size < wanted.connections ? reserve.size : capabilities.connectionLimit;
  const { method, connectionsPerTable, inTurn, reason } = chooseStreamMethod(
    { ...capabilities, connectionLimit },
    plan.bytes,
  );
  if (plan.files && inTurn) {
    await reserve.close();
    return undefined;
  }
  reportTarget(target, capabilities, reason, reporter);
  if (!capabilities.altersTables) reporter.notice(IN_PLACE);
  return beginStreamLoad(
    {
      database: target.database,
      method,
      connectionsPerTable,
      inTurn,
      reserve,
      local: capabilities.local,
      inPlace: !capabilities.altersTables,
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

/** Inspects the server over a connection that is closed again, since the account may have only one. */
async function inspectBeforeLoad({ open, address, database, ownServer }: MysqlTarget): Promise<ServerCapabilities> {
  const connection = await open();
  try {
    return await inspectServer(connection, address, { database, ownServer });
  } finally {
    await closeConnection(connection);
  }
}
