#!/usr/bin/env node
// Compares whole generations by several builds of the program, each run in a process of its own, in turn:
//   node bench/compare-builds.mjs BASE OTHER [OTHER …] [-s 50] [--rounds 5] [--threads 2]
// Each argument is the root of a built checkout. Prints the median of each build, and the median, minimum and maximum of
// its ratios to the first build in the same round. The generated rows are discarded.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { median } from './try-server.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'scale-factor': { type: 'string', short: 's', default: '50' },
    rounds: { type: 'string', default: '5' },
    threads: { type: 'string', default: '2' },
  },
});
const roots = positionals.map((root) => resolve(root));
const [base = ''] = roots;
const { resolveConfig } = await import(pathToFileURL(join(base, 'dist', 'src', 'config', 'resolve.js')).href);
const { config } = resolveConfig({ flags: { scaleFactor: values['scale-factor'] }, environment: {} });

/** The process that generates on request, in this version and in earlier ones. */
const ENTRIES = [
  'jobs/benchmark/measuring-process.js',
  'jobs/benchmark/generate/run-once.js',
  'bench/generate/run-once.js',
];

/** One whole generation by a build: seconds, processor seconds and peak memory. */
async function generateOnce(/** @type {string} */ root) {
  const entry = ENTRIES.map((path) => join(root, 'dist', 'src', path)).find(existsSync);
  if (entry === undefined) throw new Error(`${root} has no build that can be measured.`);
  const child = fork(entry, { serialization: 'advanced', execArgv: [] });
  child.send({ config, threads: Number(values.threads) });
  const [{ answer, failure }] = await once(child, 'message');
  child.kill('SIGKILL');
  if (failure) throw new Error(`${root}: ${failure}`);
  return { wall: answer.seconds, cpu: answer.cpuSeconds, memory: answer.peakMemoryBytes / 1e6 };
}

/** @type {Map<string, Awaited<ReturnType<typeof generateOnce>>[]>} */
const results = new Map(roots.map((root) => [root, []]));
for (let round = 0; round < Number(values.rounds); round += 1) {
  const order = round % 2 === 0 ? roots : [...roots].reverse();
  for (const root of order) results.get(root)?.push(await generateOnce(root));
}
const reference = results.get(base) ?? [];
for (const [root, runs] of results) {
  const show = (/** @type {'wall' | 'cpu' | 'memory'} */ key) => {
    const ratios = runs.map((run, round) => run[key] / (reference[round]?.[key] ?? 1));
    const [middle, low, high] = [median(ratios), Math.min(...ratios), Math.max(...ratios)].map((ratio) =>
      ratio.toFixed(3),
    );
    return `${median(runs.map((run) => run[key])).toFixed(2)} (× ${middle}, ${low}–${high})`;
  };
  console.log(`${root}: wall ${show('wall')} s, processor ${show('cpu')} s, memory ${show('memory')} MB`);
}
