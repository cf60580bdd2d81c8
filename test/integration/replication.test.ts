import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from 'mysql2/promise';
import { afterAll, describe, expect, test } from 'vitest';
import { askRows, askValue } from '../../src/engines/mysql/query.js';
import { useReplication } from '../support/replication.js';
import { runCommand } from '../support/run-command.js';

const servers = useReplication();
const place = mkdtempSync(join(tmpdir(), 'replication-test-'));
afterAll(() => rmSync(place, { recursive: true }));

/** Each table of a database: its checksum, and its definition with what AUTO_INCREMENT stands at. */
async function tablesOf(connection: Connection, database: string): Promise<Record<string, unknown>> {
  const tables = await askRows(
    connection,
    'SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? ORDER BY TABLE_NAME',
    [database],
  );
  const found: Record<string, unknown> = {};
  for (const { name } of tables) {
    const table = `${database}.${String(name)}`;
    const [sum] = await askRows(connection, `CHECKSUM TABLE ${table}`);
    const [definition] = await askRows(connection, `SHOW CREATE TABLE ${table}`);
    found[table] = { sum: sum?.Checksum, definition: definition?.['Create Table'] };
  }
  return found;
}

async function expectEqual(database: string): Promise<void> {
  await servers.catchUp();
  const there = await tablesOf(servers.primary, database);
  expect(Object.keys(there).length).toBeGreaterThanOrEqual(16);
  expect(await tablesOf(servers.replica, database)).toEqual(there);
}

/** Runs the program on the primary and returns what it said. */
async function onPrimary(database: string, ...args: string[]): Promise<string> {
  const server = ['-S', servers.socket, '-u', 'root', '-D', database, '--no-progress'];
  const { exitCode, thrown, stderr } = await runCommand([...args, ...server]);
  expect({ exitCode, thrown }).toEqual({ exitCode: 0, thrown: undefined });
  return stderr;
}

/** Where the primary's binary log ends. */
async function endOfLog(): Promise<unknown> {
  const [place = {}] = await askRows(servers.primary, 'SHOW MASTER STATUS');
  return [place.File, place.Position];
}

describe.each(['MIXED', 'STATEMENT', 'ROW'])('with the binary log in format %s', (format) => {
  const database = `rentals_${format.toLowerCase()}`;

  test('a replica stays equal through a run, a purchase, an update, new statistics and a load', async () => {
    await servers.primary.query(`SET GLOBAL binlog_format = ${format}`);
    const told = await onPrimary(database, 'run', '--weeks', '2', '-o', join(place, database));
    expect(told).toMatch(/^into .*; changes are written to the binary log$/m);
    await expectEqual(database);

    const purchase = await onPrimary(database, 'inventory', 'add', '--quantity', '5');
    expect(purchase).toMatch(/^binlog +changes are written to the binary log$/m);
    expect(await onPrimary(database, 'update', '1')).toMatch(/^binlog +changes are written/m);
    await onPrimary(database, 'maintain', 'analyze');
    await expectEqual(database);

    const loaded = `${database}_loaded`;
    await onPrimary(loaded, 'load', join(place, database));
    await expectEqual(loaded);
    await onPrimary(loaded, 'load', join(place, database), '--overwrite', '--yes');
    await expectEqual(loaded);
    await onPrimary(loaded, 'drop', '--yes');
    await servers.catchUp();
    expect(await askValue(servers.replica, `SHOW DATABASES LIKE '${loaded}'`)).toBeUndefined();
  });

  test('a dry run writes nothing to it', async () => {
    const before = await endOfLog();
    for (const words of [
      ['update', '2', '--dry-run'],
      ['inventory', 'add', '--quantity', '5', '--dry-run'],
    ]) {
      expect(await onPrimary(database, ...words)).not.toContain('written to the binary log');
    }
    await onPrimary(`${database}_new`, 'run', '--weeks', '2', '--dry-run', '--no-csv');
    expect(await endOfLog()).toEqual(before);
  });
});

test('with --no-binlog nothing of a whole round reaches the log', async () => {
  const before = await endOfLog();
  const told = await onPrimary('hidden', 'run', '--weeks', '2', '--no-csv', '--no-binlog');
  expect(told).toContain('; changes are kept out of the binary log, so replicas do not get them');
  for (const args of [
    ['inventory', 'add', '--quantity', '5'],
    ['update', '1'],
    ['maintain', 'optimize'],
  ]) {
    expect(await onPrimary('hidden', ...args, '--no-binlog')).toMatch(/^binlog +changes are kept out/m);
  }
  expect(await endOfLog()).toEqual(before);
  await servers.catchUp();
  const known = await askValue(servers.replica, "SHOW DATABASES LIKE 'hidden'");
  expect(known).toBeUndefined();
});

test('a user who may not leave the log is refused before anything is changed', async () => {
  await servers.primary.query("CREATE USER ann@localhost IDENTIFIED BY ''");
  await servers.primary.query('GRANT ALL ON anns.* TO ann@localhost');
  const server = ['-S', servers.socket, '-u', 'ann', '-D', 'anns', '--no-progress'];
  const folder = join(place, 'anns');
  const run = await runCommand(['run', '--weeks', '1', '-o', folder, '--no-binlog', ...server]);
  expect(run.thrown).toMatchObject({
    code: 'server',
    message: '--no-binlog: user ann@localhost may not keep changes out of the binary log. Nothing was changed.',
    hint: expect.stringContaining('Leave --no-binlog out'),
  });
  expect(existsSync(folder)).toBe(false);
  expect(await askValue(servers.primary, "SHOW DATABASES LIKE 'anns'")).toBeUndefined();
  const environment = { PATH: process.env.PATH, DVDRENTAL_NO_BINLOG: '1' };
  expect((await runCommand(['run', '--weeks', '1', '--no-csv', ...server], environment)).thrown).toMatchObject({
    code: 'server',
  });
});
