import { join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { type TableName, tablesOfChain } from '../encode/tables.js';
import { Reporter } from '../terminal/reporter.js';
import type { CommandContext, ExitCode } from './context.js';
import { describePlan } from './describe-plan.js';
import { makeDataset } from './make-dataset.js';
import {
  addFolderOptions,
  addOutputOptions,
  addSimulationOptions,
  type CommonOptions,
  resolveOptions,
} from './options.js';
import { OUTPUT_ROOT } from './target.js';

interface GenerateOptions extends CommonOptions {
  readonly tables?: readonly TableName[];
}

/** Defines `dvdrental generate`: the dataset folder and nothing else. */
export function defineGenerate(program: Command, context: CommandContext): void {
  const command = program
    .command('generate')
    .description('Simulate and write the dataset folder: CSV files, manifest, and scripts to load them.')
    .option('--tables <list>', 'only these tables, as a,b,c', parseTables)
    .option('-D, --database <name>', 'the database that the folder is named after (default: dvdrental_live)');
  addOutputOptions(addFolderOptions(addSimulationOptions(command))).action(
    async (options: GenerateOptions) => {
      context.finish(await generateDataset(options, context));
    },
  );
}

/** Makes a dataset folder and says where it is. */
export async function generateDataset(options: GenerateOptions, context: CommandContext): Promise<ExitCode> {
  const reporter = new Reporter(context.stderr, options);
  const { config, connection, notices } = await resolveOptions(options, context);
  for (const notice of notices) reporter.notice(notice);
  const folder = options.outputDir ?? join(OUTPUT_ROOT, connection.database);
  reporter.line('plan', describePlan(config));
  const manifest = await makeDataset(config, folder, options, context, reporter);
  if (options.json) context.stdout.write(`${JSON.stringify({ folder, manifest }, null, 2)}\n`);
  else
    context.stdout.write(
      `The dataset is in ${folder}; load it with dvdrental load ${folder}, or with its load.sql.\n`,
    );
  return 0;
}

function parseTables(list: string): readonly TableName[] {
  const names = tablesOfChain(true).map((table) => table.name);
  return list.split(',').map((given) => {
    const name = names.find((each) => each === given.trim());
    if (!name)
      throw new InvalidArgumentError(
        `There is no table ${given.trim()}; the tables are ${names.join(', ')}.`,
      );
    return name;
  });
}
