import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'vitest';
import { canHavePrivateServer } from '../../src/engines/private-server/acquire.js';
import { expectRefusal } from '../support/bad-input.js';

/**
 * A shell that has mounted a disk of its own at ./disk, seen by nobody else and gone with it, runs the program there
 * or beside it, and shows what is left on the disk afterwards.
 */
function withDisk(mount: string, place: string): readonly string[] {
  const script = `mount -t tmpfs -o ${mount} tmpfs disk && { (cd ${place} && "$@"); code=$?; ls -A disk >&2; exit $code; }`;
  return ['unshare', '--map-root-user', '--mount', 'sh', '-c', script, 'sh'];
}

function canMountDisks(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'disk-'));
  mkdirSync(join(folder, 'disk'));
  const [command = '', ...args] = withDisk('size=1m', 'disk');
  const { status } = spawnSync(command, [...args, 'true'], { cwd: folder, stdio: 'ignore' });
  rmSync(folder, { recursive: true });
  return status === 0;
}

describe.skipIf(!canMountDisks())('a disk (needs the right to mount one)', () => {
  const files = { 'disk/': '' };

  test('that is full while the dataset is written', () =>
    expectRefusal({
      name: '',
      // A single table, or it would be chance which of two meets the end of the disk first.
      args: ['generate', '--weeks', '20', '--tables', 'rental', '-o', 'disk/data'],
      through: withDisk('size=400k', '.'),
      files,
      code: 1,
      says: `dvdrental: <folder>/disk/data/.partial/rental.csv cannot be written: the disk is full.
Nothing is left of it. Make room there, or name another folder with --output-dir.`,
    }));

  test('that is read-only', () =>
    expectRefusal({
      name: '',
      args: ['generate', '--weeks', '1', '-o', 'disk/data'],
      through: withDisk('ro', '.'),
      files,
      code: 1,
      says: `dvdrental: The dataset folder <folder>/disk/data cannot be written: the disk is read-only.
Name another folder with --output-dir.`,
    }));

  test.skipIf(!canHavePrivateServer(process.env.PATH))('that is read-only where the server would be', () =>
    expectRefusal({
      name: '',
      args: ['server', 'start'],
      through: withDisk('ro', 'disk'),
      files,
      code: 1,
      says: `dvdrental: The private server's folder <folder>/disk/out/.server cannot be made: the disk is read-only.
Run this in a folder that you may write to, or name a server with --host or --socket.`,
    }),
  );

  test.skipIf(!canHavePrivateServer(process.env.PATH))('that has no room for the server’s data', () =>
    expectRefusal({
      name: '',
      args: ['--weeks', '1', '--quiet'],
      through: withDisk('size=8m', 'disk'),
      files,
      code: 1,
      says: `dvdrental: A private MariaDB could not be initialised in <folder>/disk/out/.server.
Its disk is full: free some space, or run this in another folder. Or give a server of your own with --host or --socket, or choose --target duckdb.
out`,
    }),
  );
});
