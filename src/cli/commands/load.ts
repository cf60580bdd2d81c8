import { type Command, Option } from 'commander';
import type { CommandContext } from '../context.js';
import { addBinlogOption } from '../options/binlog-option.js';
import { addYesOption } from '../options/confirm.js';
import { addOutputOptions, addPlaceOptions, type CommonOptions } from '../options/options.js';
import { addViewsOption } from '../options/views-option.js';
import { addExamples } from './examples.js';

/** Defines `dvdrental load`: a dataset folder into a database. */
export function defineLoad(program: Command, context: CommandContext): void {
  const command = program
    .command('load')
    .argument('<dir>', 'a dataset folder')
    .description('Load a dataset folder into a database, with its indexes and foreign keys.')
    .optionsGroup('Replacement:')
    .addOption(
      new Option('--overwrite', 'replace what this program loaded into the database before').conflicts('resume'),
    )
    .option('--resume', 'load anew after a load that was interrupted');
  addYesOption(command);
  addViewsOption(command);
  addOutputOptions(addBinlogOption(addPlaceOptions(command))).action(async (folder: string, options: CommonOptions) => {
    const { load } = await import('../actions/load.js');
    await load(folder, options, context);
    context.finish(0);
  });
  addExamples(
    command,
    ['dvdrental load out/dvdrental_live --overwrite', 'again into the private server'],
    ['dvdrental load out/dvdrental_live -h 127.0.0.1 -u me -D rentals', 'into database rentals of your own server'],
  );
}
