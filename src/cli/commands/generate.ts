import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Manifest } from '../../dataset/manifest.js';
import { dryRun } from '../../jobs/estimate/estimate-run.js';
import { generateDataset } from '../../jobs/run/generate-dataset.js';
import { TABLES, type TableName } from '../../schema/tables.js';
import type { Calls } from '../calls.js';
import type { CommandContext, ExitCode } from '../context.js';
import { keepsBinlog } from '../options/binlog-option.js';
import { addFolderOptions, type DatasetOptions, datasetRequestOf } from '../options/dataset-options.js';
import { addOutputOptions, addSimulationOptions, folderOf, resolveOptions } from '../options/options.js';
import { describePlan } from '../present/describe-plan.js';
import { writeDryRun } from '../present/estimates.js';
import { Reporter } from '../terminal/reporter.js';
import { addExamples } from './examples.js';

/** Defines `dvdrental generate`: the dataset folder and nothing else. */
export function defineGenerate(program: Command, context: CommandContext): void {
  const command = program
    .command('generate')
    .description('Simulate and write a dataset folder: files that any client can load.');
  addFolderOptions(addSimulationOptions(command))
    .option('--tables <list>', 'only these tables, as a,b,c (default: all)', parseTables)
    .addOption(
      new Option(
        '--format <format>',
        'csv, tsv as LOAD DATA takes it by itself, or parquet (default: csv)',
      ).choices(['csv', 'tsv', 'parquet']),
    )
    .addOption(new Option('--compress <method>', 'pack each file: gzip').choices(['gzip']))
    .option('-D, --database <name>', 'the database that the folder is named after (default: dvdrental_live)');
  addOutputOptions(command).action(async (options: DatasetOptions) => {
    context.finish(await runGenerate(options, context));
  });
  addExamples(
    command,
    ['dvdrental generate --years 1 -o year-one', 'one year of files in the folder year-one'],
    [
      'dvdrental generate --tables rental,payment --header -D sales',
      'two tables with column names, in out/sales',
    ],
  );
}

/** Makes a dataset folder and says where it is. */
export async function runGenerate(options: DatasetOptions, context: CommandContext): Promise<ExitCode> {
  const reporter = new Reporter(context.stderr, options);
  const { config, connection, notices } = await resolveOptions(options, context);
  for (const notice of notices) reporter.notice(notice);
  const folder = folderOf(options, connection.database, context);
  const dataset = datasetRequestOf(options, context);
  if (options.dryRun) {
    const binlog = keepsBinlog(options, context);
    const request = { ...dataset, config, connection, folder, kind: 'none', binlog } as const;
    return writeDryRun(await dryRun(request, context), config, options, context);
  }
  reporter.line('plan', describePlan(config));
  const manifest = await generateDataset(config, folder, dataset, context, reporter);
  if (options.json) context.stdout.write(`${JSON.stringify({ folder, manifest }, null, 2)}\n`);
  else context.stdout.write(`The dataset is in ${folder}; ${howToLoad(folder, manifest, context.calls)}.\n`);
  return 0;
}

function howToLoad(folder: string, { format, tables }: Manifest, calls: Calls): string {
  if (TABLES.some(({ name }) => !(name in tables)))
    return 'it holds a choice of tables, which its load.sql loads';
  return format === 'parquet'
    ? `load it with ${calls.to('load', folder, '--target', 'duckdb')}; MySQL loads no Parquet, so there is no load.sql`
    : `load it with ${calls.to('load', folder)}, or with its load.sql`;
}

function parseTables(list: string): readonly TableName[] {
  const names = TABLES.map((table) => table.name);
  return list.split(',').map((given) => {
    const name = names.find((each) => each === given.trim());
    if (!name)
      throw new InvalidArgumentError(
        `There is no table ${given.trim()}; the tables are ${names.join(', ')}.`,
      );
    return name;
  });
}
