import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../../src/config/schema.js';
import { PLAIN_CSV } from '../../src/dataset/file-form.js';
import { composeManifest } from '../../src/dataset/manifest.js';
import { TableFolder } from '../../src/dataset/table-folder.js';
import type { UpdateHooks } from '../../src/engines/engine.js';
import { type OpenOptions, openConnection, type ServerAddress } from '../../src/engines/mysql/connect.js';
import { loadDataset } from '../../src/engines/mysql/load/load-database.js';
import { openMysqlUpdate } from '../../src/engines/mysql/update/update-session.js';
import { generate } from '../../src/pipeline/generate.js';

/** Generates a configuration and loads it into a database of a server. */
export async function loadChain(server: ServerAddress, database: string, config: Config): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'chain-'));
  try {
    const sink = await TableFolder.open(folder, PLAIN_CSV);
    const { chain, ledger } = await generate(config, sink, { threads: 2 });
    const manifest = composeManifest(chain, ledger, await sink.finish(), PLAIN_CSV);
    await loadDataset({ folder, manifest, database, method: 'local', open: opener(server), overwrite: true });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Opens connections to a server. */
export function opener(server: ServerAddress) {
  return (options: OpenOptions = {}) => openConnection(server, options);
}

/** Opens a database on a server for an update. */
export function beginOn(database: string, open: ReturnType<typeof opener>, method?: 'local' | 'insert') {
  return (hooks: UpdateHooks) => openMysqlUpdate({ database, open, method }, hooks);
}
