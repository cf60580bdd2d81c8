import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { DatagenError } from '../../errors.js';
import { identifyProcess, isAlive, parseIdentity } from '../../processes/identity.js';

const PATIENCE_MS = 180_000;

/**
 * Runs a task while holding a lock file, so that one process at a time changes what it guards.
 * A lock whose owner is dead is taken over. Throws a DatagenError 'server' after three minutes of waiting.
 */
export async function withLock<T>(path: string, task: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!tryLock(path)) {
    clearStaleLock(path);
    if (Date.now() > deadline) {
      throw new DatagenError('server', `Another dvdrental holds ${path} and does not let go.`, {
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

/** A link is made whole or not at all, so a lock is never read without its owner. */
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
    // Between the look and the rename another process may have taken the lock: give it back.
    if (isOwned(aside)) linkSync(aside, path);
  } catch {
    // A third one holds it now; the owner notices nothing, since all it does with the file is to delete it.
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
