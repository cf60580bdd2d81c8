import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { packageRoot } from '../../../src/paths.js';

const folder = mkdtempSync(join(tmpdir(), 'dvdrental-results-'));
afterAll(() => rmSync(folder, { recursive: true }));

const machine = {
  name: 'vm',
  cpu: 'A processor',
  cores: 2,
  memoryBytes: 8e9,
  system: 'linux',
  node: 'v20.0.0',
  date: '2026-01-02T00:00:00.000Z',
  loadAverage: 0,
};
const spread = { median: 2, least: 1.5, most: 3 };
const generate = {
  machine,
  data: { weeks: 4, scale: 1, rows: 3000, rentals: 1234, bytes: 5000 },
  rounds: 3,
  threads: [
    {
      ...{ threads: 2, spread, rowsPerSecond: 1500, rentalsPerSecond: 617, rentalsPerCpuSecond: 4321 },
      ...{
        megabytesPerSecond: 1,
        peakMemoryBytes: [90e6, 91e6],
        scaling: { median: 1.8, least: 1.7, most: 1.9 },
      },
    },
  ],
  stages: [{ stage: 'encode', seconds: 1, rows: 2000, bytes: 4000 }],
  oneCore: { median: 1000, least: 900, most: 1100 },
  csvStringify: { rows: 10, rowsPerSecond: 10, megabytesPerSecond: 1 },
};

function loadInto(product: string, version: string, median: number, date = machine.date) {
  const way = {
    ...{ name: 'stream', title: 'this program', rows: 3000, rowsPerSecond: 1000, megabytesPerSecond: 1 },
    ...{ sampled: false, wholeSeconds: median, ratioToBest: 1, ratioToHandTuned: 0.9 },
    spread: { median, least: median, most: median },
    processorSeconds: { server: 8, program: 2.5 },
  };
  return {
    ...{
      machine: { ...machine, date },
      data: { weeks: 4, scale: 1, rows: 3000, bytes: 5000 },
      rounds: 3,
      left: [],
    },
    server: { product, version, variables: { log_bin: '0' } },
    ways: [way],
  };
}

function keep(name: string, result: object): void {
  writeFileSync(join(folder, name), JSON.stringify(result));
}

test('each server has one table, with the newest results and for each way the most rounds', () => {
  keep('2026-01-01-vm-mariadb-11.8.json', { generate, load: loadInto('MariaDB', '11.8.2', 7) });
  keep('2026-01-02-vm-mariadb-11.8.json', { generate, load: loadInto('MariaDB', '11.8.2', 4, '2026-01-03') });
  keep('2026-01-02-vm-mariadb-10.11.json', { generate, load: loadInto('MariaDB', '10.11.3', 5) });
  keep('2026-01-02-vm-mysql-9.7.json', { generate, load: loadInto('MySQL', '9.7.4', 6) });
  const output = join(folder, 'performance.md');
  execFileSync(process.execPath, [
    ...[join(packageRoot, 'bench', 'write-performance.mjs'), '--results', folder, '--output', output],
  ]);
  const page = readFileSync(output, 'utf8');
  expect(page.match(/^###? .*/gm)).toEqual([
    '## How to measure',
    '## Making the rows',
    '## Loading',
    '### MySQL 9.7.4',
    '### MariaDB 11.8.2',
    '### MariaDB 10.11.3',
    '## What pays',
    '## What was tried and did not pay',
  ]);
  expect(page).toContain('| 2 | 2.00 | 1.50–3.00 | 617 | 1,500 | 1 | 4,321 | 1.80 (1.70–1.90) | 91 |');
  expect(page).toContain('| this program (`stream`) | 4.00 | 4.00–4.00 | 3 | 0.90 × | 8.0 | 2.5 |');
  expect(page).not.toContain('7.00');
});

test('the page in docs is the one that its text and results make', () => {
  const output = join(folder, 'page.md');
  execFileSync(process.execPath, [join(packageRoot, 'bench', 'write-performance.mjs'), '--output', output]);
  expect(readFileSync(join(packageRoot, 'docs', 'performance.md'), 'utf8')).toBe(readFileSync(output, 'utf8'));
});
