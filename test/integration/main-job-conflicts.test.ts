import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RowDataPacket } from 'mysql2/promise';
import { afterAll, expect, test, vi } from 'vitest';
import { useDatabase } from '../support/database.js';
import { type Finished, useCli } from '../support/run-cli.js';

vi.setConfig({ testTimeout: 180_000 });

const cli = useCli();
const database = useDatabase({ create: false });
const beside = `${database.name}_2`;
const connect = () => ['-S', database.socket, '-u', 'root', '-D', database.name];
const run = (...args: string[]) => cli.run(['run', ...connect(), ...args]);
const seedOf = (name: string) => JSON.parse(readFileSync(join(cli.folder, 'out', name, 'manifest.json'), 'utf8')).seed;

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
