import { type Command, InvalidArgumentError, Option } from 'commander';
import { describeFormats, FILE_FORMATS } from '../../dataset/file-form.js';
import { TABLES, type TableName } from '../../schema/tables.js';
import type { CommandContext } from '../context.js';
import type { DatasetOptions } from '../options/dataset-request.js';
import { addOptions } from '../options/options.js';
import { addExamples } from './examples.js';

/** Defines `dvdrental generate`: the dataset folder and nothing else. */
export function defineGenerate(program: Command, context: CommandContext): void {
  const command = program
    .command('generate')
    .description('Simulate and write a dataset folder: files that any client can load.');
  addOptions(command, ['simulation', 'threads', 'dryRun', 'folder'])
    .option('--tables <list>', 'only these tables, as a,b,c (default: all)', parseTables)
    .addOption(new Option('--format <format>', `${describeFormats()} (default: csv)`).choices(FILE_FORMATS))
    .addOption(new Option('--compress <method>', 'pack each file: gzip').choices(['gzip']))
    .option('-D, --database <name>', 'the database that the folder is named after (default: dvdrental_live)');
  addOptions(command, ['output']).action(async (options: DatasetOptions) => {
    const { runGenerate } = await import('../actions/generate.js');
    context.finish(await runGenerate(options, context));
  });
  addExamples(
    command,
    ['dvdrental generate --years 1 -o year-one', 'one year of files in the folder year-one'],
    ['dvdrental generate --tables rental,payment --header -D sales', 'two tables with column names, in out/sales'],
  );
}

function parseTables(list: string): readonly TableName[] {
  const names = TABLES.map((table) => table.name);
  return list.split(',').map((given) => {
    const name = names.find((each) => each === given.trim());
    if (!name) throw new InvalidArgumentError(`There is no table ${given.trim()}; the tables are ${names.join(', ')}.`);
    return name;
  });
}
