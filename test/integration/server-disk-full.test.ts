import { expect, test } from 'vitest';
import { useOwnServer } from '../support/own-server.js';
import { runCommand } from '../support/run-command.js';

// All tables lie in one file that must not grow: for the server this is a disk that is full.
const server = useOwnServer([
  '--innodb-file-per-table=0',
  '--innodb-data-file-path=ibdata1:12M:autoextend:max:90M',
  '--innodb-buffer-pool-size=64M',
]);

function run(...args: string[]) {
  return runCommand([
    'run',
    '--weeks',
    '104',
    '--no-csv',
    '-S',
    server.socket,
    '-u',
    'root',
    '-D',
    'shop',
    '-q',
    ...args,
  ]);
}

test('a load whose server runs out of disk ends, says so, and goes through once there is room', async () => {
  await server.connection.query('CREATE DATABASE ballast');
  await server.connection.query('CREATE TABLE ballast.block (text LONGBLOB) ENGINE = InnoDB');
  for (let block = 0; block < 5; block++) {
    await server.connection.query("INSERT INTO ballast.block VALUES (REPEAT('x', 12 << 20))");
  }
  const failed = await run();
  expect(failed.thrown).toMatchObject({
    code: 'load',
    message: expect.stringMatching(/ is full; make room on the server's disk or in its tablespace/),
    hint: expect.stringContaining('--resume'),
  });
  const again = await run();
  expect(again.thrown).toMatchObject({ code: 'conflict', hint: expect.stringContaining('--resume') });
  await server.connection.query('DROP DATABASE ballast');
  // Its pages are free once the server has purged them.
  await server.connection.query('SET GLOBAL innodb_max_purge_lag_wait = 0');
  expect(await run('--resume')).toMatchObject({ thrown: undefined, exitCode: 0 });
});
