import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  type CallOptions,
  createDatabase,
  createDataset,
  DatagenError,
  loadDataset,
  startPrivateServer,
  summarise,
  update,
  validate,
  validateDataset,
} from '../../src/index.js';
import { useDatabase } from '../support/database.js';
import { useFolder } from '../support/dataset.js';

const place = useFolder();
const server = useDatabase({ create: false });
const config = { master_simulation: { total_weeks: 3 } };
const dataset = () => join(place.path, 'dataset');
const onServer = () => ({ socket: server.socket, user: 'root', database: server.name });
const inFile = () => ({ engine: 'duckdb', folder: join(place.path, 'embedded') }) as const;

beforeAll(async () => {
  await createDataset(dataset(), { config });
  await loadDataset(dataset(), onServer());
  await loadDataset(dataset(), inFile());
});

const CALLS: Record<string, (options: CallOptions) => Promise<unknown>> = {
  createDataset: (options) => createDataset(join(place.path, 'other'), { config, ...options }),
  validateDataset: (options) => validateDataset(dataset(), options),
  'loadDataset on a server': (options) => loadDataset(dataset(), { ...onServer(), overwrite: true, ...options }),
  'loadDataset in a file': (options) => loadDataset(dataset(), { ...inFile(), overwrite: true, ...options }),
  createDatabase: (options) => createDatabase({ ...onServer(), config, overwrite: true, ...options }),
  'summarise on a server': (options) => summarise({ ...onServer(), ...options }),
  'summarise in a file': (options) => summarise({ ...inFile(), ...options }),
  'validate on a server': (options) => validate({ ...onServer(), ...options }),
  'validate in a file': (options) => validate({ ...inFile(), ...options }),
  'update on a server': (options) => update(2, { ...onServer(), ...options }),
  'update in a file': (options) => update(2, { ...inFile(), ...options }),
  startPrivateServer: (options) => startPrivateServer(join(place.path, 'server'), options),
};

describe.each(Object.entries(CALLS))('%s', (_, call) => {
  test('with a signal that has aborted is interrupted', async () => {
    const failure = await call({ signal: AbortSignal.abort() }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(DatagenError);
    expect(failure).toMatchObject({ code: 'interrupted' });
  });

  test('whose signal aborts at its first progress is interrupted', async () => {
    const controller = new AbortController();
    const abort = () => controller.abort();
    const outcome = await call({ signal: controller.signal, onProgress: abort, onNotice: abort }).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (!controller.signal.aborted) return;
    expect(outcome).toBeInstanceOf(DatagenError);
    expect(outcome).toMatchObject({ code: 'interrupted' });
  });
});
