import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runInstaller } from '../../../src/engines/private-server/initialise.js';

const folder = mkdtempSync(join(realpathSync(tmpdir()), "dvdrental's installer-"));
const paths = { folder, temporary: join(folder, 'its "own" $tmp') };
afterAll(() => rmSync(folder, { recursive: true }));

/** A program that does as a script says, in a folder whose name shells and env are fond of. */
function makeProgram(script: string): string {
  const program = join(folder, 'a=b c', 'program');
  mkdirSync(join(folder, 'a=b c'), { recursive: true });
  writeFileSync(program, `#!/bin/sh\n${script}\n`);
  chmodSync(program, 0o700);
  return program;
}

test('a program runs in the server’s folder, with its temporary one and the arguments as they are', async () => {
  const program = makeProgram('printf "%s\\n" "$PWD" "$TMPDIR" "$#" "$@" > said');
  await runInstaller(program, ['--a=b c', '*', '$HOME'], paths, undefined);
  const said = readFileSync(join(folder, 'said'), 'utf8').trimEnd().split('\n');
  expect(said).toEqual([folder, paths.temporary, '3', '--a=b c', '*', '$HOME']);
});

test('a program that fails, or is not there, is told of with what it said', async () => {
  const program = makeProgram('echo out; echo why >&2; exit 3');
  await expect(runInstaller(program, [], paths, undefined)).rejects.toMatchObject({
    message: expect.stringMatching(/program ended with exit code 3$/),
    output: expect.stringMatching(/why/),
  });
  await expect(runInstaller(join(folder, 'none'), [], paths, undefined)).rejects.toMatchObject({
    message: expect.stringMatching(/none ended with exit code 127$/),
    output: expect.stringMatching(/not found/),
  });
});

test('it ends with its children when the signal fires', async () => {
  const stop = new AbortController();
  const program = makeProgram('sleep 60 & echo $! > child; sleep 60');
  const running = runInstaller(program, [], paths, stop.signal);
  await expect.poll(() => readFileSync(join(folder, 'child'), { encoding: 'utf8', flag: 'a+' })).toMatch(/\d/);
  stop.abort();
  await expect(running).rejects.toThrow(/ended with SIGKILL/);
  const child = Number(readFileSync(join(folder, 'child'), 'utf8'));
  await expect.poll(() => isRunning(child)).toBe(false);
});

/** A child that was killed may be a zombie for a while, where nobody waits for it. */
function isRunning(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
