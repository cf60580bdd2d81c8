import type { Config } from '../../config/schema.js';
import type { RunRecord } from '../../dataset/run-record.js';
import { DatagenError } from '../../errors.js';
import { readBestRecord } from '../check/check-database.js';
import { checkFiles } from '../check/check-dataset.js';
import type { JobContext, JobReport } from '../job.js';
import { loadIntoTarget } from '../load/report-load.js';
import type { Target } from '../load/target.js';
import { findExisting, type RunRequest } from './existing-output.js';
import { makeDataset } from './make-dataset.js';
import { streamRun } from './stream-run.js';

/**
 * Makes the dataset and loads it, both at once where the target takes rows from memory; what is there already from
 * the same configuration is kept. Returns the database's record.
 *
 * @param folder - undefined when no files are wanted
 */
export async function makeAndLoad(
  config: Config,
  folder: string | undefined,
  target: Target,
  request: RunRequest,
  context: JobContext,
  reporter: JobReport,
): Promise<RunRecord | null> {
  const { manifest, loaded, change } = await findExisting(config, folder, target, request, context);
  if (manifest) reporter.line('dataset', `${folder} is up to date`);
  if (loaded) {
    const since = change === undefined ? 'is up to date' : `holds this dataset, changed since: ${change}`;
    reporter.line('database', `${target.database} ${since}`);
  }
  if (!manifest && !loaded) {
    const record = await streamRun(config, folder, target, request, context, reporter);
    if (record) return record;
  }
  if (folder === undefined) {
    if (loaded) return readBestRecord(target, undefined);
    throw new DatagenError('usage', `--no-csv needs a server that takes rows from memory.`, {
      hint: 'Leave --no-csv out: this database is made from files.',
    });
  }
  const made = manifest ?? (await makeDataset(config, folder, request, context, reporter));
  if (loaded) return made;
  if (manifest) await checkFiles(folder, manifest, context, reporter);
  await loadIntoTarget(folder, made, target, request, reporter);
  return made;
}
