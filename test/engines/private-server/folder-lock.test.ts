import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { withLock } from '../../../src/engines/private-server/folder-lock.js';

const folder = mkdtempSync(join(tmpdir(), 'dvdrental-lock-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('tasks under one lock never overlap, and the lock goes with the last', async () => {
  const path = join(folder, 'a');
  let inside = 0;
  const task = async () => {
    inside += 1;
    const seen = inside;
    await new Promise((resolve) => setImmediate(resolve));
    inside -= 1;
    return seen;
  };
  expect(await Promise.all(Array.from({ length: 5 }, () => withLock(path, task)))).toEqual([1, 1, 1, 1, 1]);
  expect(existsSync(path)).toBe(false);
});

test('a task that fails lets go of the lock', async () => {
  const path = join(folder, 'b');
  await expect(withLock(path, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(existsSync(path)).toBe(false);
});

test('the lock of a process that is dead is taken over', async () => {
  const path = join(folder, 'c');
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  writeFileSync(path, JSON.stringify({ host: hostname(), pid, born: '1' }));
  expect(await withLock(path, async () => 'mine')).toBe('mine');
});

test('a later process of the same number does not keep a dead one’s lock alive', async () => {
  const path = join(folder, 'd');
  writeFileSync(path, JSON.stringify({ host: hostname(), pid: process.pid, born: 'long ago' }));
  expect(await withLock(path, async () => 'mine')).toBe('mine');
});
