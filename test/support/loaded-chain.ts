import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { resolveConfig } from '../../src/config/resolve.js';
import { openConnection } from '../../src/mysql/connect.js';
import { loadDataset } from '../../src/mysql/load/load-dataset.js';
import { generate } from '../../src/pipeline/generate.js';
import type { Facts } from '../../src/query/facts.js';
import { PLAIN_CSV } from '../../src/sink/file-form.js';
import { composeManifest, type Manifest } from '../../src/sink/manifest.js';
import { TableFolder } from '../../src/sink/table-folder.js';
import { type TestDatabase, useDatabase } from './database.js';

export interface LoadedChain {
  readonly database: TestDatabase;
  /** What the generator knows of it. */
  readonly facts: Facts;
}

/** A chain of so many weeks, from the real generator, loaded into a database of its own for the tests of a file. */
export function useLoadedChain(weeks: number): LoadedChain {
  const database = useDatabase({ create: false });
  let manifest: Manifest | undefined;
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'loaded-chain-'));
    try {
      manifest = await makeDataset(folder, weeks);
      await loadDataset({
        folder,
        manifest: { ...manifest, tables: manifest.tables as Required<Manifest['tables']> },
        database: database.name,
        way: 'local',
        open: (options) => openConnection({ socket: database.socket, user: 'root' }, options),
      });
      await database.connection.query(`USE ${database.name}`);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
  afterAll(() => {
    manifest = undefined;
  });
  return {
    database,
    get facts() {
      if (manifest === undefined) throw new Error('The chain is there only while tests and their hooks run.');
      return { ...manifest, tables: manifest.tables as NonNullable<Facts['tables']> };
    },
  };
}

async function makeDataset(folder: string, weeks: number): Promise<Manifest> {
  const { config } = resolveConfig({ flags: { weeks }, environment: {} });
  const sink = await TableFolder.open(folder, PLAIN_CSV);
  const { chain, ledger } = await generate(config, sink, { threads: 1 });
  return composeManifest(chain, ledger, await sink.finish(), PLAIN_CSV);
}
