// Keeps one private MariaDB for a test run: started by mariadb.ts as a process of its own, it prints one line of JSON
// ({socket} or {error}) and, when its stdin closes, because the run is over or has died by whatever means, it kills the
// server and removes its folder. Its arguments are the size of a disk that holds the server's data alone (empty: none)
// and further options of the server.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { installAdvice } from '../../bootstrap/server.mjs';

// Not os.tmpdir(): a socket's path has room for about a hundred characters.
const folder = mkdtempSync('/tmp/dvdrental-test-');
const socket = join(folder, 's');
const data = join(folder, 'data');
const log = join(folder, 'log');
const [diskSize = '', ...options] = process.argv.slice(2);
// Of the mounted disk nobody else knows, and it is gone with the server.
const ON_DISK =
  'cp -a "$1" "$1.made" && mount -t tmpfs -o size="$2" tmpfs "$1" && cp -a "$1.made/." "$1" && shift 2 && exec "$@" --user=root';
const onDisk =
  diskSize === '' ? [] : ['unshare', '--map-root-user', '--mount', 'sh', '-c', ON_DISK, 'sh', data, diskSize];
const user = process.getuid?.() === 0 ? ['--user=root'] : [];

/** @type {import('node:child_process').ChildProcess | undefined} */
let server;

async function clearAway() {
  if (server?.kill('SIGKILL')) await once(server, 'exit');
  rmSync(folder, { recursive: true, force: true });
  process.exit();
}

/** @param {...string} names */
function findProgram(...names) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/usr/libexec'];
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  const path = paths.find((path) => existsSync(path));
  if (path === undefined) throw new Error(`These tests need a MariaDB server. To have one: ${installAdvice}.`);
  return path;
}

function makeDataFolder() {
  const { status, stdout, stderr } = spawnSync(
    findProgram('mariadb-install-db', 'mysql_install_db'),
    [
      '--no-defaults',
      ...user,
      `--datadir=${data}`,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
      '--force',
    ],
    { encoding: 'utf8', env: { ...process.env, TMPDIR: folder } },
  );
  if (status !== 0) throw new Error(`mariadb-install-db failed:\n${stdout}${stderr}`);
}

async function startServer() {
  const [command = '', ...args] = [...onDisk, findProgram('mariadbd', 'mysqld')];
  server = spawn(
    command,
    [
      ...args,
      '--no-defaults',
      ...user,
      `--datadir=${data}`,
      `--socket=${socket}`,
      `--log-error=${log}`,
      `--pid-file=${join(folder, 'pid')}`,
      `--tmpdir=${folder}`,
      '--skip-networking',
      '--skip-name-resolve',
      '--local-infile=1',
      '--innodb-flush-log-at-trx-commit=0',
      '--innodb-doublewrite=0',
      '--innodb-buffer-pool-size=512M',
      '--innodb-log-file-size=256M',
      '--performance-schema=0',
      ...options,
    ],
    { stdio: 'ignore' },
  );
  for (let waited = 0; !(await accepts()); waited += 50) {
    if (server.exitCode !== null || waited > 60_000) {
      throw new Error(`mariadbd did not start:\n${existsSync(log) ? readFileSync(log, 'utf8') : ''}`);
    }
    await sleep(50);
  }
}

/** @returns {Promise<boolean>} */
function accepts() {
  return new Promise((resolve) => {
    const probe = connect(socket);
    probe.on('connect', () => resolve(true)).on('error', () => resolve(false));
    probe.on('connect', () => probe.destroy());
  });
}

process.on('SIGINT', () => {}).on('SIGTERM', clearAway);
process.stdin.on('end', clearAway).on('error', clearAway).resume();
try {
  makeDataFolder();
  await startServer();
  console.log(JSON.stringify({ socket }));
} catch (error) {
  console.log(JSON.stringify({ error: error instanceof Error ? error.message : String(error) }));
}
