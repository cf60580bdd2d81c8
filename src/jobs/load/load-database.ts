import { join } from 'node:path';
import { isReadByServers } from '../../dataset/file-form.js';
import { bytesOf, MANIFEST_FILE, type Manifest } from '../../dataset/manifest.js';
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

import { showLoad } from './load-bars.js';
import type { MysqlTarget } from './mysql-target.js';
import { reportLoad, reportTarget } from './report-load.js';
import type { TargetRequest } from './target.js';

/** How much larger packed files may become, at most. */
const PACKED_RATIO = 6;

/** The notice where a load cannot build its indexes last. */
export const IN_PLACE =
  'The user may not alter tables (ALTER, INDEX), so indexes and keys are made first and kept up row by row, which is slower.';

/** Loads a dataset folder into a server's database, after inspecting the server. */
export async function loadDatabase(
  folder: string,
  manifest: Manifest,
  target: MysqlTarget,
  replacement: Replacement,
  { context, reporter }: Pick<TargetRequest, 'context' | 'reporter'>,
): Promise<void> {
  textFormatOf(manifest);
  const { method, connectionsPerTable, altersTables, local } = await chooseMethod(folder, manifest, target, reporter);
  const bars = showLoad(reporter);
  bars.expect(manifest.tables);
  const result = await loadDataset({
    folder,
    manifest,
    database: target.database,
    method,
    connectionsPerTable,
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

async function chooseMethod(folder: string, manifest: Manifest, target: MysqlTarget, reporter: JobReport) {
  const connection = await target.open();
  try {
    const capabilities = await inspectServer(connection, target.address, {
      database: target.database,
      probeFile: join(folder, MANIFEST_FILE),
      ownServer: target.ownServer,
    });
    const packed = manifest.compression !== 'none';
    const bytes = bytesOf(manifest) * (packed ? PACKED_RATIO : 1);
    requireRights(capabilities, target.database);
    requireRoom(capabilities, bytes);
    const { method, reason } = chooseLoadMethod(capabilities, !isReadByServers(manifest));
    const connectionsPerTable = chooseConnections(capabilities, bytes);
    const few = describeFewConnections(capabilities, connectionsPerTable);
    reportTarget(target, capabilities, few === undefined ? reason : `${reason}, ${few}`, reporter);
    if (!capabilities.altersTables) reporter.notice(IN_PLACE);
    return { method, connectionsPerTable, altersTables: capabilities.altersTables, local: capabilities.local };
  } finally {
    await closeConnection(connection);
  }
}
