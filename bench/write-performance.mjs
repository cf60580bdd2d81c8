#!/usr/bin/env node
// Makes docs/performance.md of the files in bench/results and the text in bench/performance.md.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const results = join(root, 'bench', 'results');
const { renderMarkdown } = await import(
  pathToFileURL(join(root, 'dist', 'src', 'bench', 'load', 'render.js')).href
);

/** 1,234,567 */
function count(/** @type {number} */ n) {
  return String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A table of what generation came to, by threads and by stage. */
function generateSection(/** @type {any} */ { threads, stages, csvStringify, data }) {
  const byThreads = threads.map(
    (/** @type {any} */ each) =>
      `| ${each.threads} | ${each.spread.median.toFixed(2)} | ${each.spread.least.toFixed(2)}–${each.spread.most.toFixed(2)} | ` +
      `${count(each.rowsPerSecond)} | ${each.megabytesPerSecond.toFixed(0)} | ${(each.peakMemoryBytes / 1e6).toFixed(0)} |`,
  );
  const byStage = stages
    .filter((/** @type {any} */ each) => each.rows > 0)
    .map((/** @type {any} */ each) => `| ${each.stage} | ${count(each.rows / each.seconds)} |`);
  return [
    `Generating ${count(data.rows)} rows, ${(data.bytes / 1e6).toFixed(0)} MB, into nowhere:`,
    '',
    '| threads | seconds | least–most | rows/s | MB/s | memory, MB |',
    '|---:|---:|---:|---:|---:|---:|',
    ...byThreads,
    '',
    '| stage, on one core | rows/s |',
    '|---|---:|',
    ...byStage,
    `| csv-stringify, on the same rental rows | ${count(csvStringify.rowsPerSecond)} |`,
  ];
}

function sectionOf(/** @type {string} */ file) {
  const { generate, load } = JSON.parse(readFileSync(join(results, file), 'utf8'));
  const { machine, server } = load;
  const variables = Object.entries(server.variables).map(([name, value]) => `${name} = ${value}`);
  return [
    `## ${server.product} ${server.version}, ${machine.date.slice(0, 10)}`,
    '',
    `${machine.cpu}, ${machine.cores} cores, ${(machine.memoryBytes / 1e9).toFixed(0)} GB, ${machine.system}, Node ${machine.node}; ` +
      `load average ${machine.loadAverage} at the start. From [${file}](../bench/results/${file}).`,
    '',
    ...(generate === undefined ? [] : [...generateSection(generate), '']),
    'Loading, from nothing to queryable:',
    '',
    renderMarkdown(load),
    '',
    `<details><summary>Variables of the server</summary>\n\n${variables.map((line) => `- \`${line}\``).join('\n')}\n\n</details>`,
  ].join('\n');
}

const files = (existsSync(results) ? readdirSync(results) : []).filter((file) => file.endsWith('.json'));
const text = readFileSync(join(root, 'bench', 'performance.md'), 'utf8').trimEnd();
const measured = files.sort().reverse().map(sectionOf);
writeFileSync(join(root, 'docs', 'performance.md'), `${[text, ...measured].join('\n\n')}\n`);
