import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Check } from '../../../src/checks/check.js';
import { renderBars } from '../../../src/cli/present/bench-load.js';
import { presentValidation } from '../../../src/cli/present/results.js';
import type { LoadBenchmark } from '../../../src/jobs/benchmark/bench-load.js';
import { runProgram } from '../../support/run-program.js';

const root = mkdtempSync(join(tmpdir(), 'dvdrental-wording-'));
afterAll(() => rmSync(root, { recursive: true }));

/** A plural after the number one, such as `1 rounds`. */
const WRONG_PLURAL = /\b1 (weeks|stores|films|tables|threads|rounds|cores|checks|rows)\b/;

test('one week of one table and one thread is told in the singular', async () => {
  const folder = join(root, 'one');
  const common = ['generate', '--weeks', '1', '--tables', 'store', '--threads', '1', '-o', folder];
  const dry = await runProgram([...common, '--dry-run']);
  const real = await runProgram(common);
  expect(real.stderr).toContain('1 week, ');
  expect(real.stderr).toContain('1 table, ');
  expect(dry.stdout + dry.stderr + real.stdout + real.stderr).not.toMatch(WRONG_PLURAL);
});

test('one round of a benchmark names no winner, in the singular', () => {
  const benchmark = {
    machine: { cores: 1, loadAverage: 0 },
    server: { product: 'MariaDB', version: '11.8.9' },
    data: { weeks: 1, scale: 1, rows: 2, bytes: 1e6 },
    rounds: 1,
    restSeconds: 0,
    ways: [{ name: 'load', spread: { least: 1, median: 1, most: 1 }, ratioToBest: 1 }],
    left: [],
    winner: undefined,
  } as unknown as LoadBenchmark;
  const text = renderBars(benchmark);
  expect(text).toContain('load was the fastest. One round is too few to name a winner.');
  expect(text).not.toMatch(WRONG_PLURAL);
});

test('every check is told with its purpose, in lines that fit the terminal', () => {
  const purpose = 'A copy that came back stands on the shelf for 15 minutes before it goes out again.';
  const passed: Check = { name: 'shelf-gap', purpose, status: 'pass', expected: 0, found: 0, examples: [] };
  const failed: Check = { ...passed, status: 'fail', found: 1, examples: [{ rental_id: 7 }] };
  const checks = [passed, failed, { ...passed, status: 'skipped' as const, reason: 'too small a sample' }];
  const text = presentValidation({ passed: 1, failed: 1, errors: 0, skipped: 1, checks }, true, 60);
  const lines = [
    '          A copy that came back stands on the shelf for 15',
    '          minutes before it goes out again.',
  ];
  expect(text.split('\n')).toEqual([
    '  pass    shelf-gap',
    ...lines,
    '  fail    shelf-gap',
    ...lines,
    '          1 row breaks the rule',
    '            rental_id 7',
    '  skipped shelf-gap',
    ...lines,
    '          too small a sample',
    '1 check passed, 1 failed, 1 skipped',
    '',
  ]);
});

test('a configuration that was begun with config init names its schema from wherever it is', async () => {
  for (const folder of ['.', 'a', join('a', 'b')]) {
    mkdirSync(join(root, folder), { recursive: true });
    const file = join(root, folder, 'my.json');
    await runProgram(['config', 'init', file]);
    const [, schema = ''] = /"\$schema": "(.*)"/.exec(readFileSync(file, 'utf8')) ?? [];
    expect(JSON.parse(readFileSync(join(root, folder, schema), 'utf8')).title).toContain('Configuration');
  }
});
