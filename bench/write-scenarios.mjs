#!/usr/bin/env node
// Runs every scenario and writes docs/scenarios.md with the results: node bench/write-scenarios.mjs
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const cli = join(root, 'dist/src/cli.js');
const workplace = mkdtempSync(join(tmpdir(), 'scenarios-'));

/** Scenarios that are only planned, since a run takes minutes and gigabytes. */
const PLANNED_ONLY = ['load-test-monster'];

/** Runs the program in the temporary folder and returns its stdout. */
function dvdrental(/** @type {string[]} */ args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd: workplace,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error(`dvdrental ${args.join(' ')} ended with ${status}:\n${stderr}`);
  return stdout;
}

/** Returns the summary and the table by year, which precede the checks. */
function summaryOf(/** @type {string} */ output) {
  const [summary = ''] = output.replace(/^\n+|\s+$/g, '').split(/\n\n(?= {2}skipped|\d+ checks)/);
  return summary;
}

function sectionOf(/** @type {{ name: string, title: string, description: string }} */ scenario) {
  const { name, title, description } = scenario;
  const planned = PLANNED_ONLY.includes(name);
  const command = ['run', '--scenario', name, '-D', name.replaceAll('-', '_'), ...(planned ? ['--dry-run'] : [])];
  const output = dvdrental([...command, '--quiet']);
  const checks = /\d+ checks passed, .*/.exec(output)?.[0];
  return [
    `## ${title}`,
    description,
    `\`\`\`sh\ndvdrental ${command.join(' ')}\n\`\`\``,
    `\`\`\`\n${planned ? output.trimEnd() : summaryOf(output)}\n\`\`\``,
    ...(checks ? [`${checks}.`] : []),
  ].join('\n\n');
}

try {
  const scenarios = JSON.parse(dvdrental(['scenarios', '--json']));
  const intro = [
    '# Scenarios',
    'A scenario is a named configuration to start from. `dvdrental scenarios` lists them, `dvdrental scenarios show NAME`\n' +
      'prints one, and `dvdrental config init --scenario NAME FILE` writes it to a file with every key explained. Flags\n' +
      'and a configuration file override it: `dvdrental run --scenario flat-demand --years 5 -D flat`.',
    '`node bench/write-scenarios.mjs` runs all scenarios and writes this page. The figures are those of seed 42.',
  ];
  const page = [...intro, ...scenarios.map(sectionOf)].join('\n\n');
  writeFileSync(join(root, 'docs/scenarios.md'), `${page}\n`);
} finally {
  rmSync(workplace, { recursive: true, force: true });
}
