import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openDuckDb } from '../../src/engines/duckdb/engine.js';
import { DatagenError } from '../../src/errors.js';
import { useDatabase } from '../support/database.js';
import { runCommand } from '../support/run-command.js';

vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'replace-'));
const dataset = join(folder, 'dataset');
const database = useDatabase({ create: false });
const place = () => ['-S', database.socket, '-u', 'root', '-D', database.name];
const run = (...args: string[]) => start('run', '--weeks', '4', '-o', dataset, ...place(), ...args);

/** Runs a command in this process. A refusal is exit code 2, with its message and advice on stderr. */
async function start(...args: string[]) {
  const { exitCode, thrown, stdout, stderr } = await runCommand(args);
  if (thrown === undefined) return { exitCode, stdout, stderr };
  if (!(thrown instanceof DatagenError) || thrown.code !== 'conflict') throw thrown;
  return { exitCode: 2, stdout, stderr: `${stderr}${thrown.message}\n${thrown.hint}\n` };
}

async function ask(query: string): Promise<RowDataPacket[]> {
  const [rows] = await database.connection.query<RowDataPacket[]>(query);
  return rows;
}

const tables = () => ask(`SHOW TABLES FROM ${database.name}`);

afterAll(() => rmSync(folder, { recursive: true }));
beforeAll(async () => {
  expect(await run()).toMatchObject({ exitCode: 0 });
});

test('a database that an update made longer is said to be that, and is replaced without a question', async () => {
  expect(await start('update', '2', ...place())).toMatchObject({ exitCode: 0 });
  const refused = await run();
  expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
  expect(refused.stderr).toContain('holds this chain, and update made it 2 weeks longer');
  expect(await run('--overwrite')).toMatchObject({ exitCode: 0 });
});

test('copies that were bought since are told, and --overwrite asks before they are lost', async () => {
  const buy = ['inventory', 'add', '--quantity', '3', '--strategy', 'stable'];
  expect(await start(...buy, ...place())).toMatchObject({ exitCode: 0 });
  const again = await run();
  expect(again.exitCode).toBe(0);
  expect(again.stderr).toMatch(/changed since: inventory has 503 rows; its run made 500/);
  const refused = await run('--overwrite');
  expect(refused.exitCode).toBe(2);
  expect(refused.stderr).toContain('Nothing was changed');
  expect(refused.stderr).toContain('--overwrite --yes');
  expect(await ask(`SELECT COUNT(*) AS n FROM ${database.name}.inventory`)).toEqual([{ n: 503 }]);
});

test('one that was updated after that has no record, and is replaced when the user agrees', async () => {
  expect(await start('update', '1', ...place())).toMatchObject({ exitCode: 0 });
  const other = await run();
  expect(other.exitCode).toBe(2);
  expect(other.stderr).toContain('was made by this program and changed since');
  expect(await run('--overwrite')).toMatchObject({ exitCode: 2 });
  expect(await start('load', dataset, ...place(), '--overwrite')).toMatchObject({
    exitCode: 2,
  });
  expect(await run('--overwrite', '--yes')).toMatchObject({ exitCode: 0 });
  expect(await ask(`SELECT COUNT(*) AS n FROM ${database.name}.inventory`)).toEqual([{ n: 500 }]);
});

test.each([
  ['a row that was changed', 'UPDATE customer SET last_name = UPPER(last_name) WHERE customer_id = 1'],
  ['an amount that was changed', 'UPDATE payment SET amount = amount + 1 WHERE payment_id = 1'],
  ['a row that is gone', 'DELETE FROM payment WHERE payment_id = 2'],
])('%s by hand is found', async (_, statement) => {
  await ask(`USE ${database.name}`);
  await ask(statement);
  const refused = await run('--overwrite');
  expect(refused.exitCode).toBe(2);
  expect(refused.stderr).toContain('was changed since this program made it');
  expect(await run('--overwrite', '--yes')).toMatchObject({ exitCode: 0 });
});

test('a table of the user’s own stops both, whatever the flags', async () => {
  await ask(`CREATE TABLE ${database.name}.my_notes AS SELECT 1 AS one`);
  try {
    for (const command of [
      ['run', '--weeks', '4', '--overwrite', '--yes'],
      ['load', dataset, '--overwrite', '--yes'],
      ['drop', '--yes'],
    ]) {
      const refused = await start(...command, ...place());
      expect(refused.exitCode, command.join(' ')).toBe(2);
      expect(refused.stderr).toContain('my_notes');
    }
    expect(await ask(`SELECT * FROM ${database.name}.my_notes`)).toEqual([{ one: 1 }]);
  } finally {
    await ask(`DROP TABLE ${database.name}.my_notes`);
  }
});

test('a table that is only called as the record’s is no proof that a database is this program’s', async () => {
  const foreign = `${database.name}_foreign`;
  await ask(`CREATE DATABASE ${foreign}`);
  try {
    await ask(`CREATE TABLE ${foreign}.datagen_run (id INT)`);
    await ask(`CREATE TABLE ${foreign}.rental AS SELECT 1 AS one`);
    for (const command of [['drop'], ['run', '--weeks', '4', '--overwrite']]) {
      const refused = await start(...command, '--yes', '-S', database.socket, '-u', 'root', '-D', foreign);
      expect(refused.exitCode).toBe(2);
      expect(refused.stderr).toContain('did not create');
    }
    expect(await ask(`SELECT * FROM ${foreign}.rental`)).toEqual([{ one: 1 }]);
  } finally {
    await ask(`DROP DATABASE ${foreign}`);
  }
});

test('drop asks first; with --yes it drops the tables, and the database that a run created', async () => {
  const asked = await start('drop', ...place());
  expect(asked).toMatchObject({ exitCode: 2, stdout: '' });
  expect(asked.stderr).toContain(`\`dvdrental drop --yes -D ${database.name}\``);
  expect((await tables()).length).toBeGreaterThan(15);
  const dropped = await start('drop', ...place(), '--yes', '--json');
  expect(dropped.exitCode).toBe(0);
  const report = JSON.parse(dropped.stdout);
  expect(report).toMatchObject({ database: database.name, database_dropped: true });
  expect(report.tables).toContain('rental');
  expect(await ask(`SHOW DATABASES LIKE '${database.name}'`)).toEqual([]);
  expect(await start('drop', ...place(), '--yes')).toMatchObject({ exitCode: 2 });
  expect(existsSync(join(dataset, 'manifest.json'))).toBe(true);
});

test('a database that was there before the first load stays, empty', async () => {
  await ask(`CREATE DATABASE ${database.name}`);
  expect(await run()).toMatchObject({ exitCode: 0 });
  const dropped = await start('drop', ...place(), '--yes');
  expect(dropped).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('The database stays') });
  expect(await tables()).toEqual([]);
});

test('a DuckDB file goes as a whole, unless something else is in it', async () => {
  const embeddedFolder = join(folder, 'embedded');
  const embedded = ['--target', 'duckdb', '-D', 'embedded', '-o', embeddedFolder];
  expect(await start('run', '--weeks', '4', ...embedded)).toMatchObject({ exitCode: 0 });
  const file = join(embeddedFolder, 'embedded.duckdb');
  const db = await openDuckDb(file);
  await db.rows('CREATE TABLE my_notes AS SELECT 1 AS one');
  db.close();
  const refused = await start('drop', ...embedded, '--yes');
  expect(refused).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('my_notes') });
  const mended = await openDuckDb(file);
  await mended.rows('DROP TABLE my_notes');
  mended.close();
  expect(await start('drop', ...embedded)).toMatchObject({ exitCode: 2 });
  expect(await start('drop', ...embedded, '--yes')).toMatchObject({ exitCode: 0 });
  expect(readdirSync(embeddedFolder).filter((name) => name.includes('duckdb'))).toEqual([]);
});
