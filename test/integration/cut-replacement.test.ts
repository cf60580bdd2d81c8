import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { identifyProcess } from '../../src/processes/identity.js';
import { useFolder } from '../support/dataset.js';
import { runCommand } from '../support/run-command.js';
import { leaveStaging } from '../support/staging.js';

/* What reads a dataset folder whose replacement was cut off by a crash, when the old manifest had been moved away. */

const temporary = useFolder();
const pathOf = (...names: string[]) => join(temporary.path, ...names);
const staging = (...names: string[]) => pathOf('shop', '.partial', ...names);
const load = () => ['load', pathOf('shop'), '--target', 'duckdb', '-o', temporary.path, '-D', 'loaded'];
const summary = () => ['summary', pathOf('shop'), '--json'];

beforeAll(async () => {
  for (const weeks of ['1', '2']) {
    const generate = ['generate', '--weeks', weeks, '-o', pathOf(`weeks-${weeks}`), '-q'];
    expect(await runCommand(generate)).toMatchObject({ exitCode: 0 });
  }
});

beforeEach(() => {
  rmSync(pathOf('shop'), { recursive: true, force: true });
  cpSync(pathOf('weeks-1'), pathOf('shop'), { recursive: true });
  leaveStaging(staging());
  cpSync(pathOf('weeks-2'), staging(), { recursive: true });
  renameSync(pathOf('shop', 'manifest.json'), staging('replaced.json'));
});

test.each([
  ['summary', summary],
  ['validate', () => ['validate', pathOf('shop')]],
  ['load', load],
])('%s finishes the replacement and says so', async (_, args) => {
  const run = await runCommand(args());
  expect(run.thrown).toBeUndefined();
  expect(run.exitCode).toBe(0);
  expect(run.stderr.replaceAll(/\s+/g, ' ')).toContain(
    `The run that wrote ${pathOf('shop')} was interrupted while it moved its files into place; they are in place now.`,
  );
  expect(existsSync(staging())).toBe(false);
  const { stdout } = await runCommand(summary());
  expect(stdout).toBe((await runCommand(['summary', pathOf('weeks-2'), '--json'])).stdout);
});

test('files that another process is moving are left to it', async () => {
  const owner = { program: 'dvdrental-datagen', ...identifyProcess(process.ppid) };
  writeFileSync(staging('.writer'), JSON.stringify(owner));
  const { thrown } = await runCommand(summary());
  expect(thrown).toMatchObject({ code: 'conflict', hint: expect.stringContaining('Wait until it ends') });
  expect(existsSync(staging('manifest.json'))).toBe(true);
});

test('a file of somebody else in the staging folder is named, and nothing is moved', async () => {
  writeFileSync(staging('thesis.txt'), 'precious');
  const { thrown } = await runCommand(summary());
  expect(thrown).toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('also contains files that this program did not create: thesis.txt'),
    hint: expect.stringContaining('Move those files elsewhere'),
  });
  expect(existsSync(staging('manifest.json'))).toBe(true);
});

test('a disk that refuses says what happened, and that no file is lost', async () => {
  rmSync(pathOf('shop', 'rental.csv'));
  mkdirSync(pathOf('shop', 'rental.csv', 'inside'), { recursive: true });
  const { thrown } = await runCommand(summary());
  expect(thrown).toMatchObject({
    code: 'filesystem',
    message: expect.stringContaining('was interrupted while it moved its files'),
    hint: expect.stringContaining('All of its files are there.'),
  });
});
