import { writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Command } from 'commander';
import { checkConfig } from '../../config/check.js';
import { configJsonSchema } from '../../config/json-schema.js';
import { ConfigError } from '../../config/problem.js';
import { readConfigFile } from '../../config/read.js';
import { resolveConfig } from '../../config/resolve.js';
import { SCENARIOS } from '../../config/scenarios/list.js';
import { writeStarter } from '../../config/starter.js';
import { DatagenError, messageOf } from '../../errors.js';
import { packageRoot } from '../../paths.js';
import type { CommandContext } from '../context.js';
import { describePlan } from '../present/describe-plan.js';
import { Reporter } from '../terminal/reporter.js';
import { addExamples } from './examples.js';
import { requireScenario } from './scenarios.js';

/** Defines `dvdrental config init|check|schema`. */
export function defineConfig(program: Command, context: CommandContext): void {
  const command = program
    .command('config')
    .description('Begin a configuration file (init), check one, or print its JSON Schema.');
  const check = command
    .command('check')
    .argument('<file>', 'a configuration file')
    .description('Check a configuration file and list every problem.')
    .option('--json', 'the resolved configuration as one JSON document')
    .action(async (path: string, options: { json?: boolean }) => {
      const { text } = await readConfigFile(path);
      const { problems, resolution } = checkConfig(path, text);
      if (!resolution) throw new ConfigError(problems);
      const reporter = new Reporter(context.stderr, {});
      for (const notice of resolution.notices) reporter.notice(notice);
      const sentence = `${path} is valid: ${describePlan(resolution.config)}.`;
      context.stdout.write(`${options.json ? JSON.stringify(resolution.config, null, 2) : sentence}\n`);
      context.finish(0);
    });
  const init = command
    .command('init')
    .argument('<file>', 'the file to write')
    .description('Write a configuration file with every key explained.')
    .option('--scenario <scenario>', 'the scenario it starts from', SCENARIOS[0].name)
    .option('--overwrite', 'replace the file if it is there')
    .action(async (path: string, options: { scenario: string; overwrite?: boolean }) => {
      await writeStarterFile(path, options.scenario, options.overwrite ?? false);
      context.stdout.write(
        `${path} is ready: edit it, then run ${context.calls.to('run', '--config', path)}\n`,
      );
      context.finish(0);
    });
  const schema = command
    .command('schema')
    .description('Print the JSON Schema of the configuration file, for editors that complete and check.')
    .action(() => {
      context.stdout.write(`${JSON.stringify(configJsonSchema(), null, 2)}\n`);
      context.finish(0);
    });
  addExamples(
    command,
    ['dvdrental config init mine.json', 'begin a file of your own'],
    ['dvdrental config check mine.json', 'list every problem'],
  );
  addExamples(
    check,
    ['dvdrental config check mine.json', 'is it valid?'],
    ['dvdrental config check mine.json --json', 'every key with its value, defaults filled in'],
  );
  addExamples(
    init,
    ['dvdrental config init mine.json', 'every key, with what it means'],
    ['dvdrental config init ten.json --scenario extended-10-year', 'from another scenario'],
  );
  addExamples(
    schema,
    ['dvdrental config schema', 'print it'],
    ['dvdrental config schema > schema.json', 'keep it beside the file, and name it there in "$schema"'],
  );
}

/** The path of the JSON Schema that ships with the program, as a file names it. */
function schemaSeenFrom(file: string): string {
  const path = relative(dirname(resolve(file)), join(packageRoot, 'config.schema.json'))
    .split(sep)
    .join('/');
  return path.startsWith('..') || isAbsolute(path) ? path : `./${path}`;
}

async function writeStarterFile(path: string, name: string, overwrite: boolean): Promise<void> {
  const text = writeStarter(
    requireScenario(name),
    resolveConfig({ flags: { scenario: name }, environment: {} }).config,
    schemaSeenFrom(path),
  );
  try {
    await writeFile(path, text, { flag: overwrite ? 'w' : 'wx' });
  } catch (cause) {
    const isThere = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
    throw isThere
      ? new DatagenError('conflict', `${path} is there already.`, {
          hint: 'Replace it with --overwrite, or name another file.',
          cause,
        })
      : new DatagenError('filesystem', `${path} can’t be written: ${messageOf(cause)}`, { cause });
  }
}
