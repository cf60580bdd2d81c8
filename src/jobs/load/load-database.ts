import { join } from 'node:path';
import { isReadByServers } from '../../dataset/file-form.js';
import { MANIFEST_FILE, type Manifest } from '../../dataset/manifest.js';
import type { Replacement } from '../../engines/contents.js';
import { closeConnection } from '../../engines/mysql/connections.js';
import { inspectServer } from '../../engines/mysql/inspect-server.js';
import { textFormatOf } from '../../engines/mysql/load/file-source.js';
import { loadDataset } from '../../engines/mysql/load/load-database.js';
import {
  chooseConnections,
  chooseLoadMethod,
  describeFewConnections,
  requireRights,
  requireRoom,
} from '../../engines/mysql/load-method.js';
import type { JobReport } from '../job.js';
import { bytesOf } from '../run/make-dataset.js';
import { showLoad } from './load-bars.js';
import type { MysqlTarget } from './mysql-target.js';
import { reportLoad, reportTarget } from './report-load.js';
import type { TargetRequest } from './target.js';

/** How much larger packed files may become, at most. */
const PACKED_RATIO = 6;

/** The notice where a load cannot build its indexes last. */
export const IN_PLACE =
  'The user may not alter tables (ALTER, INDEX), so indexes and keys are made first and kept up row by row, which is slower.';

/** Loads a dataset folder into a server's database, after a look at the server. */
export async function loadDatabase(
  folder: string,
  manifest: Manifest,
  target: MysqlTarget,
  replacement: Replacement,
  { context, reporter }: Pick<TargetRequest, 'context' | 'reporter'>,
): Promise<void> {
  textFormatOf(manifest);
  const { way, lanes, altersTables, local } = await chooseWay(folder, manifest, target, reporter);
  const bars = showLoad(reporter);
  bars.expect(manifest.tables);
  const result = await loadDataset({
    folder,
    manifest,
    database: target.database,
    way,
    lanes,
    local,
    inPlace: !altersTables,
    open: target.open,
    ownServer: target.ownServer,
    overwrite: replacement.overwrite,
    resume: replacement.resume,
    onProgress: bars.onProgress,
    signal: context.signal,
  });
  reportLoad(result, reporter);
}

async function chooseWay(folder: string, manifest: Manifest, target: MysqlTarget, reporter: JobReport) {
  const connection = await target.open();
  try {
    const look = await inspectServer(connection, target.address, {
      database: target.database,
      probeFile: join(folder, MANIFEST_FILE),
      ownServer: target.ownServer,
    });
    const packed = manifest.compression !== 'none';
    const bytes = bytesOf(manifest) * (packed ? PACKED_RATIO : 1);
    requireRights(look, target.database);
    requireRoom(look, bytes);
    const { way, reason } = chooseLoadMethod(look, !isReadByServers(manifest));
    const lanes = chooseConnections(look, bytes);
    const few = describeFewConnections(look, lanes);
    reportTarget(target, look, few === undefined ? reason : `${reason}, ${few}`, reporter);
    if (!look.altersTables) reporter.notice(IN_PLACE);
    return { way, lanes, altersTables: look.altersTables, local: look.local };
  } finally {
    await closeConnection(connection);
  }
}
