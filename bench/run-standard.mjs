#!/usr/bin/env node
// Runs a short standard set of benchmarks, under three minutes on two cores, and keeps the result in bench/results:
// npm run bench [-- --url mysql://user@host:port --rounds 5 -s 10 --ways stream,hand-tuned --threads 4]
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const GENERATE_SCALE = '10';
const LOAD_SCALE = '3';
/** One of each kind; `dvdrental bench load` tries them all. */
const WAYS = 'insert-multi,import,local-naive,hand-tuned,load,stream';

const root = fileURLToPath(new URL('..', import.meta.url));
const cli = join(root, 'dist', 'src', 'cli.js');
const results = join(root, 'bench', 'results');

function readOptions() {
  try {
    return parseArgs({
      options: {
        rounds: { type: 'string', default: '3' },
        'scale-factor': { type: 'string', short: 's' },
        threads: { type: 'string' },
        url: { type: 'string' },
        ways: { type: 'string', default: WAYS },
      },
    }).values;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exit(2);
  }
}

/** The result of a benchmark, whose progress is shown as it goes. */
function measure(/** @type {(string | undefined)[][]} */ ...options) {
  const args = options.filter((option) => !option.includes(undefined)).flat();
  const { status, stdout } = spawnSync(process.execPath, [cli, 'bench', .../** @type {string[]} */ (args), '--json'], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) process.exit(status ?? 1);
  return JSON.parse(stdout);
}

const { rounds, 'scale-factor': scale, threads, url, ways } = readOptions();
const common = [
  ['--rounds', rounds],
  ['--threads', threads],
];
const generate = measure(['generate'], ['-s', scale ?? GENERATE_SCALE], ...common);
const load = measure(['load'], ['-s', scale ?? LOAD_SCALE], ...common, ['--url', url], ['--ways', ways]);

const { date, name } = load.machine;
const server = `${load.server.product}-${load.server.version.split('-')[0]}`.replaceAll(/[^\w.-]+/g, '-');
mkdirSync(results, { recursive: true });
const file = join(
  results,
  `${date.slice(0, 10)}-${name}-${server}-s${load.data.scale ?? scale ?? LOAD_SCALE}-${load.rounds}r.json`.toLowerCase(),
);
writeFileSync(file, `${JSON.stringify({ generate, load }, null, 2)}\n`);
process.stdout.write(
  `${file}\nnode bench/write-performance.mjs makes docs/performance.md of what is in bench/results.\n`,
);
