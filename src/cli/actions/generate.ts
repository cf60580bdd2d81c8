import type { Manifest } from '../../dataset/manifest.js';
import { dryRun } from '../../jobs/estimate/estimate-run.js';
import { generateDataset } from '../../jobs/run/generate-dataset.js';
import { TABLES } from '../../schema/tables.js';
import type { Calls } from '../calls.js';
import type { CommandContext } from '../context.js';
import type { ExitCode } from '../exit-codes.js';
import { type DatasetOptions, datasetRequestOf } from '../options/dataset-request.js';

import { folderOf, keepsBinlog, resolveOptions } from '../options/resolve-options.js';

import { describePlan } from '../present/describe-plan.js';
import { writeDryRun } from '../present/estimates.js';
import { Reporter } from '../terminal/reporter.js';

/** Makes a dataset folder and prints its path. */
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
  if (TABLES.some(({ name }) => !(name in tables))) return 'it holds a choice of tables, which its load.sql loads';
  return format === 'parquet'
    ? `load it with ${calls.to('load', folder, '--target', 'duckdb')}; MySQL loads no Parquet, so there is no load.sql`
    : `load it with ${calls.to('load', folder)}, or with its load.sql`;
}
