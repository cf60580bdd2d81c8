import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { ConfigInput } from '../../src/config/schema.js';
import type { Manifest } from '../../src/dataset/manifest.js';
import { openConnection } from '../../src/engines/mysql/connect.js';
import { loadDataset } from '../../src/engines/mysql/load/load-database.js';
import { type TestDatabase, useDatabase } from './database.js';
import { writeChain } from './dataset.js';

export interface LoadedChain {
  readonly database: TestDatabase;
  /** What made it. */
  readonly manifest: Manifest;
}

/**
 * A chain of so many weeks, from the real generator, loaded into a database of its own for the tests of a file.
 *
 * @param input - of its configuration, besides the defaults
 */
export function useLoadedChain(weeks: number, input?: ConfigInput): LoadedChain {
  const database = useDatabase({ create: false });
  let manifest: Manifest | undefined;
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'loaded-chain-'));
    try {
      manifest = await writeChain(folder, weeks, undefined, input);
      await loadDataset({
        folder,
        manifest,
        database: database.name,
        method: 'local',
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
    get manifest() {
      if (manifest === undefined) throw new Error('The chain is there only while tests and their hooks run.');
      return manifest;
    },
  };
}
