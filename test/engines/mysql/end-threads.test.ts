import type { Connection } from 'mysql2/promise';
import { expect, test } from 'vitest';
import { openConnection } from '../../../src/engines/mysql/connect.js';
import { closeConnection } from '../../../src/engines/mysql/connections.js';
import { endThreads } from '../../../src/engines/mysql/load/connection-pool.js';
import { askRows } from '../../../src/engines/mysql/query.js';
import { useDatabase } from '../../support/database.js';

const database = useDatabase();

test('every thread is ended although another has gone by itself, and the connection that ends them is closed', async () => {
  const opened: Connection[] = [];
  const open = async () => {
    const connection = await openConnection({ socket: database.socket });
    opened.push(connection);
    return connection;
  };
  const [gone, busy, idle] = [await open(), await open(), await open()];
  await closeConnection(gone);
  const answer = busy.query('SELECT SLEEP(100)').catch((error: unknown) => error);
  await endThreads(open, [gone, busy, idle]);
  expect(await answer).toBeInstanceOf(Error);
  expect(opened).toHaveLength(4);
  const ids = opened.map(({ threadId }) => threadId);
  await expect
    .poll(() => askRows(database.connection, 'SELECT ID FROM information_schema.PROCESSLIST WHERE ID IN (?)', [ids]))
    .toEqual([]);
});

test('a connection with a statement that does not end is closed all the same', async () => {
  const connection = await openConnection({ socket: database.socket });
  const answer = connection.query('SELECT SLEEP(30)').catch((error: unknown) => error);
  await closeConnection(connection);
  await database.connection.query('KILL ?', [connection.threadId]);
  expect(await Promise.race([answer, Promise.resolve('not answered')])).toBe('not answered');
});
