import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openConnection } from '../../src/engines/mysql/connect.js';
import { askRows } from '../../src/engines/mysql/query.js';
import { updateDatabase } from '../../src/jobs/update/update-database.js';
import { beginOn, loadChain, opener } from '../support/chain-database.js';
import { useDatabase } from '../support/database.js';
import { type MortalServer, startServer } from '../support/own-server.js';
import { type Finished, type Running, useCli } from '../support/run-cli.js';
import { configOf } from '../support/simulate.js';

const NAME = 'rentals';
const DRIVER_WORDS = /closed state|ECONNRESET|EPIPE|PROTOCOL_|Connection lost/;

const database = useDatabase({ create: false });
const cli = useCli();
const config = configOf({ master_simulation: { total_weeks: 6 } });

function on(socket: string, name: string, ...args: string[]): string[] {
  return [...args, '-S', socket, '-u', 'root', '-D', name, '--no-progress'];
}

/** The connections that execute something in a database, other than this one. */
async function busyIn(connection: Connection, name: string): Promise<{ id: number; state: string }[]> {
  const rows = await askRows(
    connection,
    `SELECT ID AS id, STATE AS state FROM information_schema.PROCESSLIST
     WHERE DB = ? AND COMMAND = 'Query' AND ID <> CONNECTION_ID()`,
    [name],
  );
  return rows.map(({ id, state }) => ({ id: Number(id), state: String(state) }));
}

/** Starts a command that then waits for a table that this connection keeps to itself. */
async function startHeld(connection: Connection, name: string, args: string[]): Promise<Running> {
  await connection.query(`LOCK TABLES ${name}.rental WRITE, ${name}.inventory WRITE`);
  const running = cli.start(args);
  await running.until(async () =>
    (await busyIn(connection, name)).some(({ state }) => state.includes('metadata lock')),
  );
  return running;
}

function expectLost(run: Finished, what: RegExp): void {
  expect(run.stderr).toMatch(what);
  expect(run.stderr).not.toMatch(DRIVER_WORDS);
  expect(run.exitCode).toBe(1);
}

describe('a connection that an administrator kills', () => {
  beforeAll(async () => {
    await loadChain({ socket: database.socket, user: 'root' }, database.name, config);
    await database.connection.query(`USE ${database.name}`);
  });

  test.each([
    ['validate', ['validate']],
    ['summary', ['summary']],
    ['maintain integrity', ['maintain', 'integrity']],
    ['inventory show', ['inventory', 'show']],
  ])('ends %s with 1, which says what was lost and what to do', async (command, words) => {
    const args = on(database.socket, database.name, ...words);
    const running = await startHeld(database.connection, database.name, args);
    for (const { id } of await busyIn(database.connection, database.name)) {
      await database.connection.query('KILL ?', [id]).catch(() => undefined);
    }
    const finished = await running.finished;
    await database.connection.query('UNLOCK TABLES');
    expectLost(
      finished,
      new RegExp(`The server at socket ${database.socket} closed connection \\d+ of this program, and still answers: `),
    );
    expect(finished.stderr).toContain('The error log of the server says which.');
    if (command !== 'inventory show') {
      expect(finished.stderr).toContain('The data is unchanged.');
      expect(finished.stderr).toContain(`dvdrental ${command} `);
    }
  });

  test('ends a backup with 1, which says so and leaves no file', async () => {
    const { connection, name, socket } = database;
    const file = join(cli.folder, 'lost.sql.gz');
    const running = await startHeld(connection, name, on(socket, name, 'maintain', 'backup', '-o', file));
    for (const { id } of await busyIn(connection, name)) {
      await connection.query('KILL ?', [id]).catch(() => undefined);
    }
    const finished = await running.finished;
    await connection.query('UNLOCK TABLES');
    expectLost(finished, new RegExp(`No backup was written\\. The server at socket ${socket} closed the connection`));
    expect(finished.stderr).toContain('Run the command again.');
    expect(readdirSync(cli.folder).filter((entry) => entry.startsWith('lost.sql.gz'))).toEqual([]);
  });

  test('ends a purchase with 1, and AUTO_INCREMENT stands where it stood', async () => {
    const { connection, name, socket } = database;
    const numbers = () =>
      askRows(
        connection,
        `SELECT TABLE_NAME, AUTO_INCREMENT FROM information_schema.TABLES
         WHERE TABLE_SCHEMA = ? AND TABLE_NAME IN ('inventory', 'inventory_purchases')`,
        [name],
      );
    const before = await numbers();
    await connection.beginTransaction();
    await connection.query('SELECT * FROM inventory_purchases FOR UPDATE');
    const running = cli.start(on(socket, name, 'inventory', 'add', '--quantity', '3'));
    const inserting = async () => {
      const rows = await askRows(
        connection,
        `SELECT ID FROM information_schema.PROCESSLIST
         WHERE DB = ? AND INFO LIKE 'INSERT %inventory_purchases%' AND ID <> CONNECTION_ID()`,
        [name],
      );
      return rows[0]?.ID;
    };
    await running.until(async () => (await inserting()) !== undefined);
    await connection.query('KILL ?', [await inserting()]);
    await connection.rollback();
    const finished = await running.finished;
    expectLost(finished, /The purchase failed: .*closed connection \d+/);
    expect(finished.stderr).toContain('Nothing was bought');
    expect(await numbers()).toEqual(before);
  });

  test('ends a load with 1, and --resume does it anew', async () => {
    const { connection, socket } = database;
    const name = `${database.name}_load`;
    const args = on(socket, name, 'run', '--years', '20', '--threads', '1', '--no-csv');
    const running = cli.start(args);
    const filling = async () => {
      const rows = await askRows(
        connection,
        "SELECT ID FROM information_schema.PROCESSLIST WHERE DB = ? AND INFO LIKE '%INTO TABLE `payment`%'",
        [name],
      );
      return rows[0]?.ID;
    };
    await running.until(async () => (await filling()) !== undefined);
    await connection.query('KILL ?', [await filling()]);
    const finished = await running.finished;
    expectLost(finished, /Loading payment failed: .*closed connection \d+ .* and still answers/);
    expect(finished.stderr).toContain('--resume');
    await connection.query(`DROP DATABASE ${name}`);
  });
});

describe('a server that dies', () => {
  const servers: MortalServer[] = [];
  beforeAll(async () => {
    servers.push(...(await Promise.all([startServer(), startServer()])));
    for (const { socket } of servers) await loadChain({ socket }, NAME, config);
  });
  afterAll(() => Promise.all(servers.map((server) => server.kill())));

  test('ends the checks with 1, which says that it no longer answers', async () => {
    const [server] = servers;
    if (server === undefined) throw new Error('There is no server.');
    const connection = await openConnection({ socket: server.socket });
    const running = await startHeld(connection, NAME, on(server.socket, NAME, 'validate'));
    await server.kill();
    expectLost(await running.finished, /was lost: it no longer answers\./);
    connection.destroy();
  });

  test('ends an update, which says that AUTO_INCREMENT may be higher', async () => {
    const [, server] = servers;
    if (server === undefined) throw new Error('There is no server.');
    let killing: Promise<void> | undefined;
    const updating = updateDatabase({
      database: NAME,
      begin: beginOn(NAME, opener({ socket: server.socket })),
      weeks: 4,
      threads: 1,
      onRows: () => {
        killing ??= server.kill();
      },
    });
    await expect(updating).rejects.toMatchObject({
      code: 'load',
      message: expect.stringContaining('was lost: it no longer answers'),
      hint: expect.stringMatching(/^Nothing was changed: .* AUTO_INCREMENT may be higher than before/),
    });
    await killing;
  });
});
