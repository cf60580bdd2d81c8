import { existsSync, rmSync } from 'node:fs';
import { DatagenError, throwIfAborted } from '../../errors.js';
import { openConnection } from '../mysql/connect.js';
import { closeConnection } from '../mysql/connections.js';
import { restoreDurability } from '../mysql/variables.js';
import { listLiveLeases, readBirth, removeDeadLeases, requireSameAccount, takeLease, withLock } from './folder-lock.js';

import { initialiseData } from './initialise.js';

import {
  locateServer,
  makeServerFolders,
  type PrivateAddress,
  privateAddress,
  type ServerPaths,
} from './server-paths.js';
import { findServerPrograms, type ServerProgram } from './server-program.js';
import { answers, findRunningServer, startServer, stopServer } from './start-server.js';

export interface PrivateServerOptions {
  /** The output folder, such as out/; the server lives in its .server folder. */
  readonly root: string;
  /** The environment's PATH, searched for server programs beside the usual folders. */
  readonly searchPath?: string | undefined;
  /** Receives notices about slow steps and findings. */
  readonly onNotice?: ((notice: string) => void) | undefined;
  /** Stops between initialising and starting, and while initialising. */
  readonly signal?: AbortSignal | undefined;
}

export interface PrivateServer {
  /** How to connect: over its socket, as the user who runs this. */
  readonly address: PrivateAddress;
  readonly vendor: 'mysql' | 'mariadb';
  readonly version: string;
  /** Releases the server; the last release stops it. May be called twice. */
  readonly release: () => Promise<void>;
}

/**
 * Returns a running private server, which is initialised and started if necessary and shared with other processes.
 * Throws a DatagenError 'server' when no server program is installed or it does not start.
 */
export async function acquirePrivateServer(options: PrivateServerOptions): Promise<PrivateServer> {
  const paths = locateServer(options.root);
  const program = chooseProgram(paths, options.searchPath);
  makeServerFolders(paths);
  const lease = await withLock(paths.lock, async () => {
    removeDeadLeases(paths);
    const shared = listLiveLeases(paths).length > 0;
    const found = await bringUp(paths, program, options);
    // A run that was killed during a load has left the server's durability relaxed.
    if (found === 'running' && !shared) await restoreDurabilityOf(paths);
    return takeLease(paths);
  });
  // A process that ends at once cannot wait for the server, but it can ask it to stop.
  const abandon = (): void => letGoAtOnce(paths, lease);
  process.once('exit', abandon);
  let released: Promise<void> | undefined;
  return {
    address: privateAddress(paths),
    vendor: program.vendor,
    version: program.version.numbers.join('.'),
    release: () => {
      released ??= letGo(paths, lease).finally(() => process.off('exit', abandon));
      return released;
    },
  };
}

/** Whether a server program for a private server is installed. */
export function canHavePrivateServer(searchPath: string | undefined): boolean {
  return findServerPrograms(searchPath).length > 0;
}

/** Initialises and starts the server unless it runs, and returns what it did. Precondition: its lock is held. */
export async function bringUp(
  paths: ServerPaths,
  program: ServerProgram,
  options: PrivateServerOptions,
  port?: number,
): Promise<'running' | 'started'> {
  const product = `${program.version.product} ${program.version.numbers.join('.')}`;
  if (!existsSync(paths.data)) {
    options.onNotice?.(`Initialising a private ${product} in ${paths.folder}`);
    await initialiseData(paths, program, options);
    throwIfAborted(options.signal);
  }
  requireSameAccount(paths);
  if (findRunningServer(paths) !== undefined) {
    if (await answers(paths)) return 'running';
    // It runs, but its socket is gone, for example since a temporary folder was cleaned.
    await stopServer(paths);
  }
  options.onNotice?.(`Starting the private ${product}`);
  await startServer(paths, program, port);
  return 'started';
}

/** The program that fits the existing data, or the best one if there are none. */
export function chooseProgram(paths: ServerPaths, searchPath: string | undefined): ServerProgram {
  const programs = findServerPrograms(searchPath);
  const birth = readBirth(paths);
  const program = programs.find((candidate) => birth === undefined || candidate.vendor === birth.vendor);
  if (program !== undefined) return program;
  if (birth !== undefined && programs.length > 0) {
    throw new DatagenError(
      'server',
      `The data in ${paths.folder} were made by ${birth.vendor} ${birth.version}, which is not installed here.`,
      {
        hint: `Install it again, or delete ${paths.folder} to start again.`,
      },
    );
  }
  throw new DatagenError('server', 'No MariaDB or MySQL server program is installed here.', {
    hint: 'Install mariadb-server or mysql-server, give a running server with --host or --socket, or choose --target duckdb.',
  });
}

async function restoreDurabilityOf(paths: ServerPaths): Promise<void> {
  const connection = await openConnection(privateAddress(paths));
  try {
    await restoreDurability(connection);
  } finally {
    await closeConnection(connection);
  }
}

function letGoAtOnce(paths: ServerPaths, lease: string): void {
  rmSync(lease, { force: true });
  const pid = findRunningServer(paths);
  const needed = existsSync(paths.persistentMark) || listLiveLeases(paths).length > 0;
  if (pid !== undefined && !needed) process.kill(pid, 'SIGTERM');
}

async function letGo(paths: ServerPaths, lease: string): Promise<void> {
  if (!existsSync(paths.folder)) return;
  await withLock(paths.lock, async () => {
    rmSync(lease, { force: true });
    if (listLiveLeases(paths).length === 0 && !existsSync(paths.persistentMark)) await stopServer(paths);
  });
}
