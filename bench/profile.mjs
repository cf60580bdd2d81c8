#!/usr/bin/env node
// Where a generation's time goes on one thread: node bench/profile.mjs --label after [-s 50] [--runs 3] [--root DIR]
// Runs the stages under V8's CPU profiler and writes the ten functions with the most time of their own into
// bench/results/profile-<label>.json. --root names another built checkout, to compare with. Of several runs, each in
// a process of its own, the quickest is kept: it is the one that least else disturbed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { SourceMap } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const TOP = 10;
const INTERVAL_MICROSECONDS = 500;

const { values } = parseArgs({
  options: {
    label: { type: 'string' },
    'scale-factor': { type: 'string', short: 's', default: '50' },
    runs: { type: 'string', default: '3' },
    root: { type: 'string', default: fileURLToPath(new URL('..', import.meta.url)) },
    once: { type: 'boolean', default: false },
  },
});
const root = resolve(values.root);
const load = (/** @type {string} */ path) => import(pathToFileURL(join(root, 'dist', 'src', path)).href);

/** Profiles the stages once. */
async function profileOnce() {
  const { resolveConfig } = await load('config/resolve.js');
  const { StageMeter } = await load('jobs/benchmark/measuring-process.js');
  const { describeMachine } = await load('jobs/benchmark/measurement.js');
  const machine = describeMachine();
  const { config } = resolveConfig({ flags: { scaleFactor: values['scale-factor'] }, environment: {} });
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: INTERVAL_MICROSECONDS });
  await session.post('Profiler.start');
  const stages = new StageMeter(config).measure();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  const seconds = stages.reduce((/** @type {number} */ sum, /** @type {any} */ stage) => sum + stage.seconds, 0);
  return {
    machine,
    scale: config.simulation.scale_factor,
    seconds,
    stages,
    functions: rankFunctions(profile),
  };
}

/** @type {Map<string, SourceMap | undefined>} */
const sourceMaps = new Map();

/** What leads from the lines of compiled code to those of the modules it was made of; undefined where nothing does. */
function sourceMapOf(/** @type {string} */ url) {
  if (!sourceMaps.has(url)) {
    const file = url.startsWith('file:') ? `${fileURLToPath(url)}.map` : '';
    sourceMaps.set(url, existsSync(file) ? new SourceMap(JSON.parse(readFileSync(file, 'utf8'))) : undefined);
  }
  return sourceMaps.get(url);
}

/** The module that a function stands in, as src/model/random/random-buffer.js, and its line there; node for Node's own. */
function placeOf(/** @type {import('node:inspector').Runtime.CallFrame} */ { url, lineNumber, columnNumber }) {
  const entry = sourceMapOf(url)?.findEntry(lineNumber, columnNumber);
  const found = entry && 'originalSource' in entry ? entry : undefined;
  const module = found ? new URL(found.originalSource, url).href : url;
  return {
    file: module
      .replace(pathToFileURL(root).href, '')
      .replace(/^\/?(dist\/)?/, '')
      .replace(/^node:.*/, 'node')
      .replace(/\.ts$/, '.js'),
    line: found?.originalLine ?? lineNumber,
  };
}

/** The functions that took the most time themselves, without what they called. */
function rankFunctions(/** @type {import('node:inspector').Profiler.Profile} */ profile) {
  const frames = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]));
  /** @type {Map<string, {name: string, file: string, micros: number}>} */
  const functions = new Map();
  let total = 0;
  profile.samples?.forEach((id, index) => {
    const frame = frames.get(id);
    if (frame === undefined || frame.functionName === '(idle)') return;
    const micros = profile.timeDeltas?.[index] ?? 0;
    const { file, line } = placeOf(frame);
    const name = frame.functionName || '(anonymous)';
    const key = `${file} ${name} ${line}`;
    const entry = functions.get(key) ?? { name, file, micros: 0 };
    entry.micros += micros;
    total += micros;
    functions.set(key, entry);
  });
  return [...functions.values()]
    .sort((a, b) => b.micros - a.micros)
    .slice(0, TOP)
    .map(({ name, file, micros }) => ({ name, file, percent: Math.round((micros / total) * 1000) / 10 }));
}

/** Profiles in a process of its own. */
function profileApart() {
  const args = [fileURLToPath(import.meta.url), ...process.argv.slice(2), '--once'];
  const { status, stdout } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) process.exit(status ?? 1);
  return JSON.parse(stdout);
}

if (values.once) {
  process.stdout.write(JSON.stringify(await profileOnce()));
} else {
  if (!/^[a-z0-9-]+$/.test(values.label ?? '')) {
    process.stderr.write('Give the profile a --label, such as before or after.\n');
    process.exit(2);
  }
  const runs = Array.from({ length: Number(values.runs) }, profileApart);
  const [quickest] = runs.sort((a, b) => a.seconds - b.seconds);
  const folder = fileURLToPath(new URL('results', import.meta.url));
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `profile-${values.label}.json`);
  const kept = { label: values.label, runs: runs.map(({ seconds }) => seconds), ...quickest };
  writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`);
  process.stdout.write(`${file}\n`);
}
