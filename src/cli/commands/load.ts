import { type Command, Option } from 'commander';
import { listDatasetTables } from '../../dataset/dataset-tables.js';
import { readDataset } from '../../dataset/read-dataset.js';
import { requireOwnTables } from '../../engines/contents.js';
import { checkFiles } from '../../jobs/check/check-files.js';
import { confirmReplacement, holdsDataset } from '../../jobs/load/replacement.js';
import { openTarget, type Target } from '../../jobs/load/target.js';
import type { CommandContext } from '../context.js';
import { addBinlogOption } from '../options/binlog-option.js';
import { addYesOption, confirmWith } from '../options/confirm.js';
import {
  addOutputOptions,
  addPlaceOptions,
  type CommonOptions,
  resolveDatabase,
} from '../options/options.js';
import { addViewsOption, createWantedViews } from '../options/views-option.js';
import { Reporter } from '../terminal/reporter.js';
import { addExamples } from './examples.js';

/** Defines `dvdrental load`: a dataset folder into a database. */
export function defineLoad(program: Command, context: CommandContext): void {
  const command = program
    .command('load')
    .argument('<dir>', 'a dataset folder')
    .description('Load a dataset folder into a database, with its indexes and foreign keys.')
    .optionsGroup('Replacement:')
    .addOption(
      new Option('--overwrite', 'replace what this program loaded into the database before').conflicts(
        'resume',
      ),
    )
    .option('--resume', 'load anew after a load that was interrupted');
  addYesOption(command);
  addViewsOption(command);
  addOutputOptions(addBinlogOption(addPlaceOptions(command))).action(
    async (folder: string, options: CommonOptions) => {
      await load(folder, options, context);
      context.finish(0);
    },
  );
  addExamples(
    command,
    ['dvdrental load out/dvdrental_live --overwrite', 'again into the private server'],
    [
      'dvdrental load out/dvdrental_live -h 127.0.0.1 -u me -D rentals',
      'into database rentals of your own server',
    ],
  );
}

async function confirmOverwrite(
  target: Target,
  options: CommonOptions,
  context: CommandContext,
): Promise<void> {
  const contents = await target.inspect('load');
  requireOwnTables(target.title, contents);
  await confirmReplacement(contents, target, confirmWith(options), context);
}

async function load(folder: string, options: CommonOptions, context: CommandContext): Promise<void> {
  const reporter = new Reporter(context.stderr, options);
  const manifest = await readDataset(folder, (notice) => reporter.notice(notice));
  const { request } = await resolveDatabase(options, context);
  await checkFiles(folder, manifest, context, reporter);
  // A choice of tables is refused before a server is started.
  await listDatasetTables(folder, manifest);
  const target = await openTarget({ ...request, context, reporter });
  let isThere = false;
  try {
    if (options.overwrite) await confirmOverwrite(target, options, context);
    else isThere = await holdsDataset(target, manifest);
    if (isThere) reporter.line('database', `${target.database} is up to date`);
    else await target.load(folder, manifest, options);
    await createWantedViews(target, manifest.configuration.generation.late_fee_per_day, options, reporter);
  } finally {
    await target.close();
  }
  const { database, namedBy } = target;
  const tables = Object.fromEntries(Object.entries(manifest.tables).map(([name, { rows }]) => [name, rows]));
  if (options.json) context.stdout.write(`${JSON.stringify({ folder, database, tables }, null, 2)}\n`);
  else
    context.stdout.write(
      `${isThere ? `${folder} is in database ${database} already` : `Loaded ${folder} into database ${database}`}; check it with ${context.calls.to('validate', ...namedBy)}.\n`,
    );
}
