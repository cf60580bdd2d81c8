import type { Command } from 'commander';
import type { CommandContext } from '../context.js';
import { addOptions, type CommonOptions, PLACE } from '../options/options.js';
import { addExamples } from './examples.js';

/** Defines `dvdrental load`: a dataset folder into a database. */
export function defineLoad(program: Command, context: CommandContext): void {
  const command = program
    .command('load')
    .argument('<dir>', 'a dataset folder')
    .description('Load a dataset folder into a database, with its indexes and foreign keys.');
  addOptions(command, ['replacement', 'yes', 'views', ...PLACE, 'binlog', 'output']);
  command.action(async (folder: string, options: CommonOptions) => {
    const { load } = await import('../actions/load.js');
    await load(folder, options, context);
    context.finish(0);
  });
  addExamples(
    command,
    ['dvdrental load out/dvdrental_live --overwrite', 'load it again into the private server'],
    ['dvdrental load out/dvdrental_live -h 127.0.0.1 -u me -D rentals', 'into database rentals of your own server'],
  );
}
