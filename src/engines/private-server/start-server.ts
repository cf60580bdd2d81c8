import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { availableParallelism, totalmem } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { DatagenError, messageOf } from '../../errors.js';
import { readCommandLine } from '../../processes/identity.js';
import { openConnection } from '../mysql/connect.js';
import { closeConnection } from '../mysql/connections.js';
import { isAtLeast } from '../mysql/server-version.js';
import { readBirth } from './folder-lock.js';
import { passwordStatement, userOptions } from './initialise.js';
import { privateAddress, type ServerPaths } from './server-paths.js';
import type { ServerProgram } from './server-program.js';

const START_PATIENCE_MS = 300_000;

/** The process id of the server of this data folder; undefined if none runs. */
export function findRunningServer(paths: ServerPaths): number | undefined {
  const pid = readPid(paths.pidFile);
  // The id in a stale pid file may belong to another process, so the process's command line must name this folder.
  return pid !== undefined && readCommandLine(pid).includes(`--datadir=${paths.data}`) ? pid : undefined;
}

/**
 * Starts the server in a process group of its own, so that Ctrl-C in the terminal does not reach it, and waits until it
 * answers. Throws a DatagenError 'server' with the end of its log.
 */
export async function startServer(paths: ServerPaths, program: ServerProgram, port: number | undefined): Promise<void> {
  rmSync(paths.pidFile, { force: true });
  rmSync(paths.socket, { force: true });
  const log = openSync(paths.log, 'a', 0o600);
  const child = spawn(program.path, serverOptions(paths, program, port), {
    cwd: paths.folder,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  let ended: string | undefined;
  child.once('error', (error) => {
    ended = messageOf(error);
  });
  child.once('exit', (code, signal) => {
    ended = `it ended with ${signal ?? `exit code ${code}`}`;
  });
  child.unref();
  const abandon = (): void => void child.kill('SIGKILL');
  process.once('exit', abandon);
  try {
    const deadline = Date.now() + START_PATIENCE_MS;
    while (!(await answers(paths))) {
      if (ended !== undefined || Date.now() > deadline) {
        if (ended === undefined) abandon();
        throw new DatagenError(
          'server',
          `The private ${program.version.product} did not start: ${ended ?? 'it does not answer'}.${await lastWords(paths)}`,
          { hint: `Its log is ${paths.log}. To start again, delete ${paths.folder}.` },
        );
      }
      await delay(40);
    }
  } finally {
    process.off('exit', abandon);
  }
}

/** Whether a server takes connections on the private socket. */
export async function answers(paths: ServerPaths): Promise<boolean> {
  try {
    const connection = await openConnection(privateAddress(paths), { timeout: 5_000 });
    await closeConnection(connection);
    return true;
  } catch {
    return false;
  }
}

/** A MariaDB whose administrator has a password sets it before anybody can log in. */
function loginOptions(paths: ServerPaths, program: ServerProgram): string[] {
  const { user, password } = readBirth(paths) ?? {};
  if (program.vendor !== 'mariadb' || user === undefined || password === undefined) return [];
  writeFileSync(paths.loginScript, `${passwordStatement({ user, password })}\n`, { mode: 0o600 });
  return [`--init-file=${paths.loginScript}`];
}

function serverOptions(paths: ServerPaths, program: ServerProgram, port: number | undefined): string[] {
  const size = sizeToMachine();
  const options = [
    '--no-defaults',
    ...userOptions(),
    `--datadir=${paths.data}`,
    `--socket=${paths.socket}`,
    `--pid-file=${paths.pidFile}`,
    `--tmpdir=${paths.temporary}`,
    ...loginOptions(paths, program),
    ...(port === undefined ? ['--skip-networking'] : ['--bind-address=127.0.0.1', `--port=${port}`]),
    '--skip-log-bin',
    '--local-infile=1',
    '--character-set-server=utf8mb4',
    '--collation-server=utf8mb4_unicode_ci',
    '--default-time-zone=+00:00',
    '--max-allowed-packet=64M',
    '--performance-schema=OFF',
    '--innodb-autoinc-lock-mode=2',
    '--innodb-io-capacity=2000',
    '--innodb-io-capacity-max=20000',
    `--innodb-buffer-pool-size=${size.bufferPoolBytes}`,
  ];
  if (program.vendor === 'mariadb') {
    options.push(`--innodb-log-file-size=${size.logBytes}`);
  } else {
    options.push('--mysqlx=OFF', '--secure-file-priv=');
    options.push(
      isAtLeast(program.version, 8, 0, 30)
        ? `--innodb-redo-log-capacity=${size.logBytes}`
        : `--innodb-log-file-size=${Math.floor(size.logBytes / 2)}`,
    );
  }
  return options;
}

async function lastWords(paths: ServerPaths): Promise<string> {
  const file = await open(paths.log).catch(() => undefined);
  if (file === undefined) return '';
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8192), 0, 8192, Math.max(0, size - 8192));
    const errors = buffer
      .toString('utf8', 0, bytesRead)
      .split('\n')
      .filter((line) => line.includes('[ERROR]'));
    if (errors.some((line) => /error 28\b|errno: 28\b|No space left/i.test(line))) {
      return ' Its disk is full: free some space, or run this in another folder.';
    }
    return errors.length === 0 ? '' : ` It said: ${errors.slice(0, 2).join(' ')}`;
  } finally {
    await file.close();
  }
}

function readPid(path: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(path, 'utf8'), 10);
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

const STOP_PATIENCE_MS = 300_000;

/** Shuts the server down properly; its data stay. Does nothing if none runs. */
export async function stopServer(paths: ServerPaths): Promise<void> {
  const pid = findRunningServer(paths);
  if (pid !== undefined) {
    process.kill(pid, 'SIGTERM');
    const deadline = Date.now() + STOP_PATIENCE_MS;
    while (findRunningServer(paths) === pid) {
      if (Date.now() > deadline) {
        throw new DatagenError('server', `The private server (process ${pid}) does not stop.`, {
          hint: `See its log, ${paths.log}.`,
        });
      }
      await delay(30);
    }
  }
  rmSync(paths.socket, { force: true });
}

const MEBIBYTE = 1024 * 1024;

/** The memory of a private server. */
export interface ServerSize {
  readonly bufferPoolBytes: number;
  readonly logBytes: number;
  readonly threads: number;
}

/** A quarter of the memory (of the container, if there is one), between 128 MiB and 2 GiB. */
function sizeToMachine(): ServerSize {
  const limit = process.constrainedMemory();
  const memory = limit > 0 && limit < totalmem() ? limit : totalmem();
  const bufferPoolBytes = Math.min(Math.max(memory / 4, 128 * MEBIBYTE), 2048 * MEBIBYTE);
  return {
    bufferPoolBytes: Math.floor(bufferPoolBytes / MEBIBYTE) * MEBIBYTE,
    logBytes: Math.min(Math.max(Math.floor(bufferPoolBytes / 2 / MEBIBYTE), 96), 1024) * MEBIBYTE,
    threads: Math.min(availableParallelism(), 16),
  };
}
