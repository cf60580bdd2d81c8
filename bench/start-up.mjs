#!/usr/bin/env node
// How long the program takes to start, as a ratio to bare Node.js, in interleaved rounds:
//   node bench/start-up.mjs [--rounds 15] [-S socket -u user -D database]
// With a server's database it times summary as well.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { median } from './try-server.mjs';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '15' },
    socket: { type: 'string', short: 'S' },
    user: { type: 'string', short: 'u', default: 'root' },
    database: { type: 'string', short: 'D' },
  },
});
const program = fileURLToPath(new URL('../dist/src/cli.js', import.meta.url));
const { socket, user, database } = values;
const place = socket && database ? ['-S', socket, '-u', user, '-D', database] : undefined;

/** @type {Record<string, readonly string[]>} */
const calls = {
  'node -e 0': ['-e', '0'],
  '--version': [program, '--version'],
  '--help': [program, '--help'],
  'run --help': [program, 'run', '--help'],
  ...(place === undefined ? {} : { summary: [program, 'summary', '--json', '-q', ...place] }),
};

/** @type {Record<string, number[]>} */
const milliseconds = Object.fromEntries(Object.keys(calls).map((name) => [name, []]));
for (let round = 0; round < Number(values.rounds); round++) {
  for (const [name, args] of Object.entries(calls)) {
    const began = performance.now();
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    milliseconds[name]?.push(performance.now() - began);
    if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`);
  }
}
const bare = median(milliseconds['node -e 0'] ?? []);
for (const [name, times] of Object.entries(milliseconds)) {
  const middle = median(times);
  console.log(`${name.padEnd(12)} ${middle.toFixed(0).padStart(5)} ms  ${(middle / bare).toFixed(2)} x`);
}
