import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Stats } from '../../src/jobs/maintain/tables.js';
import { packageRoot } from '../../src/paths.js';
import { useDatabase } from '../support/database.js';
import { useCli } from '../support/run-cli.js';

const program = join(packageRoot, 'dist', 'src', 'cli.js');
const cli = useCli();
const database = useDatabase();
const account = { name: '', password: 'se"cret \'word' };
const place = (name = database.name) => ['-S', database.socket, '-u', account.name, '-D', name];
const embedded = ['--target', 'duckdb', '-D', 'embedded', '-o', 'there'];
const shell = (...args: string[]) =>
  cli.run(['server', 'shell', ...args], { env: { DVDRENTAL_PASSWORD: account.password } });

/** Runs it with its statements on stdin. */
function pipe(args: readonly string[], input: string) {
  return spawnSync(process.execPath, [program, 'server', 'shell', ...args], {
    cwd: cli.folder,
    env: { ...process.env, DVDRENTAL_PASSWORD: account.password },
    input,
    encoding: 'utf8',
  });
}

beforeAll(async () => {
  const { connection, name } = database;
  account.name = `u_${name.slice(-8)}`;
  await connection.query('CREATE TABLE notes AS SELECT 41 + 1 AS answer');
  await connection.query('CREATE USER ?@localhost IDENTIFIED BY ?', [account.name, account.password]);
  await connection.query(`GRANT ALL ON ${name}.* TO ?@localhost`, [account.name]);
  const made = await cli.run(['run', '--weeks', '3', ...embedded]);
  expect(made).toMatchObject({ exitCode: 0 });
});
afterAll(() => database.connection.query('DROP USER ?@localhost', [account.name]));

describe('server shell on a server', () => {
  test('carries out the SQL of -e in the server’s client', async () => {
    const answer = await shell(...place(), '-e', 'SELECT answer FROM notes');
    expect(answer).toMatchObject({ exitCode: 0, stdout: 'answer\n42\n' });
  });

  test.skipIf(process.platform !== 'linux')('shows the password in no argument of the client', async () => {
    const { stdout } = await shell(...place(), '-e', '\\! tr "\\0" " " < /proc/$PPID/cmdline');
    expect(stdout).toContain('--defaults-file=/dev/fd/3');
    expect(stdout).not.toContain('se"cret');
  });

  test('takes its statements from a pipe', () => {
    expect(pipe(place(), 'SELECT answer FROM notes')).toMatchObject({ status: 0, stdout: 'answer\n42\n' });
  });

  test('says that a database is not there in the program’s own words', async () => {
    const refused = await shell(...place('no_such'), '-e', 'SELECT 1');
    expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
    expect(refused.stderr).toContain('There is no database no_such on socket');
    expect(refused.stderr).not.toContain('1049');
  });

  test('ends with 1 when the SQL fails', async () => {
    expect(await shell(...place(), '-e', 'SELECT * FROM nothing')).toMatchObject({ exitCode: 1 });
  });
});

describe('server shell on a DuckDB file', () => {
  test('carries out each statement of -e', async () => {
    const answer = await shell(
      ...embedded,
      '-e',
      "SELECT COUNT(*) AS films FROM film; SELECT 'a;b' AS text, NULL AS no -- end",
    );
    expect(answer).toMatchObject({ exitCode: 0 });
    expect(answer.stdout).toMatch(/films\n─+\n100/);
    expect(answer.stdout).toMatch(/a;b +NULL/);
  });

  test('takes statements over several lines from a pipe, the last without a semicolon', () => {
    const answer = pipe(embedded, 'SELECT\n  1 AS one;\nSELECT 2 AS two\n');
    expect(answer.status).toBe(0);
    expect(answer.stdout).toMatch(/one\n─+\n1\n.*\ntwo\n─+\n2/);
  });

  test('ends with 1 at a statement that fails, and with 2 where there is no such database', async () => {
    expect(await shell(...embedded, '-e', 'SELEC')).toMatchObject({ exitCode: 1 });
    const refused = await shell('--target', 'duckdb', '-D', 'no_such', '-e', 'SELECT 1');
    expect(refused).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('no_such') });
  });
});

test('questions work on a DuckDB file as on a server, and the rest says that it needs one', async () => {
  const shown = await cli.run(['inventory', 'show', ...embedded, '--json']);
  expect(JSON.parse(shown.stdout)).toMatchObject({ items: 500, out: 19 });
  expect(await cli.run(['maintain', 'growth', ...embedded])).toMatchObject({ exitCode: 0 });
  expect(await cli.run(['maintain', 'integrity', ...embedded])).toMatchObject({ exitCode: 0 });
  const stats = await cli.run(['maintain', 'stats', ...embedded, '--json']);
  const { tables } = JSON.parse(stats.stdout) as Stats;
  const payment = tables.find(({ table }) => table === 'payment');
  expect(tables).toHaveLength(19);
  expect(payment).toMatchObject({ first: '2001-10-01', data_bytes: expect.any(Number) });
  expect(payment?.data_bytes).toBeGreaterThan(0);
  const refused = await cli.run(['maintain', 'slow', ...embedded]);
  expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
  expect(refused.stderr).toContain('works on MySQL and MariaDB only');
});
