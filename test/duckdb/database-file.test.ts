import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, expect, test } from 'vitest';
import { lookAtFile } from '../../src/duckdb/database-file.js';
import { openDuckDb } from '../../src/duckdb/engine.js';
import { loadDuckDbFile } from '../../src/duckdb/load-dataset.js';
import { packageRoot } from '../../src/paths.js';
import { useDataset, useFolder } from '../support/dataset.js';

const dataset = useDataset(3);
const folder = useFolder();
const fileOf = () => join(folder.path, 'shop.duckdb');
const load = (more = {}) => loadDuckDbFile(fileOf(), { ...dataset, ...more });

beforeEach(async () => {
  for (const name of readdirSync(folder.path)) await rm(join(folder.path, name), { recursive: true });
});

test('a loaded file is whole and knows what made it', async () => {
  expect(await lookAtFile(fileOf())).toEqual({ kind: 'nothing' });
  await load();
  const { manifest } = dataset;
  expect(await lookAtFile(fileOf())).toMatchObject({
    kind: 'whole',
    record: { version: manifest.version, seed: 42, weeks: 3, firstDay: '2001-10-01', asOf: manifest.as_of },
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
  await writeFile(`${fileOf()}.partial`, 'half of something');
  expect(await lookAtFile(fileOf())).toEqual({ kind: 'unfinished' });
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
  const onTable = ({ table }: { table: string }) => {
    if (table === 'film') controller.abort();
  };
  await expect(load({ signal: controller.signal, onTable })).rejects.toThrow(/Interrupted/);
  expect(readdirSync(folder.path)).toEqual([]);
});

test('someone else’s database is left alone, even when asked to overwrite', async () => {
  const db = await openDuckDb(fileOf());
  await db.rows('CREATE TABLE keepsakes (name TEXT)');
  db.close();
  expect(await lookAtFile(fileOf())).toEqual({ kind: 'foreign' });
  await expect(load({ overwrite: true })).rejects.toThrow(/did not make/);
});

test('a file that is no database is refused and stays', async () => {
  await copyFile(join(packageRoot, 'LICENSE'), fileOf());
  await expect(load({ overwrite: true })).rejects.toThrow(/no DuckDB database/);
  expect(existsSync(fileOf())).toBe(true);
});

test('a file that another process is writing is busy', async () => {
  const db = await openDuckDb(`${fileOf()}.partial`);
  try {
    const script = `
      const { lookAtFile } = await import(process.argv[1]);
      try { await lookAtFile(process.argv[2]); } catch (error) { console.log(error.code, error.message); }`;
    const { stdout } = await promisify(execFile)(process.execPath, [
      '--input-type=module',
      '--eval',
      script,
      join(packageRoot, 'dist', 'src', 'duckdb', 'database-file.js'),
      fileOf(),
    ]);
    expect(stdout).toMatch(/^conflict .*shop\.duckdb\.partial is open in another program/);
  } finally {
    db.close();
  }
});
