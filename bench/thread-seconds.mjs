#!/usr/bin/env node
// Which threads of a generation into nowhere the processor works for (Linux), with one worker and with two, in turn:
//   node bench/thread-seconds.mjs [-s 50] [--weeks 156] [--rounds 5]
// The engine's own threads compile and collect garbage. What starting the process takes is left out.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { median, processorSeconds } from './try-server.mjs';

const { values } = parseArgs({
  options: {
    'scale-factor': { type: 'string', short: 's', default: '50' },
    weeks: { type: 'string', default: '156' },
    rounds: { type: 'string', default: '5' },
    threads: { type: 'string' },
  },
});
const library = new URL('../dist/src/index.js', import.meta.url);

/** Processor seconds of each thread of this process, the oldest first. */
function readThreads() {
  const tasks = readdirSync('/proc/self/task').map(Number);
  return tasks.sort((a, b) => a - b).map((task) => processorSeconds(`self/task/${task}`));
}

/** Generates once, and prints what the threads took while all of them were there. */
async function generateOnce(/** @type {number} */ threads) {
  const { generate, resolveConfig } = await import(library.href);
  const config = resolveConfig({
    config: {
      simulation: { scale_factor: Number(values['scale-factor']) },
      master_simulation: { total_weeks: Number(values.weeks) },
    },
  });
  const before = readThreads();
  let after = before;
  const began = performance.now();
  const sink = {
    write: async (/** @type {string} */ table) => {
      if (table === 'inventory') after = readThreads();
    },
  };
  await generate(config, sink, { threads });
  const seconds = (performance.now() - began) / 1000;
  const [main = 0, ...others] = after.map((each, thread) => each - (before[thread] ?? 0));
  const sum = (/** @type {number[]} */ some) => some.reduce((total, each) => total + each, 0);
  const workers = sum(others.slice(-threads));
  console.log(JSON.stringify({ seconds, main, engine: sum(others.slice(0, -threads)), workers }));
}

if (values.threads) await generateOnce(Number(values.threads));
else {
  /** @type {Map<number, Record<string, number>[]>} */
  const results = new Map([
    [1, []],
    [2, []],
  ]);
  const rounds = Number(values.rounds);
  if (!(rounds >= 1)) throw new RangeError('--rounds takes a number from 1 on');
  for (let round = 0; round < rounds; round += 1) {
    for (const [threads, runs] of results) {
      const script = fileURLToPath(import.meta.url);
      const args = [script, '-s', values['scale-factor'], '--weeks', values.weeks, '--threads', String(threads)];
      const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
      if (stdout === '') throw new Error(stderr);
      runs.push(JSON.parse(stdout));
    }
  }
  for (const [threads, runs] of results) {
    const tell = (/** @type {string} */ key) => median(runs.map((run) => run[key] ?? 0)).toFixed(2);
    console.log(
      `${threads} worker${threads > 1 ? 's' : ''}: ${tell('seconds')} s; processor seconds: workers ${tell('workers')}, ` +
        `main thread ${tell('main')}, the engine's own ${tell('engine')}`,
    );
  }
}
