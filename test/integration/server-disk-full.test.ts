import { spawnSync } from 'node:child_process';
import { readFile, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from 'mysql2/promise';
import { beforeAll, describe, expect, test } from 'vitest';
import { askRows } from '../../src/engines/mysql/query.js';
import { useOwnServer } from '../support/own-server.js';
import { useCli } from '../support/run-cli.js';

/** Half of what a load of two years needs. */
const ROOM_FOR_ROWS = 12 << 20;
/** Not enough for all empty tables. */
const ROOM_FOR_TABLES = 1 << 20;
const SMALL_SERVER = ['--innodb-buffer-pool-size=64M', '--innodb-log-file-size=16M'];
/** InnoDB also gives the number of another error, which was the last one before. */
const FULL =
  /^dvdrental: .*; (make room on the server's disk or in its tablespace|its disk may be full: the server's error log says more)\.$/m;

const BALLAST = 'ballast';

const cli = useCli();
const dataset = join(cli.folder, 'files');

/** Fills the disk that only the server sees, and leaves that many bytes free. */
async function fillDisk(connection: Connection, room: number): Promise<void> {
  const folder = await findData(connection);
  const { bavail, bsize } = await statfs(folder);
  await writeFile(join(folder, BALLAST), Buffer.alloc(bavail * bsize - room));
}

async function makeRoom(connection: Connection): Promise<void> {
  await rm(join(await findData(connection), BALLAST));
}

async function findData(connection: Connection): Promise<string> {
  const [row] = await askRows(connection, 'SELECT @@pid_file AS pid_file, @@datadir AS folder');
  const pid = (await readFile(String(row?.pid_file), 'utf8')).trim();
  return `/proc/${pid}/root${row?.folder}`;
}

function canMount(): boolean {
  const mount = `mount -t tmpfs -o size=1m tmpfs ${tmpdir()}`;
  return spawnSync('/bin/sh', ['-c', `unshare --map-root-user --mount ${mount}`]).status === 0;
}

describe.skipIf(!canMount())('a server whose disk fills during a load (needs the right to mount)', () => {
  const server = useOwnServer(SMALL_SERVER, '240m');

  beforeAll(async () => {
    const made = await cli.run(['generate', '--weeks', '104', '-q', '-o', dataset]);
    expect(made.exitCode, made.stderr).toBe(0);
  });

  // A database each: the room of a dropped one comes back some time later.
  test.each([
    {
      database: 'one',
      command: ['run', '--weeks', '104', '--no-csv'],
      room: ROOM_FOR_ROWS,
      mended: ['--resume'],
    },
    { database: 'two', command: ['load', dataset], room: ROOM_FOR_ROWS, mended: ['--overwrite', '--yes'] },
    { database: 'three', command: ['load', dataset], room: ROOM_FOR_TABLES, mended: ['--resume'] },
  ])(
    '$command.0 with $room bytes ends with 1, says what to do, and works with $mended.0 once there is room',
    async ({ database, command, room, mended }) => {
      const { socket, connection } = server;
      const args = [...command, '-q', '-S', socket, '-u', 'root', '-D', database];
      await fillDisk(connection, room);
      const failed = await cli.run(args);
      expect(failed.stderr).toMatch(FULL);
      expect(failed.stderr).toContain('run again with --resume');
      expect(failed.exitCode).toBe(1);
      const again = await cli.run(args);
      expect(again).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('--resume') });
      await makeRoom(connection);
      const after = await cli.run([...args, ...mended]);
      expect(after.exitCode, after.stderr).toBe(0);
      const checked = await cli.run(['validate', '-q', '-S', socket, '-u', 'root', '-D', database]);
      expect(checked.exitCode, checked.stdout).toBe(0);
    },
  );
});
