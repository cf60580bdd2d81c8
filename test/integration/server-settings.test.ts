import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openConnection } from '../../src/engines/mysql/connect.js';
import { askRows, askValue } from '../../src/engines/mysql/query.js';
import { COMMON_SETTINGS, OTHER_SETTINGS } from '../../src/engines/mysql/session-settings.js';
import { checksumTables } from '../support/checksums.js';
import { makeHostile } from '../support/hostile-settings.js';
import { connectPlainly, useOwnServer } from '../support/own-server.js';
import { restoreBackup } from '../support/restore-backup.js';
import { runCommand } from '../support/run-command.js';
import { doWholeRound } from '../support/whole-round.js';

// A binary log, for whose sake a server refuses statements; no character set but its own; who holds a table is known.
const server = useOwnServer([
  '--log-bin',
  '--server-id=1',
  '--skip-character-set-client-handshake',
  '--performance-schema=1',
  '--performance-schema-instrument=wait/lock/metadata/sql/mdl=ON',
]);
const folder = mkdtempSync(join(tmpdir(), 'server-settings-'));
afterAll(() => rmSync(folder, { recursive: true }));
const root = () => ({ socket: server.socket, user: 'root' });
const place = (database: string) => ['-S', server.socket, '-u', 'root', '-D', database];

beforeAll(async () => {
  await server.connection.query("CREATE USER ann@localhost IDENTIFIED BY 'secret'");
  await server.connection.query('GRANT ALL ON shared.* TO ann@localhost');
});

test('a lock that is not given within the time allowed is an error that names who holds it', async () => {
  await server.connection.query('CREATE DATABASE shared');
  await server.connection.query('CREATE TABLE shared.shelf (id INT PRIMARY KEY) ENGINE = InnoDB');
  const holder = await connectPlainly({ socketPath: server.socket });
  await holder.query('USE shared');
  await holder.beginTransaction();
  await holder.query('INSERT INTO shelf VALUES (1)');
  const wait = async (user: string, statement: string): Promise<unknown> => {
    const password = user === 'root' ? undefined : 'secret';
    const connection = await openConnection({ socket: server.socket, user, password });
    try {
      await connection.query('USE shared');
      await connection.query('SET lock_wait_timeout = 0, innodb_lock_wait_timeout = 0');
      return await connection.query(statement).catch((error: unknown) => error);
    } finally {
      await connection.end();
    }
  };
  const alter = 'ALTER TABLE shelf ADD COLUMN film INT';
  const held = `held by connection ${holder.threadId} (root@localhost, Sleep for `;
  for (const statement of [alter, 'INSERT INTO shelf VALUES (1)']) {
    expect(await wait('root', statement)).toMatchObject({
      code: 'ER_LOCK_WAIT_TIMEOUT',
      message: expect.stringMatching(/^Lock wait timeout exceeded; try restarting transaction; it is held by /),
    });
  }
  expect(await wait('root', alter)).toMatchObject({ message: expect.stringContaining(held) });
  expect(await wait('ann', alter)).toMatchObject({
    message: expect.stringMatching(/; this user may not see its holder, which needs the PROCESS privilege$/),
  });
  await server.connection.query('GRANT PROCESS ON *.* TO ann@localhost');
  expect(await wait('ann', alter)).toMatchObject({
    message: expect.stringContaining(`; probably it is ${held}`),
  });
  await holder.end();
});

test('a statement that KILL QUERY ends says so', async () => {
  const connection = await openConnection(root());
  const failed = connection
    .query('SELECT COUNT(*) FROM shared.seq_1_to_1000000000000 WHERE seq % 3 = 4')
    .catch((error: unknown) => error);
  const isRunning = `SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE ID = ${connection.threadId} AND COMMAND = 'Query'`;
  await expect.poll(() => askValue(server.connection, isRunning)).toBe('1');
  await server.connection.query(`KILL QUERY ${connection.threadId}`);
  expect(await failed).toMatchObject({
    message: expect.stringMatching(/; KILL QUERY ended it: run the command again$/),
  });
  await connection.end();
});

test('a load that is refused before its first row does not call the database marked', async () => {
  await server.connection.query("CREATE USER reader@localhost IDENTIFIED BY 'secret'");
  await server.connection.query('GRANT ALL ON unmade.* TO reader@localhost WITH MAX_UPDATES_PER_HOUR 1');
  await server.connection.query('CREATE DATABASE unmade');
  const { thrown } = await runCommand(`run --weeks 1 --no-csv -S ${server.socket} -u reader -D unmade -q`.split(' '), {
    PATH: process.env.PATH,
    DVDRENTAL_PASSWORD: 'secret',
  });
  expect(thrown).toMatchObject({
    code: 'load',
    message: expect.stringMatching(/max_updates.*; wait until the hour is over/),
    hint: 'No row was loaded. Remove the cause, then run the command again.',
  });
});

describe('what a server runs when somebody connects', () => {
  const ann = { user: 'ann', password: 'secret' };
  const runOnConnect = (statements: string) => server.connection.query('SET GLOBAL init_connect = ?', [statements]);
  afterEach(() => runOnConnect(''));

  test.each(['SET autocommit = 0, sql_select_limit = 1', 'START TRANSACTION READ ONLY', 'BEGIN'])(
    'leaves no transaction and no limit behind: %s',
    async (statements) => {
      await runOnConnect(statements);
      const connection = await openConnection({ socket: server.socket, ...ann });
      const sessions = 'SELECT @@in_transaction AS open, @@autocommit AS auto, @@sql_select_limit AS most';
      expect(await askRows(connection, sessions)).toEqual([{ open: 0, auto: 1, most: '18446744073709551615' }]);
      await connection.end();
    },
  );

  test('is named where it fails, since the server then closes the connection', async () => {
    await runOnConnect('SET sql_log_off = 1');
    await expect(openConnection({ socket: server.socket, ...ann })).rejects.toMatchObject({
      code: 'connection',
      message: expect.stringMatching(
        /the server let user 'ann' in and then closed the connection \(Aborted connection \d+ .*init_connect command failed\)/,
      ),
      hint: expect.stringContaining('init_connect'),
    });
  });
});

test('a server that takes short packets only is said to', async () => {
  await server.connection.query('SET GLOBAL net_buffer_length = 1024, max_allowed_packet = 1024');
  const refused = openConnection(root());
  await expect(refused).rejects.toMatchObject({ hint: expect.stringContaining('max_allowed_packet') });
  await server.connection.query('SET GLOBAL net_buffer_length = DEFAULT, max_allowed_packet = DEFAULT');
});

test('a load of statements that the server would refuse does not begin', async () => {
  await server.connection.query('SET GLOBAL net_buffer_length = 4096, max_allowed_packet = 15360');
  try {
    const { thrown, stdout } = await runCommand(['run', '--weeks', '1', '-q', ...place('short'), '-o', folder]);
    expect(stdout).toBe('');
    expect(thrown).toMatchObject({
      code: 'server',
      message: expect.stringContaining('at most 15360 bytes (max_allowed_packet)'),
      hint: expect.stringContaining('max_allowed_packet to 16384 at least'),
    });
    expect(await askRows(server.connection, "SHOW DATABASES LIKE 'short'")).toEqual([]);
    await server.connection.query('SET GLOBAL max_allowed_packet = 16384');
    const run = ['run', '--weeks', '1', '-q', ...place('short'), '-o', folder];
    expect(await runCommand(run)).toMatchObject({ exitCode: 0, thrown: undefined });
  } finally {
    await server.connection.query('SET GLOBAL net_buffer_length = DEFAULT, max_allowed_packet = DEFAULT');
  }
});

describe('a server whose owner has changed every default that matters', () => {
  let putBack = async (): Promise<void> => {};
  let plain: Record<string, string> = {};
  beforeAll(async () => {
    await doWholeRound(place('plain'), join(folder, 'plain.sql.gz'));
    plain = await checksumTables(server.connection, 'plain');
    putBack = await makeHostile(server.connection);
  });
  afterAll(() => putBack());

  test('gives each connection of this program the values that its statements need', async () => {
    const connection = await openConnection(root());
    const rows = await askRows(connection, 'SHOW SESSION VARIABLES');
    const values = new Map(rows.map((row) => [String(row.Variable_name), String(row.Value)]));
    await connection.end();
    const settings = [...COMMON_SETTINGS, ...OTHER_SETTINGS].filter(({ name }) => values.has(name));
    expect(settings.length).toBeGreaterThan(40);
    const normal = (text: string) =>
      /^[\d.]+$/.test(text) ? text.replace(/\.0+$/, '') : text.split(',').sort().join();
    for (const { name, value } of settings) {
      expect({ name, value: normal(values.get(name) ?? '') }).toEqual({ name, value: normal(value) });
    }
  });

  test('tells a user who may not have one of them which it is, when a statement fails', async () => {
    const connection = await openConnection({ socket: server.socket, user: 'ann', password: 'secret' });
    expect(await askValue(connection, 'SELECT @@sql_select_limit')).toBe('18446744073709551615');
    await expect(connection.query('SELECT nothing')).rejects.toMatchObject({
      code: 'ER_BAD_FIELD_ERROR',
      message: expect.stringMatching(
        /^Unknown column 'nothing' in 'SELECT'; the reason may be that this session could not set .*enforce_storage_engine = NULL/,
      ),
    });
    await connection.end();
  });

  test('does the whole round, with the same rows as on a server as it is installed', async () => {
    const backup = join(folder, 'hostile.sql.gz');
    await doWholeRound(place('hostile'), backup);
    expect(await checksumTables(server.connection, 'hostile')).toEqual(plain);
    // No client can restore a backup whose statements are longer than the server takes.
    await server.connection.query('SET GLOBAL max_allowed_packet = DEFAULT');
    restoreBackup(backup, ['-S', server.socket, '-u', 'root'], 'restored');
    expect(await checksumTables(server.connection, 'restored')).toEqual(plain);
  });
});
