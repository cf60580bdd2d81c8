import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askValue } from '../../src/engines/mysql/query.js';
import { packageRoot } from '../../src/paths.js';
import { useDatabase } from '../support/database.js';
import { type CommandRun, runCommand } from '../support/run-command.js';

/** Weeks enough for a purchase by hot category and a step of the lifecycle. */
const WEEKS = '14';

describe.each(['config-10year', 'config-10year-advanced'])('every command takes the old %s.json', (name) => {
  const file = join(packageRoot, 'test', 'fixtures', 'old-configs', `${name}.json`);
  const database = useDatabase({ create: false });
  const user = `old_${name.length}`;
  let folder = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'old-config-'));
    // The password that the file has.
    await database.connection.query(`CREATE OR REPLACE USER ${user}@localhost IDENTIFIED BY 'secret'`);
    await database.connection.query(`GRANT ALL ON ${database.name}.* TO ${user}@localhost`);
  });
  afterAll(async () => {
    await database.connection.query(`DROP USER ${user}@localhost`);
    await rm(folder, { recursive: true });
  });

  async function run(...args: string[]): Promise<CommandRun> {
    const finished = await runCommand(args);
    expect(finished).toMatchObject({ exitCode: 0, thrown: undefined });
    return finished;
  }

  function onServer(): string[] {
    return ['-S', database.socket, '-u', user, '-D', database.name];
  }

  test('config check says that it is valid, with each notice once', async () => {
    const { stdout, stderr } = await run('config', 'check', file);
    expect(stdout).toContain('is valid: 520 weeks');
    const notices = stderr.trim().split('\n');
    expect(new Set(notices).size).toBe(notices.length);
    expect(notices.every((notice) => notice.startsWith('note: '))).toBe(true);
  });

  test('generate', async () => {
    await run('generate', '--config', file, '--weeks', '2', '-o', join(folder, 'files'));
  });

  test('run, validate and update', async () => {
    const flags = ['--config', file, ...onServer(), '--quiet'];
    await run('run', ...flags, '--weeks', WEEKS, '--no-csv');
    const environment = { PATH: process.env.PATH, DVDRENTAL_PASSWORD: 'secret' };
    for (const args of [['validate'], ['update', '2'], ['validate']]) {
      expect(await runCommand([...args, ...onServer(), '-q'], environment)).toMatchObject({ exitCode: 0 });
    }
    const weeks = `SELECT weeks FROM ${database.name}.datagen_run`;
    expect(Number(await askValue(database.connection, weeks))).toBe(Number(WEEKS) + 2);
  });
});
