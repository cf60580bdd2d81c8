import type { Command } from 'commander';
import { checkConfig } from '../config/check.js';
import { configJsonSchema } from '../config/json-schema.js';
import { ConfigError } from '../config/problem.js';
import { readConfigFile } from '../config/read.js';
import type { CommandContext } from './context.js';
import { describePlan } from './describe-plan.js';

/** Defines `dvdrental config check FILE` and `dvdrental config schema`. */
export function defineConfig(program: Command, context: CommandContext): void {
  const command = program
    .command('config')
    .description('Check a configuration file, or print its JSON Schema.');
  command
    .command('check')
    .argument('<file>', 'a configuration file')
    .description('Say whether a configuration file is valid, and if not, everything that is wrong with it.')
    .option('--json', 'the resolved configuration as one JSON document')
    .action(async (path: string, options: { json?: boolean }) => {
      const { text } = await readConfigFile(path);
      const { problems, resolution } = checkConfig(path, text);
      if (!resolution) throw new ConfigError(problems);
      for (const notice of resolution.notices) context.stderr.write(`note: ${notice}\n`);
      const sentence = `${path} is valid: ${describePlan(resolution.config)}.`;
      context.stdout.write(`${options.json ? JSON.stringify(resolution.config, null, 2) : sentence}\n`);
      context.finish(0);
    });
  command
    .command('schema')
    .description('Print the JSON Schema of the configuration file, for editors that complete and check.')
    .action(() => {
      context.stdout.write(`${JSON.stringify(configJsonSchema(), null, 2)}\n`);
      context.finish(0);
    });
}
