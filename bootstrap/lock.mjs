import { rmSync, statSync, utimes, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readIfThere } from './files.mjs';
import { root, say } from './run.mjs';

const lockFile = join(root, '.bootstrap.lock');
const mine = String(process.pid);
const pollMs = 200;
const staleAfterPolls = 100;

/**
 * Does the work while no other bootstrap of this clone works, so that two never install or build into each other.
 * @param {() => Promise<void>} work
 */
export async function withLock(work) {
  await takeLock();
  process.on('exit', releaseLock);
  const heartbeat = setInterval(() => utimes(lockFile, new Date(), new Date(), () => {}), 2000);
  try {
    await work();
  } finally {
    clearInterval(heartbeat);
    process.off('exit', releaseLock);
    releaseLock();
  }
}

function releaseLock() {
  if (readIfThere(lockFile) === mine) rmSync(lockFile, { force: true });
}

/**
 * A lock is a leftover when its process is gone, or when it was not touched during 20 seconds of waiting: process
 * ids come round again, above all in containers, so a process of that id proves nothing.
 */
async function takeLock() {
  let sight = '';
  let hasSaid = false;
  for (let unchanged = 0; ; unchanged++) {
    if (await createLock()) return;
    const owner = readIfThere(lockFile);
    if (owner === undefined) continue;
    const seen = `${owner} ${statSync(lockFile, { throwIfNoEntry: false })?.mtimeMs}`;
    if (seen !== sight) unchanged = 0;
    sight = seen;
    if (unchanged === 5 && !hasSaid) {
      say(`waiting for process ${owner}, which is installing or building here`);
      hasSaid = true;
    }
    if (unchanged >= staleAfterPolls || (owner !== '' && !isAlive(Number(owner)))) rmSync(lockFile, { force: true });
    else await sleep(pollMs);
  }
}

async function createLock() {
  try {
    writeFileSync(lockFile, mine, { flag: 'wx' });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
  await sleep(20);
  // Another who found the same leftover may meanwhile have removed our lock in its stead, and put up his own.
  return readIfThere(lockFile) === mine;
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
