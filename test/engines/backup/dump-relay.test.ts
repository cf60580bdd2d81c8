import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Connection, createConnection } from 'mysql2/promise';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type DumpRelay, openDumpRelay } from '../../../src/engines/backup/dump-relay.js';
import { openConnection } from '../../../src/engines/mysql/connect.js';
import { askValue } from '../../../src/engines/mysql/query.js';
import { useDatabase } from '../../support/database.js';

const database = useDatabase({ create: false });
const folder = mkdtempSync(join(tmpdir(), 'dump-relay-'));
afterAll(() => rmSync(folder, { recursive: true }));

let connection: Connection;
let relay: DumpRelay;
const openRelay = async (): Promise<void> => {
  connection = await openConnection({ socket: database.socket, user: 'root' }, { plain: true });
  relay = await openDumpRelay(connection, '10.11.0-MariaDB', 'mariadb');
};
beforeEach(openRelay);
afterEach(() => relay.close());

const connect = () => createConnection({ socketPath: relay.socket, user: 'anybody' });

test('a client finds itself on the connection of this program, with its session', async () => {
  await connection.query('SET @mark = 42');
  const { threadId } = connection;
  const client = await connect();
  expect(await askValue(client, 'SELECT CONNECTION_ID()')).toBe(threadId);
  expect(await askValue(client, 'SELECT @mark')).toBe(42);
  client.destroy();
});

test('only this user can reach the socket, and only the first client is let in', async () => {
  expect(statSync(dirname(relay.socket)).mode & 0o077).toBe(0);
  const client = await connect();
  await expect(connect()).rejects.toMatchObject({ code: expect.stringMatching(/^(ENOENT|ECONNREFUSED)$/) });
  client.destroy();
});

test('a client ends when its connection to the server does', async () => {
  const { threadId } = connection;
  const client = await connect();
  const waits = client.query('SELECT SLEEP(600)').catch((error: unknown) => error);
  await database.connection.query(`KILL ${threadId}`);
  expect(await waits).toBeInstanceOf(Error);
});

test('nothing is left once it is closed', () => {
  relay.close();
  expect(existsSync(dirname(relay.socket))).toBe(false);
});

test('a temporary folder whose path is too long for a socket is not used', async () => {
  relay.close();
  const long = join(folder, 'l'.repeat(120));
  mkdirSync(long);
  vi.stubEnv('TMPDIR', long);
  await openRelay();
  vi.unstubAllEnvs();
  // Node and the system cut a longer path in silence, each at a place of its own.
  expect(Buffer.byteLength(relay.socket)).toBeLessThan(108);
});
