import { existsSync, readdirSync } from 'node:fs';
import { copyFile, readFile, realpath, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { claimStaging } from '../../../src/dataset/staging.js';
import { inspectFile, locateDatabase, openToChange } from '../../../src/engines/duckdb/database-file.js';
import { openDuckDb } from '../../../src/engines/duckdb/engine.js';
import { loadDuckDbFile } from '../../../src/engines/duckdb/load-dataset.js';
import { packageRoot } from '../../../src/paths.js';
import { useDataset, useFolder } from '../../support/dataset.js';
import { leaveStaging } from '../../support/staging.js';

const dataset = useDataset(3);
const folder = useFolder();
const fileOf = () => join(folder.path, 'shop.duckdb');
const load = (more = {}) => loadDuckDbFile(fileOf(), { ...dataset, ...more });

beforeEach(async () => {
  for (const name of readdirSync(folder.path)) await rm(join(folder.path, name), { recursive: true });
});

test('a loaded file is whole and knows what made it', async () => {
  expect(await inspectFile(fileOf())).toEqual({ kind: 'empty', exists: false });
  await load();
  const { manifest } = dataset;
  expect(await inspectFile(fileOf())).toMatchObject({
    kind: 'complete',
    record: { version: manifest.version, seed: 42, weeks: 3, first_day: '2001-10-01', as_of: manifest.as_of },
  });
  expect(readdirSync(folder.path)).toEqual(['shop.duckdb']);
});

test('a whole file is replaced only when that is asked for', async () => {
  await load();
  await expect(load()).rejects.toThrow(/already holds a dataset/);
  await expect(load({ resume: true })).rejects.toThrow(/already holds a dataset/);
  await load({ overwrite: true });
});

test('what an interrupted load left is no database, and is begun anew with resume', async () => {
  leaveStaging(`${fileOf()}.partial`, { 'shop.duckdb': 'half of something', 'shop.duckdb.wal': 'half' });
  expect(await inspectFile(fileOf())).toMatchObject({ kind: 'unfinished' });
  await expect(load()).rejects.toThrow(/interrupted/);
  await load({ resume: true });
  expect(readdirSync(folder.path)).toEqual(['shop.duckdb']);
});

test('a load that fails leaves the file as it was', async () => {
  await load();
  const before = await readFile(fileOf());
  const rental = join(dataset.folder, 'rental.csv');
  const whole = await readFile(rental, 'utf8');
  try {
    await writeFile(rental, whole.replace('2001-10-01', '2001-99-01'));
    await expect(load({ overwrite: true })).rejects.toThrow(/rental/);
  } finally {
    await writeFile(rental, whole);
  }
  expect(readdirSync(folder.path)).toEqual(['shop.duckdb']);
  expect((await readFile(fileOf())).equals(before)).toBe(true);
});

test('a load that is interrupted leaves nothing', async () => {
  const controller = new AbortController();
  const onTable = ({ name }: { name: string }) => {
    if (name === 'film') controller.abort();
  };
  await expect(load({ signal: controller.signal, onTable })).rejects.toThrow(/Interrupted/);
  expect(readdirSync(folder.path)).toEqual([]);
});

test('someone else’s database is left alone, even when asked to overwrite', async () => {
  const db = await openDuckDb(fileOf());
  await db.rows('CREATE TABLE keepsakes (name TEXT)');
  db.close();
  expect(await inspectFile(fileOf())).toMatchObject({ kind: 'foreign', tables: ['keepsakes'] });
  await expect(load({ overwrite: true })).rejects.toThrow(/did not create/);
});

test('a file that is no database is refused and stays', async () => {
  await copyFile(join(packageRoot, 'LICENSE'), fileOf());
  await expect(load({ overwrite: true })).rejects.toThrow(/not a DuckDB database/);
  expect(existsSync(fileOf())).toBe(true);
});

test('tables and views that somebody added are left alone, even when asked to overwrite', async () => {
  await load();
  const db = await openDuckDb(fileOf());
  await db.rows('CREATE TABLE keepsakes (name TEXT)');
  db.close();
  await expect(load({ overwrite: true })).rejects.toThrow(/did not create: keepsakes/);
  await rm(fileOf());
  const empty = await openDuckDb(fileOf());
  await empty.rows('CREATE VIEW hours AS SELECT 1 AS one');
  empty.close();
  expect(await inspectFile(fileOf())).toMatchObject({ kind: 'foreign', tables: ['hours'] });
});

test('what this program did not make stays, though it bears the name of a load that was interrupted', async () => {
  const flags = [{}, { resume: true }, { overwrite: true }];
  await writeFile(`${fileOf()}.partial`, 'precious');
  for (const more of flags) await expect(load(more)).rejects.toThrow(/did not create/);
  expect(await readFile(`${fileOf()}.partial`, 'utf8')).toBe('precious');
  await rm(`${fileOf()}.partial`);
  leaveStaging(`${fileOf()}.partial`, { 'thesis.txt': 'precious' });
  for (const more of [{ resume: true }, { overwrite: true }]) {
    await expect(load(more)).rejects.toThrow(/did not create/);
  }
  expect(readdirSync(`${fileOf()}.partial`)).toContain('thesis.txt');
});

test('the log of a database that is not there stays, and does not get into a new one', async () => {
  await writeFile(`${fileOf()}.wal`, 'precious');
  for (const more of [{}, { resume: true }, { overwrite: true }]) {
    await expect(load(more)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('shop.duckdb.wal is the log of a database that is not there'),
    });
  }
  expect(await readFile(`${fileOf()}.wal`, 'utf8')).toBe('precious');
  expect(readdirSync(folder.path)).toEqual(['shop.duckdb.wal']);
});

test('the log of an older file that was not closed is removed with it', async () => {
  await load();
  const parts = [fileOf(), `${fileOf()}.wal`];
  const db = await openDuckDb(fileOf());
  await db.rows("UPDATE film SET title = 'OF THE OLD FILE'");
  for (const part of parts) await copyFile(part, `${part}.open`);
  db.close();
  for (const part of parts) await rename(`${part}.open`, part);
  await load({ overwrite: true });
  expect(readdirSync(folder.path)).toEqual(['shop.duckdb']);
  const loaded = await openDuckDb(fileOf(), { readOnly: true });
  expect(await loaded.rows("SELECT 1 FROM film WHERE title = 'OF THE OLD FILE'")).toEqual([]);
  loaded.close();
});

test('a file that a load is about to replace is not changed meanwhile, and one that is being changed is not replaced', async () => {
  await load();
  await claimStaging(`${fileOf()}.partial`, () => true);
  await expect(openToChange(fileOf(), {})).rejects.toThrow(/shop\.duckdb\.partial is being written by another run/);
  await rm(`${fileOf()}.partial`, { recursive: true });
  const db = await openToChange(fileOf(), {});
  await expect(load({ overwrite: true })).rejects.toMatchObject({ code: 'conflict' });
  db.close();
  await load({ overwrite: true });
});

test('a file that another process is making is busy', async () => {
  await claimStaging(`${fileOf()}.partial`, () => true);
  await expect(inspectFile(fileOf())).rejects.toThrow(/shop\.duckdb\.partial is being written by another run/);
  await expect(load({ overwrite: true })).rejects.toMatchObject({ code: 'conflict' });
});

test('a link to a database stays a link; one to nowhere, and a path that DuckDB cannot open, are refused', async () => {
  const real = join(folder.path, 'real.duckdb');
  await symlink('real.duckdb', fileOf());
  await expect(locateDatabase(fileOf())).rejects.toThrow(/is a link to real\.duckdb, which does not exist/);
  await writeFile(real, '');
  expect(await locateDatabase(fileOf())).toBe(await realpath(real));
  await expect(locateDatabase(join(folder.path, 'why?', 'shop.duckdb'))).rejects.toThrow(/DuckDB cannot open/);
});
