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

function loadInto(product: string, version: string, median: number) {
  const way = {
    ...{ name: 'stream', title: 'this program', rows: 3000, rowsPerSecond: 1000, megabytesPerSecond: 1 },
    ...{ sampled: false, wholeSeconds: median, ratioToBest: 1, ratioToHandTuned: 0.9 },
    spread: { median, least: median, most: median },
  };
  return {
    ...{ machine, data: { weeks: 4, scale: 1, rows: 3000, bytes: 5000 }, rounds: 3, left: [] },
    server: { product, version, variables: { log_bin: '0' } },
    ways: [way],
  };
}

function keep(name: string, result: object): void {
  writeFileSync(join(folder, name), JSON.stringify(result));
}

test('the results of three servers and two profiles make one page, an older result of a server none', () => {
  keep('2026-01-01-vm-mariadb-11.8.json', { generate, load: loadInto('MariaDB', '11.8.2', 7) });
  keep('2026-01-02-vm-mariadb-11.8.json', { generate, load: loadInto('MariaDB', '11.8.2', 4) });
  keep('2026-01-02-vm-mariadb-10.11.json', { generate, load: loadInto('MariaDB', '10.11.3', 5) });
  keep('2026-01-02-vm-mysql-9.7.json', { generate, load: loadInto('MySQL', '9.7.4', 6) });
  for (const label of ['after', 'before']) {
    const functions = [{ name: 'serve', file: 'src/model/store/simulate-store.js', percent: 23.9 }];
    keep(`profile-${label}.json`, { label, machine, scale: 50, seconds: 5, functions });
  }
  const output = join(folder, 'performance.md');
  execFileSync(process.execPath, [
    ...[join(packageRoot, 'bench', 'write-performance.mjs'), '--results', folder, '--output', output],
  ]);
  const page = readFileSync(output, 'utf8');
  expect(page.match(/^###? .*/gm)?.slice(-8)).toEqual([
    '## Making the rows',
    '## The profile',
    '### before',
    '### after',
    '## Loading',
    '### MySQL 9.7.4, A processor, 3 rounds',
    '### MariaDB 11.8.2, A processor, 3 rounds',
    '### MariaDB 10.11.3, A processor, 3 rounds',
  ]);
  expect(page).toContain('| 2 | 2.00 | 1.50–3.00 | 617 | 1,500 | 1 | 4,321 | 1.80 (1.70–1.90) | 91 |');
  expect(page).toContain('| `serve` | src/model/store/simulate-store.js | 23.9 |');
  expect(page).toContain(
    '| this program (`stream`) | 6.00 (6.00–6.00) | 4.00 (4.00–4.00) | 5.00 (5.00–5.00) |',
  );
  expect(page).not.toContain('7.00');
});
