import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../../src/config/schema.js';
import { type OpenOptions, openConnection, type ServerAddress } from '../../src/mysql/connect.js';
import { loadDataset } from '../../src/mysql/load/load-dataset.js';
import { generate } from '../../src/pipeline/generate.js';
import { PLAIN_CSV } from '../../src/sink/file-form.js';
import { composeManifest } from '../../src/sink/manifest.js';
import { TableFolder } from '../../src/sink/table-folder.js';

/** Generates a configuration and loads it into a database of a server. */
export async function loadChain(server: ServerAddress, database: string, config: Config): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'chain-'));
  try {
    const sink = await TableFolder.open(folder, PLAIN_CSV);
    const { chain, ledger } = await generate(config, sink, { threads: 2 });
    const manifest = composeManifest(chain, ledger, await sink.finish(), PLAIN_CSV);
    await loadDataset({ folder, manifest, database, way: 'local', open: opener(server), overwrite: true });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Opens connections to a server. */
export function opener(server: ServerAddress) {
  return (options: OpenOptions = {}) => openConnection(server, options);
}
