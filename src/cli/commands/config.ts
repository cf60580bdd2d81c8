import type { Command } from 'commander';
import { SCENARIOS } from '../../config/scenarios/list.js';
import type { CommandContext } from '../context.js';
import { addExamples } from './examples.js';

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
      const { checkFile } = await import('../actions/config.js');
      await checkFile(path, options, context);
    });
  const init = command
    .command('init')
    .argument('<file>', 'the file to write')
    .description('Write a configuration file with every key explained.')
    .option('--scenario <scenario>', 'the scenario it starts from', SCENARIOS[0].name)
    .option('--overwrite', 'replace the file if it exists')
    .action(async (path: string, options: { scenario: string; overwrite?: boolean }) => {
      const { initFile } = await import('../actions/config.js');
      await initFile(path, options, context);
    });
  const schema = command
    .command('schema')
    .description('Print the JSON Schema of the configuration file, for editors that complete and check.')
    .action(async () => {
      const { printSchema } = await import('../actions/config.js');
      printSchema(context);
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
    ['dvdrental config schema > schema.json', 'put it beside your configuration, and name it there in "$schema"'],
  );
}
