import type { Command } from 'commander';
import type { CommandContext } from '../context.js';
import { addBinlogOption } from '../options/binlog-option.js';
import { addYesOption } from '../options/confirm.js';
import { addFolderOptions } from '../options/dataset-options.js';
import {
  addConnectionOptions,
  addOutputOptions,
  addSimulationOptions,
  addTargetOption,
  type CommonOptions,
} from '../options/options.js';
import { addViewsOption } from '../options/views-option.js';
import { addExamples } from './examples.js';

/** Defines `dvdrental run`, the main job. */
export function defineRun(program: Command, context: CommandContext): void {
  const command = program
    .command('run')
    .description('Simulate, write CSV, load into a database, summarise, validate: the main job.');
  addFolderOptions(addSimulationOptions(command));
  addYesOption(command);
  command.option('--no-csv', 'load from memory and write no files');
  addTargetOption(command, ['none']);
  addViewsOption(command);
  addOutputOptions(addBinlogOption(addConnectionOptions(command))).action(async (options: CommonOptions) => {
    const { run } = await import('../actions/run.js');
    context.finish(await run(options, context));
  });
  addExamples(
    command,
    ['dvdrental run', 'the standard three years into a private server'],
    [
      'dvdrental run --scenario extended-10-year -s 10 --dry-run',
      'what ten years of a chain ten times as large would take',
    ],
    ['dvdrental run --url mysql://me@127.0.0.1:3306/rentals -p', 'into a server of your own; asks for the password'],
  );
}
