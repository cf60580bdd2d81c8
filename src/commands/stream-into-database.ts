import { closeConnection } from '../mysql/close-connection.js';
import { beginStreamLoad, type StreamLoad } from '../mysql/load/stream-load.js';
import { chooseStreamWay, requireRights, requireRoom } from '../mysql/load-way.js';
import { lookAtServer } from '../mysql/look.js';
import { recordOf } from '../mysql/run-record.js';
import { IN_PLACE } from './load-database.js';
import type { MysqlTarget } from './mysql-target.js';
import type { Replacement, StreamPlan, TargetRequest } from './target.js';
import { tellInto } from './tell-load.js';

/** Begins a load from memory, after a look at the server; undefined when files would be faster and there will be some. */
export async function streamIntoDatabase(
  plan: StreamPlan,
  target: MysqlTarget,
  replacement: Replacement,
  { context, reporter }: Pick<TargetRequest, 'context' | 'reporter'>,
): Promise<StreamLoad | undefined> {
  const connection = await target.open();
  try {
    const look = await lookAtServer(connection, target.address, {
      database: target.database,
      ownServer: target.ownServer,
    });
    requireRights(look, target.database);
    requireRoom(look, plan.bytes);
    const { way, lanes, reason } = chooseStreamWay(look, plan.bytes);
    if (way === 'insert' && plan.files) return undefined;
    tellInto(target, look, reason, reporter);
    if (!look.altersTables) reporter.notice(IN_PLACE);
    return beginStreamLoad(
      {
        database: target.database,
        way,
        lanes,
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
        facts: recordOf({ ...plan.manifest, ledger: {} }),
        tables: plan.tables,
        idType: plan.manifest.id_type,
      },
    );
  } finally {
    await closeConnection(connection);
  }
}
