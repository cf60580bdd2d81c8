import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { useDatabase } from '../support/database.js';
import { useFolder } from '../support/dataset.js';
import { runCommand } from '../support/run-command.js';

/*
 * What is read from a folder that somebody else made is a plain file: a named pipe, or a link to a device, would keep the
 * program waiting or reading for ever. A test here that hangs has failed.
 */

const temporary = useFolder();
const database = useDatabase({ create: false });
const pathOf = (...names: string[]) => join(temporary.path, ...names);
const server = () => ['-S', database.socket, '-u', 'root', '-D', database.name, '-q'];
const embedded = () => ['--target', 'duckdb', '-o', temporary.path, '-D', 'shop', '-q'];
const readers = () => [
  ['summary', pathOf('shop'), '-q'],
  ['validate', pathOf('shop'), '-q'],
  ['load', pathOf('shop'), ...server()],
  ['load', pathOf('shop'), ...embedded()],
];

beforeAll(async () => {
  const generate = ['generate', '--weeks', '1', '-o', pathOf('made'), '-q'];
  expect(await runCommand(generate)).toMatchObject({ exitCode: 0 });
});

beforeEach(() => {
  rmSync(pathOf('shop'), { recursive: true, force: true });
  cpSync(pathOf('made'), pathOf('shop'), { recursive: true });
});

/** Has something else than a plain file stand at a path. */
const STRANGE: Record<string, (path: string) => void> = {
  'a named pipe': (path) => execFileSync('mkfifo', [path]),
  'a link to a named pipe': (path) => {
    execFileSync('mkfifo', [`${path}.pipe`]);
    symlinkSync(`${path}.pipe`, path);
  },
  'a link to /dev/zero': (path) => symlinkSync('/dev/zero', path),
  'a folder': (path) => execFileSync('mkdir', [path]),
};

test.each(Object.keys(STRANGE))('%s in the place of a table or of the manifest is refused', async (kind) => {
  const words = kind.replace('link to /dev/zero', 'device').replace('a link to ', '');
  for (const name of ['rental.csv', 'manifest.json']) {
    rmSync(pathOf('shop', name));
    STRANGE[kind]?.(pathOf('shop', name));
    for (const args of readers()) {
      const { thrown } = await runCommand(args);
      expect(thrown, args.join(' ')).toMatchObject({ code: 'dataset-invalid' });
      expect((thrown as Error).message).toContain(`it is ${words}, not a plain file`);
    }
    rmSync(pathOf('shop', name), { recursive: true });
    copyFileSync(pathOf('made', name), pathOf('shop', name));
  }
});

test.each(Object.keys(STRANGE))('%s is no configuration file', async (kind) => {
  const path = pathOf(`config-${kind.replaceAll(/\W/g, '-')}.json`);
  STRANGE[kind]?.(path);
  const { thrown } = await runCommand(['generate', '--config', path, '--dry-run']);
  expect(thrown).toMatchObject({ code: 'config-invalid' });
});

test('a named pipe is no DuckDB database', async () => {
  execFileSync('mkfifo', [pathOf('pipe.duckdb')]);
  const { thrown } = await runCommand(['summary', '--target', 'duckdb', '-o', temporary.path, '-D', 'pipe', '-q']);
  expect((thrown as Error).message).toContain('it is a named pipe, not a plain file');
});

test('a symbolic link to a plain file with the right bytes is as good as the file', async () => {
  for (const name of ['rental.csv', 'manifest.json']) {
    rmSync(pathOf('shop', name));
    symlinkSync(pathOf('made', name), pathOf('shop', name));
  }
  for (const args of readers()) expect(await runCommand(args), args[0]).toMatchObject({ exitCode: 0 });
});

test('a run over a folder that is there writes its answers into it, and to nowhere that a link leads', async () => {
  writeFileSync(pathOf('precious'), 'mine');
  for (const name of ['summary.json', 'validation.json']) symlinkSync(pathOf('precious'), pathOf('shop', name));
  const run = ['run', '--weeks', '1', '-o', pathOf('shop'), ...server()];
  expect(await runCommand(run)).toMatchObject({ exitCode: 0 });
  expect(readFileSync(pathOf('precious'), 'utf8')).toBe('mine');
  expect(JSON.parse(readFileSync(pathOf('shop', 'summary.json'), 'utf8'))).toHaveProperty('total_rentals');
  expect(existsSync(pathOf('shop', 'summary.json.new'))).toBe(false);
});
