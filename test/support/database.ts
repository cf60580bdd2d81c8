import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { type Connection, createConnection } from 'mysql2/promise';
import { afterAll, beforeAll, inject } from 'vitest';
import type { ServerAnswer } from './mariadb.js';

export interface TestDatabase {
  /** A name that no other test has. */
  readonly name: string;
  /** The server's socket; its user is root, without a password. */
  readonly socket: string;
  /** A connection of user root in UTC, with the database as its default when there is one. */
  readonly connection: Connection;
}

/** The socket of the test run's private server, which starts with the first call. */
async function findTestServer(): Promise<string> {
  const answer: ServerAnswer = JSON.parse(await text(connect(inject('serverDoorbell'), '127.0.0.1')));
  if ('error' in answer) throw new Error(answer.error);
  return answer.socket;
}

/**
 * A fresh empty database for the tests of a file or a `describe` block, dropped after them. Its fields can be read
 * once the tests run. With `create: false` there is only the name, for a program that makes the database itself.
 */
export function useDatabase({ create = true } = {}): TestDatabase {
  const name = `test_${randomBytes(6).toString('hex')}`;
  let opened: { socket: string; connection: Connection } | undefined;
  const open = () => {
    if (opened === undefined) throw new Error('The test database is there only while tests and their hooks run.');
    return opened;
  };

  beforeAll(async () => {
    const socket = await findTestServer();
    const connection = await createConnection({
      socketPath: socket,
      user: 'root',
      timezone: 'Z',
      dateStrings: true,
    });
    await connection.query("SET time_zone = '+00:00'");
    if (create) {
      await connection.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
      await connection.query(`USE ${name}`);
    }
    opened = { socket, connection };
  });
  afterAll(async () => {
    if (opened === undefined) return;
    await opened.connection.query(`DROP DATABASE IF EXISTS ${name}`);
    await opened.connection.end();
    opened = undefined;
  });

  return {
    name,
    get socket() {
      return open().socket;
    },
    get connection() {
      return open().connection;
    },
  };
}
