import type { Command } from 'commander';
import type { CommandContext } from '../context.js';
import { addBinlogOption } from '../options/binlog-option.js';
import { addYesOption } from '../options/confirm.js';
import { addOutputOptions, addPlaceOptions, type CommonOptions } from '../options/options.js';
import { addExamples } from './examples.js';

/** Defines `dvdrental drop`: a database of this program goes. */
export function defineDrop(program: Command, context: CommandContext): void {
  const command = program
    .command('drop')
    .description('Drop a database that this program made. It asks first, or takes --yes.');
  addYesOption(command);
  addOutputOptions(addBinlogOption(addPlaceOptions(command))).action(async (options: CommonOptions) => {
    const { drop } = await import('../actions/drop.js');
    await drop(options, context);
    context.finish(0);
  });
  addExamples(
    command,
    ['dvdrental drop', 'dvdrental_live on the private server, after a question'],
    ['dvdrental drop -D rentals --yes', 'another one, in a script'],
  );
}
