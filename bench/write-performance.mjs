#!/usr/bin/env node
// Makes docs/performance.md of the files in bench/results and the text in bench/performance.md:
// node bench/write-performance.mjs [--results DIR] [--output FILE]
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { renderGeneration, renderOverview, renderProfiles } from './render-results.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    results: { type: 'string', default: join(root, 'bench', 'results') },
    output: { type: 'string', default: join(root, 'docs', 'performance.md') },
  },
});
const { renderMarkdown } = await import(
  pathToFileURL(join(root, 'dist', 'src', 'jobs', 'benchmark', 'load', 'render.js')).href
);

/** The files of results whose names match, newest first: their names begin with the date. */
function readResults(/** @type {RegExp} */ pattern) {
  const files = existsSync(values.results) ? readdirSync(values.results) : [];
  return files
    .filter((file) => pattern.test(file))
    .sort()
    .reverse()
    .map((file) => ({ file, ...JSON.parse(readFileSync(join(values.results, file), 'utf8')) }));
}

/** What a result says of every way. */
function loadSection(/** @type {any} */ { file, load }) {
  const { machine, server } = load;
  const variables = Object.entries(server.variables).map(([name, value]) => `\`${name} = ${value}\``);
  return [
    `### ${server.product} ${server.version}, ${machine.cpu}, ${load.rounds} ${load.rounds === 1 ? 'round' : 'rounds'}`,
    '',
    `${machine.date.slice(0, 10)}; load average ${machine.loadAverage} at the start. From [${file}](../bench/results/${file}).`,
    '',
    renderMarkdown(load),
    '',
    `Variables: ${variables.join(', ')}.`,
  ].join('\n');
}

const measured = readResults(/^\d{4}-.*\.json$/);
const [newest] = measured
  .filter(({ generate }) => generate !== undefined)
  .sort((a, b) => b.generate.machine.date.localeCompare(a.generate.machine.date));
const servers = new Map();
for (const result of measured) {
  const { machine, server, rounds } = result.load;
  // A few ways in many rounds and many ways in a few are both worth their place.
  const key = `${server.product} ${server.version} ${machine.cpu} ${result.load.data.scale} ${rounds}`;
  if (!servers.has(key)) servers.set(key, result);
}
const sections = [
  readFileSync(join(root, 'bench', 'performance.md'), 'utf8').trimEnd(),
  ...(newest === undefined ? [] : [renderGeneration(newest)]),
  ...renderProfiles(readResults(/^profile-.*\.json$/)),
  ...(servers.size === 0 ? [] : [renderOverview([...servers.values()])]),
  ...[...servers.values()].map(loadSection),
];
writeFileSync(values.output, `${sections.join('\n\n')}\n`);
