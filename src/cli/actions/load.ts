import { listDatasetTables } from '../../dataset/dataset-tables.js';
import { readDataset } from '../../dataset/read-dataset.js';
import { requireOwnTables } from '../../engines/contents.js';
import { checkFiles } from '../../jobs/check/check-dataset.js';
import { confirmReplacement, holdsDataset, loadIntoTarget } from '../../jobs/load/report-load.js';
import { openTarget, type Target } from '../../jobs/load/target.js';
import type { CommandContext } from '../context.js';
import { confirmWith } from '../options/confirm.js';
import type { CommonOptions } from '../options/options.js';
import { resolveDatabase } from '../options/resolve-options.js';
import { Reporter } from '../terminal/reporter.js';
import { createWantedViews } from './create-views.js';

async function confirmOverwrite(target: Target, options: CommonOptions, context: CommandContext): Promise<void> {
  const contents = await target.inspect('load');
  requireOwnTables(target.title, contents);
  await confirmReplacement(contents, target, confirmWith(options), context);
}

export async function load(folder: string, options: CommonOptions, context: CommandContext): Promise<void> {
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
    else await loadIntoTarget(folder, manifest, target, options, reporter);
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
