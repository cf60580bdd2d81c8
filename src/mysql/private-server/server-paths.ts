import { createHash } from 'node:crypto';
import { accessSync, chmodSync, constants, existsSync, lstatSync, mkdirSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { DatagenError, diskReason } from '../../errors.js';

/** Where a private server keeps its things, all in one folder but the socket. */
export interface ServerPaths {
  readonly folder: string;
  readonly data: string;
  /** For the server's temporary files; sorting an index needs room on the data's own disk. */
  readonly temporary: string;
  readonly log: string;
  readonly pidFile: string;
  /** JSON: which program made the data. */
  readonly birth: string;
  readonly lock: string;
  readonly leases: string;
  /** Its presence says that the server outlives the runs which use it. */
  readonly persistentMark: string;
  /** Under a private folder with a short name: a socket's path has room for about a hundred bytes. */
  readonly socket: string;
}

const LONGEST_SOCKET_PATH = 100;

/** The paths of the private server of an output folder. */
export function locateServer(root: string): ServerPaths {
  const folder = join(resolve(root), '.server');
  const name = `${createHash('sha256').update(folder).digest('hex').slice(0, 16)}.sock`;
  const candidates = [tmpdir(), '/tmp'].map((base) => join(base, `dvdrental-${userInfo().uid}`, name));
  const socket =
    candidates.find((path) => Buffer.byteLength(path) < LONGEST_SOCKET_PATH) ?? join('/tmp', name);
  return {
    folder,
    data: join(folder, 'data'),
    temporary: join(folder, 'tmp'),
    log: join(folder, 'server.log'),
    pidFile: join(folder, 'server.pid'),
    birth: join(folder, 'server.json'),
    lock: join(folder, 'lock'),
    leases: join(folder, 'leases'),
    persistentMark: join(folder, 'keep-running'),
    socket,
  };
}

/** How to connect: the data were initialised so that the user who runs this is their administrator by that name. */
export function privateAddress(paths: ServerPaths): { readonly socket: string; readonly user: string } {
  return { socket: paths.socket, user: userInfo().username };
}

/** Makes the folders that are missing, for this user alone. */
export function makeServerFolders(paths: ServerPaths): void {
  try {
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

/** Why nothing can be written above a folder: making one deep down tells of a missing folder instead. */
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

/** In a folder that everyone may write, someone else may have put something of that name first. */
function makePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const stats = lstatSync(folder);
  if (!stats.isDirectory() || stats.uid !== userInfo().uid) {
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
