import { requireUndamaged } from '../../dataset/dataset-tables.js';
import { bytesOf, type Manifest, rowsOf } from '../../dataset/manifest.js';
import { readDataset } from '../../dataset/read-dataset.js';
import { createDuckDbRunner } from '../../engines/duckdb/engine.js';
import { openDataset } from '../../engines/duckdb/load-dataset.js';
import { formatBytes, formatCount } from '../../format.js';
import type { JobContext, JobReport } from '../job.js';
import { type Answers, checkRunner, type Wants } from './check-database.js';

/**
 * Summarises a dataset folder and, if wanted, validates it, in a database in memory. Its files are compared with the
 * manifest's sizes and hashes first.
 *
 * @throws DatagenError `dataset-invalid` that names the file; `server` when DuckDB is not installed
 */
export async function checkDataset(
  folder: string,
  wants: Wants,
  context: JobContext,
  reporter: JobReport,
): Promise<Answers> {
  const manifest = await readDataset(folder, (notice) => reporter.notice(notice));
  const size = formatBytes(bytesOf(manifest));
  await reporter.phase(
    'files',
    () => requireUndamaged(folder, manifest, context.signal),
    () => `${size} as the manifest’s hashes say,`,
  );
  const db = await reporter.phase(
    'read',
    () => openDataset({ folder, manifest, signal: context.signal }),
    () => `${formatCount(rowsOf(manifest))} rows into memory`,
  );
  try {
    return await checkRunner(await createDuckDbRunner(db), manifest, wants, context);
  } finally {
    db.close();
  }
}

/** Compares the files of a dataset with its manifest before they are loaded. */
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
