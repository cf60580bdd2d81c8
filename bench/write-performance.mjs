#!/usr/bin/env node
// Writes docs/performance.md from the text in bench/performance.md and the results in bench/results:
// node bench/write-performance.mjs [--results DIR] [--output FILE]
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { renderGeneration, renderLoading } from './render-results.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    results: { type: 'string', default: join(root, 'bench', 'results') },
    output: { type: 'string', default: join(root, 'docs', 'performance.md') },
  },
});
/** The files of results whose names match, newest first: their names begin with the date. */
function readResults(/** @type {RegExp} */ pattern) {
  const files = existsSync(values.results) ? readdirSync(values.results) : [];
  return files
    .filter((file) => pattern.test(file))
    .sort()
    .reverse()
    .map((file) => ({ file, ...JSON.parse(readFileSync(join(values.results, file), 'utf8')) }));
}

const measured = readResults(/^\d{4}-.*\.json$/);
const [newest] = measured
  .filter(({ generate }) => generate !== undefined)
  .sort((a, b) => b.generate.machine.date.localeCompare(a.generate.machine.date));
const tables = {
  generation: newest === undefined ? [] : [renderGeneration(newest)],
  loading: renderLoading(measured),
};
const text = readFileSync(join(root, 'bench', 'performance.md'), 'utf8');
const page = text.replace(/<!-- (generation|loading) -->/g, (_, name) =>
  tables[/** @type {keyof typeof tables} */ (name)].join('\n\n'),
);
writeFileSync(
  values.output,
  `<!-- Written from bench/performance.md and bench/results by: node bench/write-performance.mjs -->\n${page}`,
);
