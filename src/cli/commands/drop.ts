import type { Command } from 'commander';
import type { CommandContext } from '../context.js';
import { addOptions, type CommonOptions, PLACE } from '../options/options.js';
import { addExamples } from './examples.js';

/** Defines `dvdrental drop`. */
export function defineDrop(program: Command, context: CommandContext): void {
  const command = program
    .command('drop')
    .description('Drop a database that this program made. It asks first, or takes --yes.');
  addOptions(command, ['yes', ...PLACE, 'binlog', 'output']).action(async (options: CommonOptions) => {
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
