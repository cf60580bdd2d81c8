#!/usr/bin/env node
// Runs a short standard set of benchmarks and keeps the result: npm run bench [-- --url mysql://user@host:port]
// Options go to `dvdrental bench load`, so another server, size (-s) or number of rounds may be named.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const cli = join(root, 'dist', 'src', 'cli.js');
const results = join(root, 'bench', 'results');

/** The result of a benchmark, whose progress is shown as it goes. */
function measure(/** @type {string[]} */ args) {
  const { status, stdout } = spawnSync(process.execPath, [cli, 'bench', ...args, '--json'], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) process.exit(status ?? 1);
  return JSON.parse(stdout);
}

const generate = measure(['generate', '-s', '4', '--rounds', '3']);
const load = measure(['load', '-s', '4', '--rounds', '3', ...process.argv.slice(2)]);

const { date, name } = load.machine;
const server = `${load.server.product}-${load.server.version.split('-')[0]}`.replaceAll(/[^\w.-]+/g, '-');
mkdirSync(results, { recursive: true });
const file = join(results, `${date.slice(0, 10)}-${name}-${server}.json`.toLowerCase());
writeFileSync(file, `${JSON.stringify({ generate, load }, null, 2)}\n`);
process.stdout.write(`${file}\nnode bench/write-performance.mjs makes docs/performance.md of it.\n`);
