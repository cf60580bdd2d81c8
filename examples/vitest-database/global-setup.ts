import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDataset, startPrivateServer } from 'dvdrental-datagen';
import type { TestProject } from 'vitest/node';

/** Starts a server and makes a dataset once; each test file loads it into a database of its own. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const place = await mkdtemp(join(tmpdir(), 'shop-'));
  const server = await startPrivateServer(place);
  const dataset = await createDataset(join(place, 'dataset'), {
    config: { master_simulation: { total_weeks: 12 } },
  });
  const { socket, user, password = '' } = server;
  project.provide('shop', { folder: dataset.folder, socket, user, password });
  return async () => {
    await server.stop();
    await rm(place, { recursive: true });
  };
}

declare module 'vitest' {
  export interface ProvidedContext {
    shop: { folder: string; socket: string; user: string; password: string };
  }
}
