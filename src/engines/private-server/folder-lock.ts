import { randomUUID } from 'node:crypto';
import { existsSync, linkSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { DatagenError } from '../../errors.js';
import {
  accountName,
  identifyProcess,
  isAlive,
  type ProcessIdentity,
  parseIdentity,
  userId,
} from '../../processes/identity.js';

import type { ServerPaths } from './server-paths.js';

const PATIENCE_MS = 180_000;

/**
 * Runs a task while holding a lock file, so that one process at a time changes the folder. A lock whose owner is dead
 * is taken over. Throws a DatagenError 'server' after three minutes of waiting.
 */
export async function withLock<T>(path: string, task: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!tryLock(path)) {
    clearStaleLock(path);
    if (Date.now() > deadline) {
      throw new DatagenError('server', `Another dvdrental holds ${path} and does not release it.`, {
        hint: 'End that process, or delete the file if there is none.',
      });
    }
    await delay(50);
  }
  try {
    return await task();
  } finally {
    rmSync(path, { force: true });
  }
}

/** Creating a link is atomic, so a lock is never read without its owner. */
function tryLock(path: string): boolean {
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, JSON.stringify(identifyProcess()), { mode: 0o600 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function clearStaleLock(path: string): void {
  if (isOwned(path)) return;
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  try {
    // Another process may have taken the lock before the rename: give it back.
    if (isOwned(aside)) linkSync(aside, path);
  } catch {
    // A third process holds it now. Its owner is not affected: it only deletes the file in the end.
  } finally {
    rmSync(aside, { force: true });
  }
}

function isOwned(path: string): boolean {
  try {
    const owner = parseIdentity(readFileSync(path, 'utf8'));
    return owner !== undefined && isAlive(owner);
  } catch {
    return false;
  }
}

/** The program that made a data folder, which another vendor's cannot open, and the login. */
export interface Birth {
  readonly vendor: 'mysql' | 'mariadb';
  readonly version: string;
  /** The administrator; unknown for servers of earlier versions. */
  readonly user?: string;
  /** The password, if the administrator is not identified by the account that runs this. */
  readonly password?: string;
}

/** Reads which program made the data folder; undefined if there is none yet. */
export function readBirth(paths: ServerPaths): Birth | undefined {
  if (!existsSync(paths.data)) return undefined;
  try {
    return JSON.parse(readFileSync(paths.birth, 'utf8')) as Birth;
  } catch {
    return undefined;
  }
}

/**
 * Records which program made the data folder, readable by this user only, with an option file for MySQL's own clients.
 */
export function writeBirth(paths: ServerPaths, birth: Birth): void {
  writeFileSync(paths.birth, `${JSON.stringify(birth)}\n`, { mode: 0o600 });
  if (birth.user === undefined || birth.password === undefined) return;
  const options = `[client]\nuser = ${birth.user}\npassword = ${birth.password}\n`;
  writeFileSync(paths.clientOptions, options, { mode: 0o600 });
}

/** Throws a DatagenError 'server' when another account initialised the server, which would refuse this user. */
export function requireSameAccount(paths: ServerPaths): void {
  const { user, password } = readBirth(paths) ?? {};
  const account = accountName();
  if (user === undefined || password !== undefined || user === account) return;
  const who = account === undefined ? `the user number ${userId()}, which has no account` : `the user ${account}`;
  throw new DatagenError(
    'server',
    `The private server in ${paths.folder} was made by the user ${user}, and this is ${who}.`,
    { hint: `Run this as ${user}, or delete ${paths.folder} to start again.` },
  );
}

let taken = 0;

/**
 * Creates a lease: a file that says that this process uses the server. Returns its path. Precondition: the server's
 * lock is held.
 */
export function takeLease(paths: ServerPaths): string {
  taken += 1;
  const path = join(paths.leases, `${process.pid}-${taken}.json`);
  writeFileSync(path, JSON.stringify(identifyProcess()), { mode: 0o600 });
  return path;
}

/** The processes that use the server now. */
export function listLiveLeases(paths: ServerPaths): ProcessIdentity[] {
  return readLeases(paths).flatMap(({ owner }) => (owner === undefined ? [] : [owner]));
}

/** Deletes the leases of dead processes. Precondition: the server's lock is held. */
export function removeDeadLeases(paths: ServerPaths): void {
  for (const { path, owner } of readLeases(paths)) if (owner === undefined) rmSync(path, { force: true });
}

function readLeases(paths: ServerPaths): { path: string; owner: ProcessIdentity | undefined }[] {
  return readdirSync(paths.leases).map((name) => {
    const path = join(paths.leases, name);
    const owner = parseIdentity(readText(path));
    return { path, owner: owner !== undefined && isAlive(owner) ? owner : undefined };
  });
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
