import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  createDatabase,
  createDataset,
  DatagenError,
  generate,
  loadDataset,
  nullSink,
  resolveConfig,
  startPrivateServer,
  update,
  validate,
} from '../../src/index.js';
import { useFolder } from '../support/dataset.js';

const place = useFolder();
const folder = () => join(place.path, 'dataset');
const nowhere = { host: 'no-such-host.invalid' };

/** What a program without types may pass. */
const wrong = (value: unknown) => value as never;

const circle: Record<string, unknown> = {};
circle.simulation = circle;

test.each<[name: string, call: () => Promise<unknown>, code: string, message: string]>([
  ['half a week', () => update(0.5, nowhere), 'usage', 'weeks: expected a whole number from 1 to 3480; found 0.5.'],
  ['no week', () => update(0, nowhere), 'usage', 'weeks: expected a whole number from 1 to 3480; found 0.'],
  ['weeks as text', () => update(wrong('4'), nowhere), 'usage', 'weeks: expected a whole number'],
  ['no number of weeks', () => update(wrong(undefined), nowhere), 'usage', 'weeks: expected a whole number'],
  ['a season of no demand', () => update(1, { ...nowhere, season: -101 }), 'usage', 'season: expected a number from'],
  ['a season that is none', () => update(1, { ...nowhere, season: Number.NaN }), 'usage', 'season: expected a number'],
  ['a plan as text', () => update(1, wrong({ ...nowhere, dryRun: 'no' })), 'usage', 'dryRun: expected true or'],
  [
    'no thread',
    () => createDatabase({ ...nowhere, threads: 0 }),
    'usage',
    'threads: expected a whole number from 1 to 256',
  ],
  ['many threads', () => createDataset(folder(), { threads: 257 }), 'usage', 'threads: expected a whole number'],
  ['half a thread', () => update(1, { ...nowhere, threads: 1.5 }), 'usage', 'threads: expected a whole number'],
  [
    'threads that are none, for rows',
    () => generate(resolveConfig(), nullSink, { threads: -1 }),
    'usage',
    'threads: expected a whole number from 1 to 256; found -1.',
  ],
  [
    'another compression',
    () => createDataset(folder(), wrong({ compress: 'zip' })),
    'usage',
    'compress: expected "gzip"; found "zip".',
  ],
  [
    'another format',
    () => createDataset(folder(), wrong({ format: 'xml' })),
    'usage',
    'format: expected one of csv, tsv',
  ],
  ['another table', () => createDataset(folder(), wrong({ tables: ['film', 'rentals'] })), 'usage', 'found "rentals".'],
  [
    'no table',
    () => createDataset(folder(), { tables: [] }),
    'usage',
    'tables: expected a list of tables: country, city',
  ],
  [
    'a table as text',
    () => createDataset(folder(), wrong({ tables: 'film' })),
    'usage',
    'tables: expected a list of tables',
  ],
  ['no folder', () => createDataset(wrong(undefined), {}), 'usage', 'folder: expected one line of text'],
  ['no folder to load', () => loadDataset('', nowhere), 'usage', 'folder: expected one line of text'],
  ['no folder for a server', () => startPrivateServer(''), 'usage', 'folder: expected one line of text'],
  [
    'another engine',
    () => validate(wrong({ engine: 'oracle' })),
    'usage',
    'engine: expected one of auto, mysql, duckdb; found "oracle".',
  ],
  [
    'a port that is none',
    () => validate({ port: 70_000 }),
    'usage',
    'port: expected a whole number from 1 to 65535; found 70000',
  ],
  [
    'a circle',
    () => createDataset(folder(), { config: circle }),
    'config-invalid',
    'found an object that refers to itself.',
  ],
  [
    'a bigint',
    () => createDataset(folder(), { config: { simulation: { seed: wrong(1n) } } }),
    'config-invalid',
    'seed: expected',
  ],
  [
    'no number',
    () => createDatabase({ config: { simulation: { seed: Number.NaN } } }),
    'config-invalid',
    'seed: expected',
  ],
  [
    'a function',
    () => createDataset(folder(), { config: wrong({ simulation: () => 1 }) }),
    'config-invalid',
    'found a Function.',
  ],
  [
    'a map',
    () => createDataset(folder(), { config: wrong({ simulation: new Map() }) }),
    'config-invalid',
    'found a Map.',
  ],
  ['a configuration of nothing', () => createDataset(folder(), { config: wrong(null) }), 'config-invalid', ''],
  ['a configuration as text', () => createDataset(folder(), { config: wrong('weeks') }), 'config-invalid', ''],
])('%s is refused at the door, by what the caller wrote', async (_, call, code, message) => {
  const failure = await call().catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(DatagenError);
  expect(failure).toMatchObject({ code, message: expect.stringContaining(message) });
  expect(existsSync(folder())).toBe(false);
});
