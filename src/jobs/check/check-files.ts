import { requireUndamaged } from '../../dataset/damage.js';
import type { Manifest } from '../../dataset/manifest.js';
import { formatBytes } from '../../format.js';
import type { JobContext, JobReport } from '../job.js';
import { bytesOf } from '../run/make-dataset.js';

/** Reads a dataset that another process has written before it is loaded: its files must be what they were. */
export async function checkFiles(
  folder: string,
  manifest: Manifest,
  context: JobContext,
  reporter: JobReport,
): Promise<void> {
  await reporter.phase(
    'check',
    () => requireUndamaged(folder, manifest, context.signal),
    () => `${formatBytes(bytesOf(manifest))} in ${folder} are as its manifest says,`,
  );
}
