import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runProgram } from '../../support/run-program.js';

const root = mkdtempSync(join(tmpdir(), 'dvdrental-dry-'));
afterAll(() => rmSync(root, { recursive: true }));

type Sizes = Record<string, { rows: number; bytes: number }>;

async function compare(name: string, args: readonly string[]): Promise<{ expected: Sizes; found: Sizes }> {
  const folder = join(root, name);
  const common = ['generate', ...args, '-o', folder, '--json', '-q', '--threads', '2'];
  const dry = await runProgram([...common, '--dry-run']);
  expect(existsSync(folder)).toBe(false);
  const real = await runProgram(common);
  return { expected: JSON.parse(dry.stdout).tables, found: JSON.parse(real.stdout).manifest.tables };
}

test.each([
  ['standard-3-year', ['--scenario', 'standard-3-year']],
  ['extended-10-year', ['--scenario', 'extended-10-year', '--header']],
])('%s comes out as estimated, to the byte', async (name, args) => {
  const { expected, found } = await compare(name, args);
  const sizes = Object.entries(found).map(([table, { rows, bytes }]) => [table, { rows, bytes }]);
  expect(expected).toEqual(Object.fromEntries(sizes));
});

test('a chain ten times as large comes out within 2 per cent', async () => {
  const { expected, found } = await compare('scale-10', ['-s', '10']);
  expect(Object.keys(expected)).toEqual(Object.keys(found));
  for (const [table, { rows, bytes }] of Object.entries(found)) {
    expect(Math.abs((expected[table]?.rows ?? 0) - rows), table).toBeLessThanOrEqual(0.02 * rows);
    expect(Math.abs((expected[table]?.bytes ?? 0) - bytes), table).toBeLessThanOrEqual(0.02 * bytes);
  }
});

test('a dry run of the main job tells how the load would go and leaves nothing behind', async () => {
  const before = readdirSync(process.cwd());
  const { stdout, code } = await runProgram(['run', '--weeks', '4', '--dry-run', '-o', join(root, 'run')]);
  expect(code).toBe(0);
  expect(stdout).toContain('  Load ');
  expect(stdout).toContain('nothing was written or changed');
  expect(readdirSync(root)).not.toContain('run');
  expect(readdirSync(process.cwd())).toEqual(before);
});

test('a dry run of a benchmark tells what would be measured, and measures nothing', async () => {
  const generate = await runProgram([
    ...['bench', 'generate', '--weeks', '4', '--threads', '2', '--rounds', '5', '--dry-run', '--json'],
  ]);
  expect(JSON.parse(generate.stdout)).toMatchObject({
    dry_run: true,
    exact: true,
    measured: ['1 thread', '2 threads'],
    rounds: 5,
    server: null,
  });
  const load = await runProgram(['bench', 'load', '--weeks', '4', '--ways', 'stream,hand-tuned', '--dry-run']);
  expect(load.code).toBe(0);
  expect(load.stdout).toContain('stream, hand-tuned; in each of 3 rounds');
  expect(load.stdout).toContain('nothing was measured');
});
