import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { LOAD_MARK, lockDatabase } from '../../src/engines/mysql/database-lock.js';
import { askRows, askValue } from '../../src/engines/mysql/query.js';
import { opener } from '../support/chain-database.js';
import { useDatabase } from '../support/database.js';
import { type Running, useCli } from '../support/run-cli.js';
import { type CommandRun, runCommand } from '../support/run-command.js';

const database = useDatabase({ create: false });
const cli = useCli();

function onDatabase(...args: string[]): string[] {
  return [...args, '-S', database.socket, '-u', 'root', '-D', database.name, '--no-progress'];
}

function command(...args: string[]): Promise<CommandRun> {
  return runCommand(onDatabase(...args));
}

/** Whether a statement of a load fills a table of the database at this moment. */
async function isFilling(table: string): Promise<boolean> {
  const statements = await askRows(
    database.connection,
    'SELECT ID FROM information_schema.PROCESSLIST WHERE DB = ? AND INFO LIKE ?',
    [database.name, `LOAD DATA ${LOAD_MARK}%INTO TABLE \`${table}\`%`],
  );
  return statements.length > 0;
}

const UPDATE = ['update', '1'];
const COMMANDS: readonly (readonly string[])[] = [
  ['run', '--weeks', '2', '--no-csv'],
  ['run', '--weeks', '2', '--no-csv', '--overwrite'],
  ['run', '--weeks', '2', '--no-csv', '--resume'],
  ['load', 'files', '--overwrite'],
  UPDATE,
  ['inventory', 'add', '--quantity', '1'],
  ['drop', '--yes'],
  ['summary'],
];

describe('while another process loads a database', () => {
  let first: Running;

  beforeAll(async () => {
    const files = join(cli.folder, 'files');
    expect(await cli.run(['generate', '--weeks', '2', '-o', files])).toMatchObject({ exitCode: 0 });
    first = cli.start(onDatabase('run', '--years', '20', '--threads', '1', '--no-csv'));
    await first.until(() => isFilling('rental'));
    first.process.kill('SIGSTOP');
  });

  test.each(COMMANDS)('%s %s says who is at work, since when and how far', async (...args) => {
    const words = args.map((arg) => (arg === 'files' ? join(cli.folder, arg) : arg));
    const { thrown } = await command(...words);
    expect(thrown).toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(
        new RegExp(
          `^Another dvdrental process is using database ${database.name} on this server: connection \\d+ of root@localhost, ` +
            'loading since \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC.*, now loading .*rental.*\\.$',
        ),
      ),
      hint: expect.stringContaining('Wait until it is done'),
    });
  });

  test('a process that is refused ends with 2', async () => {
    const run = await cli.run(onDatabase('run', '--weeks', '2', '--no-csv'));
    expect(run.stderr).toContain('Another dvdrental process is using database');
    expect(run.exitCode).toBe(2);
  });

  test('a dry run tells it too', async () => {
    const { stdout } = await command('run', '--weeks', '2', '--no-csv', '--dry-run');
    expect(stdout.replace(/\s+/g, ' ')).toContain('Another dvdrental process is using database');
  });

  test('when it is gone, its load counts as interrupted', async () => {
    first.process.kill('SIGKILL');
    await first.finished;
    const holder = () => askValue(database.connection, 'SELECT IS_USED_LOCK(?)', [`dvdrental:${database.name}`]);
    await expect.poll(holder, { timeout: 30_000 }).toBeNull();
    for (const args of [['run', '--weeks', '2', '--no-csv'], UPDATE, ['summary']]) {
      expect((await command(...args)).thrown).toMatchObject({
        code: 'conflict',
        message: expect.stringMatching(
          new RegExp(`^Database ${database.name}.* holds a load that was interrupted\\.$`),
        ),
      });
    }
    expect((await command('run', '--weeks', '2', '--no-csv', '--resume')).exitCode).toBe(0);
  });
});

test('while another process changes a whole database, a second one that would is refused, and a summary is not', async () => {
  const other = await opener({ socket: database.socket, user: 'root' })();
  await lockDatabase(other, database.name);
  const change = `UPDATE ${LOAD_MARK} \`actor\` SET actor_id = actor_id + SLEEP(60) WHERE actor_id = 1`;
  await other.query(`USE ${database.name}`);
  await other.query('START TRANSACTION WITH CONSISTENT SNAPSHOT');
  const changing = other.query(change).catch(() => undefined);
  const isChanging = async () => {
    const statements = await askRows(
      database.connection,
      'SELECT ID FROM information_schema.PROCESSLIST WHERE ID = ? AND INFO LIKE ?',
      [other.threadId, 'UPDATE%'],
    );
    return statements.length > 0;
  };
  await expect.poll(isChanging, { timeout: 30_000 }).toBe(true);
  for (const args of [
    ['run', '--weeks', '2', '--no-csv'],
    UPDATE,
    ['inventory', 'add', '--quantity', '1'],
    ['drop', '--yes'],
  ]) {
    expect((await command(...args)).thrown).toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(
        /: connection \d+ of root@localhost, changing it since .* UTC, now changing actor\.$/,
      ),
    });
  }
  expect((await command('summary')).exitCode).toBe(0);
  await database.connection.query('KILL ?', [other.threadId]);
  await changing;
  other.destroy();
});
