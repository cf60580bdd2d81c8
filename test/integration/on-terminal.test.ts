import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packageRoot } from '../../src/paths.js';
import { useDatabase } from '../support/database.js';
import { useCli } from '../support/run-cli.js';
import { hasTerminals, type OnTerminal, startOnTerminal } from '../support/terminal.js';

const CTRL_C = '\x03';
const CTRL_D = '\x04';

const cli = useCli();
const database = useDatabase({ create: false });
const place = () => ['-S', database.socket, '-u', 'root', '-D', database.name];
const running: OnTerminal[] = [];

function start(...args: string[]): OnTerminal {
  const program = join(packageRoot, 'dist', 'src', 'cli.js');
  const started = startOnTerminal([process.execPath, program, ...args], { cwd: cli.folder });
  running.push(started);
  return started;
}

/** Waits until the server is at a statement. */
async function isAt(statement: string): Promise<void> {
  for (;;) {
    const [rows] = await database.connection.query(
      'SELECT 1 FROM information_schema.PROCESSLIST WHERE INFO LIKE ? AND ID <> CONNECTION_ID()',
      [`${statement}%`],
    );
    if ((rows as unknown[]).length > 0) return;
  }
}

async function countTables(): Promise<number> {
  const [rows] = await database.connection.query(`SHOW TABLES FROM ${database.name}`);
  return (rows as unknown[]).length;
}

describe.skipIf(!hasTerminals)('on a terminal', () => {
  beforeAll(async () => {
    await cli.run(['generate', '--weeks', '2', '-o', 'weeks']);
    expect(await cli.run(['load', 'weeks', ...place()])).toMatchObject({ exitCode: 0 });
    const embedded = ['--target', 'duckdb', '-D', 'embedded', '-o', 'there'];
    expect(await cli.run(['load', 'weeks', ...embedded])).toMatchObject({ exitCode: 0 });
  });
  afterAll(() => {
    for (const { process } of running) process.kill('SIGKILL');
  });

  test('Ctrl-C in the client of a server ends the statement, not the client', async () => {
    const shell = start('server', 'shell', ...place());
    await shell.shows('> ');
    shell.type('SELECT SLEEP(50);\n');
    await isAt('SELECT SLEEP(50)');
    shell.type(CTRL_C);
    await shell.shows('> ');
    shell.type(CTRL_C);
    await shell.shows('> ');
    shell.type('SELECT 40 + 2;\n');
    await shell.shows('42');
    shell.type('\\q\n');
    const { exitCode, shown } = await shell.ended;
    expect(exitCode).toBe(0);
    expect(shown).not.toMatch(/stopping/i);
  });

  test('a Ctrl-C that ends the client ends the program with 130', async () => {
    const shell = start('server', 'shell', ...place(), '-e', 'SELECT SLEEP(51)');
    await isAt('SELECT SLEEP(51)');
    shell.type(CTRL_C);
    const { exitCode, shown } = await shell.ended;
    expect({ exitCode, shown }).toEqual({ exitCode: 130, shown: expect.stringContaining('Interrupted.') });
  });

  test('Ctrl-C at the prompt for a DuckDB file discards the input, or ends the statement', async () => {
    const shell = start('server', 'shell', '--target', 'duckdb', '-D', 'embedded', '-o', 'there');
    await shell.shows('duckdb> ');
    shell.type('SELECT 1 +\n');
    await shell.shows('...> ');
    shell.type(`4${CTRL_C}`);
    await shell.shows('duckdb> ');
    shell.type('SELECT COUNT(*) FROM rental a, rental b, rental c WHERE a.rental_id + b.rental_id > c.rental_id;\n');
    await shell.shows('c.rental_id;');
    shell.type(CTRL_C);
    await shell.shows('Interrupted!');
    await shell.shows('duckdb> ');
    shell.type('SELECT 40 + 2;\n');
    await shell.shows('42');
    shell.type(CTRL_D);
    expect(await shell.ended).toMatchObject({ exitCode: 0 });
  });

  test('a question whose answer is no, or Ctrl-C, changes nothing; yes drops the database', async () => {
    const refused = start('drop', ...place());
    await refused.shows('Drop it? [y/N] ');
    refused.type('\n');
    await refused.shows('Nothing was changed.');
    expect(await refused.ended).toMatchObject({ exitCode: 2 });

    const interrupted = start('drop', ...place());
    await interrupted.shows('Drop it? [y/N] ');
    interrupted.type(CTRL_C);
    const { exitCode, shown } = await interrupted.ended;
    expect(exitCode).toBe(130);
    expect(shown).toMatch(/\r\n\S*dvdrental: Interrupted\. Nothing was changed\./);
    expect(await countTables()).toBeGreaterThan(15);

    const agreed = start('drop', ...place());
    await agreed.shows('Drop it? [y/N] ');
    agreed.type('maybe\n');
    await agreed.shows('Drop it? [y/N] ');
    agreed.type('yes\n');
    expect(await agreed.ended).toMatchObject({ exitCode: 0 });
    const [left] = await database.connection.query(`SHOW DATABASES LIKE '${database.name}'`);
    expect(left).toEqual([]);
  });
});
