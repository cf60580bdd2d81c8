import { isDeepStrictEqual } from 'node:util';
import type { Config } from '../../config/schema.js';
import { isDataset, repairReplacement } from '../../dataset/dataset-folder.js';
import { listDatasetFiles } from '../../dataset/dataset-tables.js';
import { type Manifest, readManifest } from '../../dataset/manifest.js';
import type { JobContext, JobReport } from '../job.js';
import { isDatasetOf } from './existing-output.js';
import { chosenTables, type DatasetRequest, makeDataset } from './make-dataset.js';

/**
 * Makes a dataset folder. A folder that holds this dataset already stays as it is, unless it is to be overwritten.
 *
 * @throws DatagenError `conflict` when the folder holds anything else that may not be replaced
 */
export async function generateDataset(
  config: Config,
  folder: string,
  request: DatasetRequest,
  context: JobContext,
  reporter: JobReport,
): Promise<Manifest> {
  const existing = request.overwrite ? undefined : await findSame(config, folder, request);
  if (existing === undefined) return makeDataset(config, folder, request, context, reporter);
  reporter.line('dataset', `${folder} is up to date`);
  return existing;
}

/** The manifest of a whole dataset in a folder that would be made once more. */
async function findSame(
  config: Config,
  folder: string,
  { form, tables }: DatasetRequest,
): Promise<Manifest | undefined> {
  await repairReplacement(folder);
  if (!isDataset(folder)) return undefined;
  const manifest = await readManifest(folder);
  const wanted = chosenTables(config, tables).map(({ name }) => name);
  const isSame =
    isDatasetOf(manifest, config, form) && isDeepStrictEqual(Object.keys(manifest.tables).sort(), [...wanted].sort());
  if (isSame) await listDatasetFiles(folder, manifest);
  return isSame ? manifest : undefined;
}
