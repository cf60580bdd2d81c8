import type { Command } from 'commander';
import type { CommandContext } from '../context.js';
import { addOptions, type CommonOptions, PLACE } from '../options/options.js';
import { addExamples } from './examples.js';

/** Defines `dvdrental summary`: the figures of a database. */
export function defineSummary(program: Command, context: CommandContext): void {
  const command = program.command('summary').description('Print the figures of a database or a dataset folder.');
  addAskingOptions(command).action(async (folder: string | undefined, options: CommonOptions) => {
    const { summarise } = await import('../actions/summary.js');
    await summarise(folder, options, context);
  });
  addExamples(
    command,
    ['dvdrental summary', 'the figures of dvdrental_live on the private server'],
    ['dvdrental summary -D rentals --json', 'the figures of another database, as JSON'],
  );
}

/** Defines `dvdrental validate`: every check, on a database of this program or any other. */
export function defineValidate(program: Command, context: CommandContext): void {
  const command = program.command('validate').description('Run every check against a database or a dataset folder.');
  addAskingOptions(command).action(async (folder: string | undefined, options: CommonOptions) => {
    const { validate } = await import('../actions/summary.js');
    await validate(folder, options, context);
  });
  addExamples(
    command,
    ['dvdrental validate', 'exit code 3: a check failed; 1: a check could not run'],
    ['dvdrental validate -h 127.0.0.1 -u me -D old_rentals', 'check any other database of this schema'],
  );
}

function addAskingOptions(command: Command): Command {
  command.argument('[dir]', 'a dataset folder, which is checked without any server');
  return addOptions(command, [...PLACE, 'output']);
}
