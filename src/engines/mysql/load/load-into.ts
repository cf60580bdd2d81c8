import { join } from 'node:path';
import { isReadByServers } from '../../../dataset/file-form.js';
import { bytesOf, MANIFEST_FILE, type Manifest, type PlannedManifest } from '../../../dataset/manifest.js';
import { isBlockTable } from '../../../schema/tables.js';
import type { LoadHooks, LoadResult, StreamLoad, StreamPlan } from '../../engine.js';
import { closeConnection } from '../connections.js';
import { inspectServer, type ServerCapabilities } from '../inspect-server.js';
import {
  chooseConnections,
  chooseLoadMethod,
  chooseStreamMethod,
  describeFewConnections,
  describeMethod,
  requireRights,
  requireRoom,
} from '../load-method.js';
import type { MysqlDatabase } from '../mysql-database.js';
import { openReserve } from './connection-pool.js';
import { textFormatOf } from './file-source.js';
import { beginStreamLoad, loadDataset } from './load-database.js';

/** The most that a compressed file grows. */
const COMPRESSION_RATIO = 6;

const IN_PLACE =
  'The user may not alter tables (ALTER, INDEX), so indexes and keys are made first and kept up row by row, which is slower.';

/** Inspects the server, chooses a load method, and loads a dataset folder. */
export async function loadFolder(
  folder: string,
  manifest: Manifest,
  target: MysqlDatabase,
  hooks: LoadHooks,
): Promise<LoadResult> {
  textFormatOf(manifest);
  const capabilities = await inspectBeforeLoad(target, join(folder, MANIFEST_FILE));
  const bytes = bytesOf(manifest) * (manifest.compression === 'none' ? 1 : COMPRESSION_RATIO);
  requireRights(capabilities, target.database);
  requireRoom(capabilities, bytes);
  const { method, reason } = chooseLoadMethod(capabilities, !isReadByServers(manifest));
  const connectionsPerTable = chooseConnections(capabilities, bytes);
  const few = describeFewConnections(capabilities, connectionsPerTable);
  reportMethod(capabilities, few === undefined ? reason : `${reason}, ${few}`, hooks);
  const options = optionsFor(target, manifest, capabilities, hooks);
  return loadDataset({ ...options, folder, manifest, method, connectionsPerTable });
}

/**
 * Inspects the server, chooses a load method, and begins a load from memory. Undefined if files are faster and there
 * will be files.
 */
export async function beginStream(
  plan: StreamPlan,
  target: MysqlDatabase,
  hooks: LoadHooks,
): Promise<StreamLoad | undefined> {
  const capabilities = await inspectBeforeLoad(target);
  requireRights(capabilities, target.database);
  requireRoom(capabilities, plan.bytes);
  const bigTables = plan.tables.filter(({ name }) => isBlockTable(name)).length;
  const wanted = chooseStreamMethod(capabilities, plan.bytes, bigTables);
  if (plan.files && (wanted.method === 'insert' || wanted.inTurn)) return undefined;
  const reserve = await openReserve(target.open, wanted.connections, wanted.method === 'local');
  const connectionLimit = reserve.size < wanted.connections ? reserve.size : capabilities.connectionLimit;
  const chosen = chooseStreamMethod({ ...capabilities, connectionLimit }, plan.bytes, bigTables);
  const { method, connectionsPerTable, inTurn, reason } = chosen;
  if (plan.files && inTurn) {
    await reserve.close();
    return undefined;
  }
  reportMethod(capabilities, reason, hooks);
  return beginStreamLoad(
    { ...optionsFor(target, plan.manifest, capabilities, hooks), method, connectionsPerTable, inTurn, reserve },
    { record: plan.manifest, tables: plan.tables, idType: plan.manifest.id_type },
  );
}

function reportMethod(capabilities: ServerCapabilities, reason: string, { onMethod, onNotice }: LoadHooks): void {
  onMethod?.(describeMethod(capabilities, reason));
  if (!capabilities.altersTables) onNotice?.(IN_PLACE);
}

function optionsFor(
  { database, open, ownServer }: MysqlDatabase,
  { dirty }: Pick<PlannedManifest, 'dirty'>,
  { local, altersTables }: ServerCapabilities,
  { overwrite, resume, onProgress, signal }: LoadHooks,
) {
  const replacement = { overwrite, resume };
  const tables = { inPlace: !altersTables, orphans: dirty !== undefined };
  return { database, open, ownServer, local, ...tables, ...replacement, onProgress, signal };
}

/** Inspects the server over a connection that is closed again, since the account may have only one. */
async function inspectBeforeLoad(
  { open, address, database, ownServer }: MysqlDatabase,
  probeFile?: string,
): Promise<ServerCapabilities> {
  const connection = await open();
  try {
    return await inspectServer(connection, address, { database, probeFile, ownServer });
  } finally {
    await closeConnection(connection);
  }
}
