import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { openConnection } from '../../src/engines/mysql/connect.js';
import { inspectServer } from '../../src/engines/mysql/inspect-server.js';
import { askRows, askValue } from '../../src/engines/mysql/query.js';
import { acquirePrivateServer, canHavePrivateServer } from '../../src/engines/private-server/acquire.js';
import { readStatus, startPersistent, stopPersistent } from '../../src/engines/private-server/persistent.js';
import { locateServer } from '../../src/engines/private-server/server-paths.js';
import { findServerPrograms } from '../../src/engines/private-server/server-program.js';
import { writeFiles } from '../support/staging.js';

const searchPath = process.env.PATH;
// Scripts that have to do with it must not take a blank for the end of a path.
const root = mkdtempSync(join(tmpdir(), "dvdrental's server-"));
afterAll(async () => {
  await stopPersistent(root);
  rmSync(root, { recursive: true });
});

describe.skipIf(!canHavePrivateServer(searchPath))('the private server', () => {
  test('is made and started on first use, for this user alone, and takes no network', async () => {
    const server = await acquirePrivateServer({ root, searchPath });
    const connection = await openConnection(server.address);
    expect(await askValue(connection, 'SELECT @@skip_networking')).toBe(1);
    expect(await askRows(connection, "SELECT User FROM mysql.user WHERE User = ''")).toEqual([]);
    const look = await inspectServer(connection, server.address, {
      database: 'nothing_yet',
      ownServer: true,
    });
    expect(look).toMatchObject({
      local: true,
      readsOurFiles: true,
      missingPrivileges: [],
      contents: { kind: 'empty', exists: false },
    });
    await connection.query('CREATE DATABASE kept');
    await connection.end();
    expect(statSync(dirname(server.address.socket)).mode & 0o777).toBe(0o700);
    expect(Buffer.byteLength(server.address.socket)).toBeLessThan(100);
    await server.release();
    expect(await readStatus(root)).toMatchObject({ initialised: true, running: false, users: [] });
  });

  test('leaves alone what another server, which is being made at the same time, keeps in the common temporary folder', async () => {
    const common = mkdtempSync(join(tmpdir(), 'dvdrental-common-'));
    const kept = join(common, '#sql-temptable-1-2-3.MAI');
    writeFileSync(kept, '');
    vi.stubEnv('TMPDIR', common);
    onTestFinished(() => {
      vi.unstubAllEnvs();
      rmSync(common, { recursive: true });
    });
    const server = await acquirePrivateServer({ root: join(common, 'out'), searchPath });
    await server.release();
    expect(existsSync(kept)).toBe(true);
  });

  test('is shared by those who come at once, keeps its data, and ends with the last of them', async () => {
    const [one, two] = await Promise.all([
      acquirePrivateServer({ root, searchPath }),
      acquirePrivateServer({ root, searchPath }),
    ]);
    await one.release();
    await one.release();
    const connection = await openConnection(two.address);
    expect(await askRows(connection, "SHOW DATABASES LIKE 'kept'")).toHaveLength(1);
    await connection.end();
    await two.release();
    expect((await readStatus(root)).running).toBe(false);
  });

  test('starts although a stale pid file names a process that lives', async () => {
    writeFileSync(locateServer(root).pidFile, String(process.pid));
    const server = await acquirePrivateServer({ root, searchPath });
    expect((await readStatus(root)).pid).not.toBe(process.pid);
    await server.release();
  });

  test('outlives its users when it was started to stay, and is not stopped under them', async () => {
    await startPersistent({ root, searchPath });
    const server = await acquirePrivateServer({ root, searchPath });
    await expect(stopPersistent(root)).rejects.toMatchObject({ code: 'conflict' });
    await server.release();
    expect(await readStatus(root)).toMatchObject({ running: true, persistent: true });
    expect(await stopPersistent(root)).toBe(true);
    expect(await stopPersistent(root)).toBe(false);
    expect(existsSync(locateServer(root).persistentMark)).toBe(false);
  });
});

test.skipIf(!canHavePrivateServer(searchPath))(
  'a folder of the server’s name that somebody else has made is left alone',
  async () => {
    const foreign = mkdtempSync(join(tmpdir(), 'dvdrental-foreign-'));
    onTestFinished(() => rmSync(foreign, { recursive: true }));
    writeFiles(foreign, { '.server/data.draft/thesis.txt': 'precious', '.server/notes.txt': 'precious' });
    chmodSync(join(foreign, '.server'), 0o755);
    const refused = acquirePrivateServer({ root: foreign, searchPath });
    await expect(refused).rejects.toThrow(/contains files that this program did not create: data\.draft, notes\.txt/);
    expect(readdirSync(join(foreign, '.server'), { recursive: true }).sort()).toEqual([
      'data.draft',
      'data.draft/thesis.txt',
      'notes.txt',
    ]);
    expect(statSync(join(foreign, '.server')).mode & 0o777).toBe(0o755);
  },
);

test.skipIf(!canHavePrivateServer(searchPath))('a server that another account has made is not waited for', async () => {
  const other = mkdtempSync(join(tmpdir(), 'dvdrental-other-'));
  onTestFinished(() => rmSync(other, { recursive: true }));
  const { vendor = 'mariadb' } = findServerPrograms(searchPath)[0] ?? {};
  const birth = JSON.stringify({ vendor, version: '10.11.6', user: 'somebody-else' });
  writeFiles(other, { '.server/server.json': birth, '.server/data/ibdata1': '' });
  const refused = acquirePrivateServer({ root: other, searchPath });
  await expect(refused).rejects.toThrow(/was made by the user somebody-else/);
});
