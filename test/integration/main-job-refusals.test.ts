import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RowDataPacket } from 'mysql2/promise';
import { expect, test, vi } from 'vitest';
import { useDatabase } from '../support/database.js';
import { useCli } from '../support/run-cli.js';

vi.setConfig({ testTimeout: 180_000 });

const cli = useCli();
const database = useDatabase({ create: false });
const connect = () => ['-S', database.socket, '-u', 'root', '-D', database.name];

async function ask(query: string): Promise<RowDataPacket[]> {
  const [rows] = await database.connection.query<RowDataPacket[]>(query);
  return rows;
}

test('a database with a table of someone else is refused and left alone, whatever the flags', async () => {
  const foreign = `${database.name}_foreign`;
  await ask(`CREATE DATABASE ${foreign}`);
  try {
    await ask(`CREATE TABLE ${foreign}.rental AS SELECT 1 AS one`);
    for (const flags of [[], ['--overwrite'], ['--resume']]) {
      const refused = await cli.run(['run', '--weeks', '3', ...connect(), '-D', foreign, ...flags]);
      expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
      expect(refused.stderr).toContain(foreign);
    }
    expect(await ask(`SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = '${foreign}'`)).toEqual([
      { TABLE_NAME: 'rental' },
    ]);
    expect(await ask(`SELECT * FROM ${foreign}.rental`)).toEqual([{ one: 1 }]);
    expect(existsSync(join(cli.folder, 'out', foreign))).toBe(false);
  } finally {
    await ask(`DROP DATABASE ${foreign}`);
  }
});

test('a folder with files of someone else is refused and left alone, whatever the flags', async () => {
  const folder = join(cli.folder, 'letters');
  mkdirSync(folder);
  writeFileSync(join(folder, 'rental.csv'), 'Dear aunt');
  for (const flags of [[], ['--overwrite'], ['--resume']]) {
    expect(await cli.run(['generate', '--weeks', '3', '-o', folder, ...flags])).toMatchObject({
      exitCode: 2,
    });
  }
  expect(readdirSync(folder)).toEqual(['rental.csv']);
  expect(readFileSync(join(folder, 'rental.csv'), 'utf8')).toBe('Dear aunt');
});

test('of two runs into one folder at once, one makes it and the other refuses or finds it made', async () => {
  const args = ['generate', '-o', 'contested', '--weeks', '40'];
  const both = await Promise.all([cli.run(args), cli.run(args)]);
  expect(both.some(({ exitCode }) => exitCode === 0)).toBe(true);
  const loser = both.find(({ stderr }) => !stderr.includes('tables, '));
  expect(loser?.stderr).toMatch(
    /contested(\/\.partial is being written by another run\.| is up to date| already holds)/,
  );
  expect(readdirSync(cli.folder).filter((name) => name.startsWith('contested'))).toEqual(['contested']);
});

test('of two loads into one database at once, one makes it and the other refuses', async () => {
  expect(await cli.run(['generate', '-o', 'six', '--weeks', '6'])).toMatchObject({ exitCode: 0 });
  const args = ['load', 'six', ...connect(), '--overwrite'];
  const both = await Promise.all([cli.run(args), cli.run(args)]);
  const codes = both.map(({ exitCode }) => exitCode).sort();
  expect([
    [0, 0],
    [0, 2],
  ]).toContainEqual(codes);
  const [record] = await ask(`SELECT weeks, state FROM ${database.name}.datagen_run`);
  expect(record).toEqual({ weeks: 6, state: 'complete' });
});

test('nonsense exits with 2 before anything is touched', async () => {
  for (const args of [['--weeks', '0'], ['--seed', 'x'], ['--no-such-flag'], ['--scenario', 'none'], ['-h']]) {
    expect(await cli.run(['run', ...args])).toMatchObject({ exitCode: 2, stdout: '' });
  }
  expect(await cli.run(['no-such-command'])).toMatchObject({ exitCode: 2, stdout: '' });
  expect(await cli.run(['run', '--url', 'mysql://root:sesame@localhost/d'])).toMatchObject({
    exitCode: 2,
    stderr: expect.not.stringContaining('sesame'),
  });
});
