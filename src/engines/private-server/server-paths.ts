import { createHash } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { DatagenError, diskReason } from '../../errors.js';
import { accountName, userId } from '../../processes/identity.js';
import { readBirth } from './folder-lock.js';

/** The paths of a private server, all in one folder except the socket. */
export interface ServerPaths {
  readonly folder: string;
  /** The marker that proves that this program made the folder. */
  readonly mark: string;
  readonly data: string;
  /** The server's temporary files. Sorting an index needs space on the data's own disk. */
  readonly temporary: string;
  readonly log: string;
  readonly pidFile: string;
  /** JSON: which program made the data. */
  readonly birth: string;
  /** The login for MySQL's own clients, where it takes a password. */
  readonly clientOptions: string;
  /** A statement that a MariaDB runs at its start, if its login takes a password. */
  readonly loginScript: string;
  readonly lock: string;
  readonly leases: string;
  /** The marker of a server that keeps running after the runs that use it. */
  readonly persistentMark: string;
  /** The socket is in a private folder with a short name, since its path is limited to about a hundred bytes. */
  readonly socket: string;
}

const LONGEST_SOCKET_PATH = 100;

/** Whether a socket can have this path. The system cuts a longer one silently. */
export function fitsSocket(path: string): boolean {
  return Buffer.byteLength(path) < LONGEST_SOCKET_PATH;
}

/** The paths of the private server of an output folder. */
export function locateServer(root: string): ServerPaths {
  const folder = join(resolve(root), '.server');
  const name = `${createHash('sha256').update(folder).digest('hex').slice(0, 16)}.sock`;
  const candidates = [tmpdir(), '/tmp'].map((base) => join(base, `dvdrental-${userId()}`, name));
  const socket = candidates.find(fitsSocket) ?? join('/tmp', name);
  return {
    folder,
    mark: join(folder, 'dvdrental-datagen'),
    data: join(folder, 'data'),
    temporary: join(folder, 'tmp'),
    log: join(folder, 'server.log'),
    pidFile: join(folder, 'server.pid'),
    birth: join(folder, 'server.json'),
    clientOptions: join(folder, 'client.cnf'),
    loginScript: join(folder, 'login.sql'),
    lock: join(folder, 'lock'),
    leases: join(folder, 'leases'),
    persistentMark: join(folder, 'keep-running'),
    socket,
  };
}

/** How to log in to a private server. */
export interface PrivateAddress {
  readonly socket: string;
  readonly user: string;
  /** Only if the server does not identify the user by an account. */
  readonly password?: string;
}

/** The login: the user who runs this is the administrator of the data. */
export function privateAddress(paths: ServerPaths): PrivateAddress {
  const { user = accountName() ?? 'root', password } = readBirth(paths) ?? {};
  return { socket: paths.socket, user, ...(password === undefined ? {} : { password }) };
}

/**
 * Creates the missing folders, for this user alone, and marks the server's folder as this program's. Throws a
 * DatagenError 'conflict' when a folder of that name was not made by this program: its contents would be removed.
 */
export function makeServerFolders(paths: ServerPaths): void {
  requireOwnFolder(paths);
  try {
    mkdirSync(paths.folder, { recursive: true, mode: 0o700 });
    writeFileSync(paths.mark, 'This folder is kept by dvdrental-datagen.\n');
    for (const folder of [paths.folder, paths.temporary, paths.leases])
      mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(paths.folder, 0o700);
  } catch (cause) {
    throw new DatagenError(
      'filesystem',
      `The private server's folder ${paths.folder} cannot be made: ${diskReason(refusalAbove(paths.folder) ?? cause)}.`,
      {
        hint: 'Run this in a folder that you may write to, or name a server with --host or --socket.',
        cause,
      },
    );
  }
  makePrivateFolder(join(paths.socket, '..'));
}

/** A server from before folders were marked is recognised by the names of its files. */
function requireOwnFolder(paths: ServerPaths): void {
  if (!existsSync(paths.folder) || existsSync(paths.mark)) return;
  const known = [paths.data, paths.temporary, paths.log, paths.pidFile, paths.birth, paths.lock, paths.leases];
  const names = [...known, paths.persistentMark].map((path) => basename(path));
  const others = readdirSync(paths.folder).filter((name) => !names.includes(name));
  if (others.length === 0) return;
  throw new DatagenError(
    'conflict',
    `${paths.folder} contains files that this program did not create: ${others.slice(0, 3).join(', ')}.`,
    { hint: 'Nothing was changed. Move it elsewhere, or run this in another folder.' },
  );
}

/** Why nothing can be written above a folder: creating one deeper down reports a missing folder instead. */
function refusalAbove(folder: string): unknown {
  let ancestor = dirname(folder);
  while (!existsSync(ancestor)) ancestor = dirname(ancestor);
  try {
    accessSync(ancestor, constants.W_OK);
    return undefined;
  } catch (refusal) {
    return refusal;
  }
}

/** In a folder that everyone may write, another user may have created something of that name first. */
function makePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const stats = lstatSync(folder);
  if (!stats.isDirectory() || stats.uid !== userId()) {
    throw new DatagenError(
      'server',
      `${folder}, the folder for the private server's socket, belongs to someone else.`,
      {
        hint: 'Remove it, or set TMPDIR to a folder of your own.',
      },
    );
  }
  chmodSync(folder, 0o700);
}
