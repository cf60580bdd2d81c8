import { existsSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { suggestWord } from '../../src/config/suggest.js';
import { useCli } from '../support/run-cli.js';

const cli = useCli();

test.each([[['-V']], [['-v']], [['version']], [['--version']]])(
  '%j prints the version and runs nothing',
  async (args) => {
    const { exitCode, stdout } = await cli.run(args);
    expect([exitCode, stdout]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+\n$/)]);
    expect(existsSync(join(cli.folder, 'out'))).toBe(false);
  },
);

test.each([
  [['help'], 'Usage: dvdrental [options] [command]'],
  [['help', 'run'], 'Usage: dvdrental run [options]'],
  [['help', 'server', 'start'], 'Usage: dvdrental server start [options]'],
  [['server', 'help', 'start'], 'Usage: dvdrental server start [options]'],
])('%j prints help', async (args, usage) => {
  expect(await cli.run(args)).toMatchObject({ exitCode: 0, stdout: expect.stringContaining(usage) });
});

test('help for a command that is not there says what was meant', async () => {
  const refused = await cli.run(['help', 'rnu']);
  expect(refused).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('Did you mean run?') });
});

test('a word too many after a command is not taken for a command after its options', async () => {
  const { exitCode, stderr } = await cli.run(['scenarios', 'flat']);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/too many arguments for 'scenarios'.*\nUse --help for help\.\n$/);
});

test('a folder that is not there ends with 2, as a database does', async () => {
  for (const command of ['summary', 'validate', 'load']) {
    const refused = await cli.run([command, 'nowhere']);
    expect(refused).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('There is no folder nowhere'),
    });
  }
});

test('generate twice with one configuration leaves the dataset as it is; another one or other tables are refused', async () => {
  const args = ['generate', '--weeks', '3', '-o', 'weeks'];
  expect(await cli.run(args)).toMatchObject({ exitCode: 0 });
  const manifest = join(cli.folder, 'weeks', 'manifest.json');
  const { mtimeMs } = statSync(manifest);
  const again = await cli.run([...args, '--json']);
  expect(again).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('weeks is up to date') });
  expect(JSON.parse(again.stdout)).toMatchObject({ folder: 'weeks', manifest: { weeks: 3 } });
  expect(statSync(manifest).mtimeMs).toBe(mtimeMs);
  for (const other of [['--seed', '7'], ['--header'], ['--tables', 'rental'], ['--format', 'tsv']]) {
    expect(await cli.run([...args, ...other]), other.join(' ')).toMatchObject({ exitCode: 2 });
  }
  truncateSync(join(cli.folder, 'weeks', 'rental.csv'), 10);
  expect(await cli.run(args)).toMatchObject({ exitCode: 1 });
});

test.each(['auto', 'duckdb'])(
  'load twice into one database of %s leaves it as it is; another dataset is refused',
  async (kind) => {
    const place = ['-D', 'twice', '--target', kind];
    const folder = `to-load-${kind}`;
    expect(await cli.run(['generate', '--weeks', '3', '-o', folder])).toMatchObject({ exitCode: 0 });
    expect(await cli.run(['load', folder, ...place])).toMatchObject({ exitCode: 0 });
    const again = await cli.run(['load', folder, ...place]);
    expect(again).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('twice is up to date') });
    expect(again.stderr).not.toContain('load  ');
    expect(again.stdout).toContain(`${folder} is in database twice already; check it with `);
    await cli.run(['generate', '--weeks', '3', '-o', `${folder}-part`, '--tables', 'rental']);
    const part = await cli.run(['load', `${folder}-part`, ...place]);
    expect(part).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('holds chosen tables only') });
    await cli.run(['generate', '--weeks', '2', '-o', folder, '--overwrite']);
    const other = await cli.run(['load', folder, ...place]);
    expect(other).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('already holds a dataset') });
  },
);

test('a word that begins a known one suggests it', () => {
  expect(suggestWord('flat', ['standard-3-year', 'flat-demand'])).toBe('flat-demand');
  expect(suggestWord('fl', ['standard-3-year', 'flat-demand'])).toBeUndefined();
});
