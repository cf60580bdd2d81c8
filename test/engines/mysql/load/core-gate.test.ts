import { expect, test } from 'vitest';
import { CoreGate } from '../../../../src/engines/mysql/load/core-gate.js';
import { chooseConnections } from '../../../../src/engines/mysql/load-method.js';
import { parseServerVersion } from '../../../../src/engines/mysql/server-version.js';

const mysql = { version: parseServerVersion('9.1.0', 'MySQL Community Server - GPL'), galera: false };
const mariadb = {
  version: parseServerVersion('11.4.2-MariaDB', 'mariadb.org binary distribution'),
  galera: false,
};

test('MySQL fills a big table over two connections, unless they would wait for the cores of this machine', () => {
  expect(chooseConnections({ ...mysql, local: true }, 1e8, 2)).toBe(1);
  expect(chooseConnections({ ...mysql, local: true }, 1e8, 4)).toBe(2);
  expect(chooseConnections({ ...mysql, local: false }, 1e8, 2)).toBe(2);
});

test('a table that makes too large a transaction goes in parts', () => {
  expect(chooseConnections({ ...mysql, local: true }, 2e9, 2)).toBe(2);
});

test('MariaDB fills a table over one connection, whose lock keeps others out, but in a Galera cluster', () => {
  expect(chooseConnections({ ...mariadb, local: false }, 1e8, 16)).toBe(1);
  expect(chooseConnections({ ...mariadb, local: false, galera: true }, 1e8, 16)).toBe(2);
  expect(chooseConnections({ ...mariadb, local: true, galera: true }, 1e8, 2)).toBe(2);
});

test('work waits while each core is at a long task, and goes on when the first of them ends, even by failing', async () => {
  const turns = new CoreGate(2);
  const ends: ((error?: Error) => void)[] = [];
  const longTask = () =>
    turns.occupy(() => new Promise((resolve, reject) => ends.push((error) => (error ? reject(error) : resolve()))));
  let gone = 0;
  const go = () => turns.next().then(() => gone++);
  const first = longTask();
  await go();
  expect(gone).toBe(1);
  const second = longTask();
  const waiting = [go(), go()];
  await new Promise(setImmediate);
  expect(gone).toBe(1);
  ends[1]?.(new Error('ended'));
  await expect(second).rejects.toThrow('ended');
  await Promise.all(waiting);
  expect(gone).toBe(3);
  ends[0]?.();
  await first;
});
