import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RowDataPacket } from 'mysql2/promise';
import { afterAll, expect, test } from 'vitest';
import { useDatabase } from '../support/database.js';
import { type Finished, useCli } from '../support/run-cli.js';

const cli = useCli();
const database = useDatabase({ create: false });
const beside = `${database.name}_2`;
const connect = () => ['-S', database.socket, '-u', 'root', '-D', database.name];
const run = (...args: string[]) => cli.run(['run', ...connect(), ...args]);
const seedOf = (name: string) =>
  JSON.parse(readFileSync(join(cli.folder, 'out', name, 'manifest.json'), 'utf8')).seed;

async function ask(query: string): Promise<RowDataPacket[]> {
  const [rows] = await database.connection.query<RowDataPacket[]>(query);
  return rows;
}

/** The commands that an error names, each on a line of its own. */
function commandsIn({ stderr }: Finished): string[][] {
  return [...stderr.matchAll(/^ {2}dvdrental (.+)$/gm)].map(([, args = '']) => args.split(' '));
}

afterAll(async () => {
  for (const number of [2, 3, 4]) await ask(`DROP DATABASE IF EXISTS ${database.name}_${number}`);
});

test('another configuration is refused with two commands, and both work', async () => {
  expect(await run('--weeks', '6')).toMatchObject({ exitCode: 0 });
  const refused = await run('--weeks', '6', '--seed', '7');
  expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
  expect(seedOf(database.name)).toBe(42);
  const [replace = [], addBeside = [], ...others] = commandsIn(refused);
  expect(others).toEqual([]);
  expect(replace).toContain('--overwrite');

  expect(await cli.run(addBeside)).toMatchObject({ exitCode: 0 });
  expect([seedOf(database.name), seedOf(beside)]).toEqual([42, 7]);
  expect(await cli.run(replace)).toMatchObject({ exitCode: 0 });
  expect(seedOf(database.name)).toBe(7);
  const [record] = await ask(`SELECT seed, state FROM ${database.name}.datagen_run`);
  expect(record).toEqual({ seed: 7, state: 'complete' });
  expect(readdirSync(join(cli.folder, 'out')).sort()).toEqual([database.name, beside]);
});

test('where the folder is given, the two commands work too', async () => {
  const args = ['--weeks', '6', '-o', 'mine'];
  expect(await run(...args, '--seed', '8', '--overwrite')).toMatchObject({ exitCode: 0 });
  const refused = await run(...args, '--seed', '9');
  expect(refused).toMatchObject({ exitCode: 2 });
  const [replace = [], addBeside = []] = commandsIn(refused);
  expect(await cli.run(addBeside)).toMatchObject({ exitCode: 0 });
  expect(await cli.run(replace)).toMatchObject({ exitCode: 0 });
});

test('a database with a table of someone else is refused and left alone, whatever the flags', async () => {
  const foreign = `${database.name}_foreign`;
  await ask(`CREATE DATABASE ${foreign}`);
  try {
    await ask(`CREATE TABLE ${foreign}.rental AS SELECT 1 AS one`);
    for (const flags of [[], ['--overwrite'], ['--resume']]) {
      const refused = await run('--weeks', '3', '-D', foreign, ...flags);
      expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
      expect(refused.stderr).toContain(foreign);
    }
    expect(
      await ask(`SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = '${foreign}'`),
    ).toEqual([{ TABLE_NAME: 'rental' }]);
    expect(await ask(`SELECT * FROM ${foreign}.rental`)).toEqual([{ one: 1 }]);
    expect(readdirSync(join(cli.folder, 'out'))).not.toContain(foreign);
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

test('of two runs into one folder at once, one makes it and the other refuses', async () => {
  const args = ['generate', '-o', 'contested', '--weeks', '40'];
  const both = await Promise.all([cli.run(args), cli.run(args)]);
  expect(both.map(({ exitCode }) => exitCode).sort()).toEqual([0, 2]);
  const loser = both.find(({ exitCode }) => exitCode === 2);
  expect(loser?.stderr).toMatch(
    /contested(\.partial is being written by another run| already holds a dataset)\./,
  );
  expect(readdirSync(cli.folder).filter((name) => name.startsWith('contested'))).toEqual(['contested']);
});

test('of two loads into one database at once, one makes it and the other refuses', async () => {
  expect(await cli.run(['generate', '-o', 'six', '--weeks', '6'])).toMatchObject({ exitCode: 0 });
  const args = ['load', 'six', ...connect(), '-D', beside, '--overwrite'];
  const both = await Promise.all([cli.run(args), cli.run(args)]);
  const codes = both.map(({ exitCode }) => exitCode).sort();
  expect([
    [0, 0],
    [0, 2],
  ]).toContainEqual(codes);
  const [record] = await ask(`SELECT weeks, state FROM ${beside}.datagen_run`);
  expect(record).toEqual({ weeks: 6, state: 'complete' });
});

test('nonsense exits with 2 before anything is touched', async () => {
  for (const args of [
    ['--weeks', '0'],
    ['--seed', 'x'],
    ['--no-such-flag'],
    ['--scenario', 'none'],
    ['-h'],
  ]) {
    expect(await cli.run(['run', ...args])).toMatchObject({ exitCode: 2, stdout: '' });
  }
  expect(await cli.run(['no-such-command'])).toMatchObject({ exitCode: 2, stdout: '' });
  expect(await cli.run(['run', '--url', 'mysql://root:sesame@localhost/d'])).toMatchObject({
    exitCode: 2,
    stderr: expect.not.stringContaining('sesame'),
  });
});
