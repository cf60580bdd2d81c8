#!/usr/bin/env node
// Runs every scenario and writes docs/scenarios.md with what each really gave: node bench/write-scenarios.mjs
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const cli = join(root, 'dist/src/cli.js');
const workplace = mkdtempSync(join(tmpdir(), 'scenarios-'));

/** What only the plan is shown of: the run itself takes minutes and gigabytes. */
const PLANNED_ONLY = ['load-test-monster'];

/** Runs the program in the workplace and gives what it printed on stdout. */
function dvdrental(/** @type {string[]} */ args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd: workplace,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error(`dvdrental ${args.join(' ')} ended with ${status}:\n${stderr}`);
  return stdout;
}

/** The summary and the yearly table: what comes before the checks. */
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
      'prints one, and `dvdrental config init --scenario NAME FILE` writes it out with every key explained. Flags and files\n' +
      'change what you like: `dvdrental run --scenario flat-demand --years 5 -D flat`.',
    'This page is written by `node bench/write-scenarios.mjs`, which runs them all; the figures are those of seed 42.',
  ];
  const page = [...intro, ...scenarios.map(sectionOf)].join('\n\n');
  writeFileSync(join(root, 'docs/scenarios.md'), `${page}\n`);
} finally {
  rmSync(workplace, { recursive: true, force: true });
}
