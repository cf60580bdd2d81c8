import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { openConnection } from '../../src/engines/mysql/connect.js';
import { askRows, askValue } from '../../src/engines/mysql/query.js';
import {
  createDatabase,
  createDataset,
  generate,
  loadDataset,
  nullSink,
  resolveConfig,
  summarise,
  update,
} from '../../src/index.js';
import { useDatabase } from '../support/database.js';
import { useFolder } from '../support/dataset.js';
import { startServer } from '../support/own-server.js';

const place = useFolder();
const server = useDatabase({ create: false });
const config = { master_simulation: { total_weeks: 3 } };
const dataset = () => join(place.path, 'dataset');
const onServer = () => ({ socket: server.socket, user: 'root', database: server.name });
const inFile = () => ({ engine: 'duckdb', folder: join(place.path, 'embedded') }) as const;

/** The number of threads that a call starts. */
async function countThreads(call: () => Promise<unknown>): Promise<number> {
  let started = 0;
  const count = () => started++;
  process.on('worker', count);
  try {
    await call();
  } finally {
    process.off('worker', count);
  }
  return started;
}

beforeAll(async () => {
  await createDataset(dataset(), { config });
  await loadDataset(dataset(), inFile());
});

describe('an update', () => {
  test('that only plans writes nothing', async () => {
    const before = await summarise(inFile());
    const planned = await update(2, { ...inFile(), dryRun: true });
    expect(planned).toMatchObject({ written: false, foreign: null });
    expect(planned.tables.rental?.added).toBeGreaterThan(0);
    expect(await summarise(inFile())).toEqual(before);
  });

  test('has the season that is asked for', async () => {
    const rentals = async (season: number) =>
      (await update(4, { ...inFile(), season, dryRun: true })).tables.rental?.added ?? 0;
    expect(await rentals(100)).toBeGreaterThan(2 * (await rentals(-50)));
  });

  test.each([1, 3])('works on %i threads where that is asked for', async (threads) => {
    expect(await countThreads(() => update(1, { ...inFile(), threads, dryRun: true }))).toBe(threads);
  });
});

describe('a database that is made', () => {
  test('replaces another one with overwrite, and has views where they are wanted', async () => {
    await createDatabase({ ...onServer(), config, threads: 1 });
    const other = { ...onServer(), config: { ...config, simulation: { seed: 7 } } };
    await expect(createDatabase(other)).rejects.toMatchObject({ code: 'conflict' });
    expect(await countThreads(() => createDatabase({ ...other, overwrite: true, views: true, threads: 3 }))).toBe(3);
    const connection = await openConnection({ socket: server.socket, user: 'root' });
    try {
      expect(await askValue(connection, `SELECT seed FROM ${server.name}.datagen_run`)).toBe(7);
      expect(Number(await askValue(connection, `SELECT COUNT(*) FROM ${server.name}.customer_list`))).toBeGreaterThan(
        0,
      );
    } finally {
      await connection.end();
    }
  });
});

describe('a dataset', () => {
  test('is compressed, has a header, and holds only the tables that are asked for', async () => {
    const folder = join(place.path, 'chosen');
    const make = () =>
      createDataset(folder, { config, compress: 'gzip', header: true, tables: ['rental', 'film'], threads: 3 });
    expect(await countThreads(make)).toBe(3);
    const text = gunzipSync(await readFile(join(folder, 'film.csv.gz'))).toString();
    expect(text.split('\n')[0]).toMatch(/^film_id,title,description/);
    expect(existsSync(join(folder, 'rental.csv.gz'))).toBe(true);
    expect(existsSync(join(folder, 'payment.csv.gz'))).toBe(false);
  });

  test('has the format that is asked for, and replaces another one with overwrite', async () => {
    const folder = join(place.path, 'format');
    await createDataset(folder, { config });
    const { manifest } = await createDataset(folder, { config, format: 'tsv', overwrite: true });
    expect(manifest.format).toBe('tsv');
    expect(await readFile(join(folder, 'film.tsv'), 'utf8')).toMatch(/^1\t/);
    expect(existsSync(join(folder, 'film.csv'))).toBe(false);
  });
});

test('rows are generated on the threads that are asked for, by default one for each core', async () => {
  const whole = resolveConfig({ config });
  expect(await countThreads(() => generate(whole, nullSink, { threads: 3 }))).toBe(3);
  expect(await countThreads(() => generate(whole, nullSink))).toBeGreaterThanOrEqual(1);
});

test('changes are kept out of the binary log where that is asked for', async () => {
  const own = await startServer(['--server-id=1', '--log-bin=log']);
  const connection = await openConnection({ socket: own.socket });
  const bytesLogged = async (call: () => Promise<unknown>) => {
    const end = async () => Number((await askRows(connection, 'SHOW MASTER STATUS'))[0]?.Position);
    const before = await end();
    await call();
    return (await end()) - before;
  };
  const at = { socket: own.socket, database: 'shop' };
  try {
    expect(await bytesLogged(() => loadDataset(dataset(), { ...at, binlog: false }))).toBe(0);
    expect(await bytesLogged(() => update(1, { ...at, binlog: false }))).toBe(0);
    expect(await bytesLogged(() => createDatabase({ ...at, config, overwrite: true, binlog: false }))).toBe(0);
    expect(await bytesLogged(() => update(1, at))).toBeGreaterThan(0);
  } finally {
    await connection.end();
    await own.kill();
  }
});
