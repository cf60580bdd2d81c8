import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identifyProcess, isAlive, type ProcessIdentity, parseIdentity } from '../../processes/identity.js';
import type { ServerPaths } from './server-paths.js';

let taken = 0;

/** Notes that this process uses the server; returns the note's path. Precondition: the server's lock is held. */
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

/** Deletes the notes of processes that died without letting go. Precondition: the server's lock is held. */
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
