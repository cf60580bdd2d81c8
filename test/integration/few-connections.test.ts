import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openConnection } from '../../src/engines/mysql/connect.js';
import { checksumTables } from '../support/checksums.js';
import { useDatabase } from '../support/database.js';
import { type CommandRun, runCommand } from '../support/run-command.js';

const PASSWORD = 'not-to-be-told';
const database = useDatabase({ create: false });
const folder = mkdtempSync(join(tmpdir(), 'few-connections-'));
const userWith = (connections: number) => `few${connections}_${database.name.slice(-8)}`;
const databaseOf = (connections: number) => `${database.name}_${connections}`;

beforeAll(async () => {
  for (const connections of [1, 2, 3, 5]) {
    const user = `${userWith(connections)}@localhost`;
    await database.connection.query(
      `CREATE USER ${user} IDENTIFIED BY '${PASSWORD}' WITH MAX_USER_CONNECTIONS ${connections}`,
    );
    await database.connection.query(`GRANT ALL ON \`${databaseOf(connections)}%\`.* TO ${user}`);
  }
});
afterAll(async () => {
  for (const connections of [1, 2, 3, 5]) {
    await database.connection.query(`DROP USER ${userWith(connections)}@localhost`);
    for (const suffix of ['', '_files'])
      await database.connection.query(`DROP DATABASE IF EXISTS ${databaseOf(connections)}${suffix}`);
  }
  rmSync(folder, { recursive: true });
});

/** Runs a command as a user who may have so many connections. */
function run(connections: number, command: string, name = databaseOf(connections)): Promise<CommandRun> {
  const args = [...command.split(' '), '-S', database.socket, '-u', userWith(connections), '-D', name];
  return runCommand(args, { PATH: process.env.PATH, DVDRENTAL_PASSWORD: PASSWORD });
}

async function expectDone(connections: number, command: string, name?: string): Promise<string> {
  const { thrown, exitCode, stderr } = await run(connections, command, name);
  expect({ command, thrown, exitCode }).toEqual({ command, thrown: undefined, exitCode: 0 });
  return stderr;
}

test.each([2, 3])(
  'a user who may have %i connections loads from memory over one, and is told so',
  async (connections) => {
    expect(await expectDone(connections, 'run --weeks 2 --no-csv')).toContain(
      `(LOAD DATA LOCAL), all over one connection, which is slower: the account may have ${connections} connections (MAX_USER_CONNECTIONS)`,
    );
  },
);

describe('a user who may have one connection', () => {
  const dataset = join(folder, 'dataset');

  test('loads from memory over it, and is told so', async () => {
    expect(await expectDone(1, 'run --weeks 2 --no-csv')).toContain(
      '(LOAD DATA LOCAL), all over one connection, which is slower: the account may have one connection (MAX_USER_CONNECTIONS)',
    );
  });

  test('goes on with every other command', async () => {
    for (const command of [
      'validate',
      'summary',
      'update 1 --dry-run',
      'update 1',
      'inventory show',
      'inventory add --quantity 4',
      'maintain integrity',
      'maintain analyze',
      `maintain backup -o ${join(folder, 'one.sql.gz')}`,
    ]) {
      await expectDone(1, command);
    }
  });

  test('loads files, a few tables at a time, with the same rows', async () => {
    const name = `${databaseOf(1)}_files`;
    expect(await expectDone(1, `run --weeks 2 -o ${dataset}`, name)).toContain(
      'few tables at a time, which is slower: the account may have one connection',
    );
    const before = await checksumTables(database.connection, name);
    expect(existsSync(join(dataset, 'validation.json'))).toBe(true);
    await expectDone(1, 'run --weeks 2 --no-csv --overwrite', name);
    expect(await checksumTables(database.connection, name)).toEqual(before);
  });
});

test('with five connections each table has its own', async () => {
  expect(await expectDone(5, 'run --weeks 2 --no-csv')).toContain('over a connection for each table');
});

test('where other programs have every connection of the account, that is what is said', async () => {
  const address = { socket: database.socket, user: userWith(1), password: PASSWORD };
  const other = await openConnection(address);
  try {
    expect((await run(1, 'validate')).thrown).toMatchObject({
      code: 'connection',
      message: expect.stringMatching(
        /: user 'few1_\w+' has as many connections as the account may have \(MAX_USER_CONNECTIONS\)\.$/,
      ),
      hint: expect.stringContaining('Close those of other programs'),
    });
  } finally {
    await other.end();
  }
});

test('a backup that gets one connection of the two that it takes says so', async () => {
  await expectDone(2, 'run --weeks 1 --no-csv --overwrite --yes');
  const other = await openConnection({ socket: database.socket, user: userWith(2), password: PASSWORD });
  try {
    const file = join(folder, 'two.sql.gz');
    expect((await run(2, `maintain backup -o ${file}`)).thrown).toMatchObject({
      code: 'server',
      message: expect.stringContaining('could not connect to the server: '),
      hint: expect.stringContaining('No backup was written. It needs two connections'),
    });
    expect(existsSync(file)).toBe(false);
  } finally {
    await other.end();
  }
});

test('a limit per hour that is used up is not waited for', async () => {
  await database.connection.query(`ALTER USER ${userWith(2)}@localhost WITH MAX_CONNECTIONS_PER_HOUR 1`);
  const address = { socket: database.socket, user: userWith(2), password: PASSWORD };
  await openConnection(address).then(
    (connection) => connection.end(),
    () => undefined,
  );
  await expect(openConnection(address)).rejects.toMatchObject({
    message: expect.stringContaining('has used up what the account may do in an hour (max_connections_per_hour)'),
  });
});
