import type { Summary } from '../checks/summarise.js';
import type { Validation } from '../checks/validate.js';
import { type FileForm, pickForm } from '../dataset/file-form.js';
import { type Manifest, readManifest as readManifestFile } from '../dataset/manifest.js';
import { readDataset } from '../dataset/read-dataset.js';
import { checkDataset, checkFiles } from '../jobs/check/check-dataset.js';

import { holdsDataset, loadIntoTarget } from '../jobs/load/report-load.js';
import { openTarget } from '../jobs/load/target.js';
import { generateDataset } from '../jobs/run/generate-dataset.js';
import { TABLES, type TableName } from '../schema/tables.js';
import { checkFolder } from './check-options.js';
import {
  type CallOptions,
  type ConfigOptions,
  type DatabaseOptions,
  databaseRequest,
  jobContext,
  jobReport,
  resolveConfig,
  runCall,
} from './options.js';

export interface CreateDatasetOptions extends ConfigOptions, CallOptions {
  readonly format?: FileForm['format'] | undefined;
  readonly compress?: 'gzip' | undefined;
  /** Begins each CSV file with the names of its columns. */
  readonly header?: boolean | undefined;
  /** Only these tables. */
  readonly tables?: readonly TableName[] | undefined;
  /** Worker threads; default: all cores. The number does not change the output. */
  readonly threads?: number | undefined;
  /** Replaces a dataset of this program in the folder. */
  readonly overwrite?: boolean | undefined;
}

export interface Dataset {
  readonly folder: string;
  /** The configuration, the tables with their rows, sizes and hashes, and the ledger of the run. */
  readonly manifest: Manifest;
}

/**
 * Simulates a chain and writes its tables into a folder, with `schema.sql`, `load.sql` and a manifest. A folder that
 * already contains this dataset is left unchanged.
 *
 * @param folder - created if it does not exist; unchanged if the call fails
 * @throws DatagenError `conflict` when the folder contains anything else, `config-invalid`, `filesystem`, `interrupted`
 * @example
 * const { manifest } = await createDataset('fixtures', { config: { master_simulation: { total_weeks: 12 } } });
 * console.log(manifest.tables.rental.rows);
 */
export async function createDataset(folder: string, options: CreateDatasetOptions = {}): Promise<Dataset> {
  const { format = 'csv', compress, header = false, tables, threads, overwrite = false } = options;
  return runCall(options, async () => {
    checkFolder(folder);
    const request = {
      form: pickForm({ format, compression: compress ?? (format === 'parquet' ? 'zstd' : 'none'), header }),
      tables: TABLES.filter(({ name }) => tables?.includes(name) ?? true),
      overwrite,
      resume: true,
      threads,
    };
    const config = resolveConfig(options, options);
    const manifest = await generateDataset(config, folder, request, jobContext(options), jobReport(options));
    return { folder, manifest };
  });
}

/**
 * Reads the manifest of a dataset folder. It may come from another person, so every field is checked.
 *
 * @throws DatagenError `conflict` when there is no such folder; `dataset-invalid` when it has no manifest of this program
 */
export function readManifest(folder: string): Promise<Manifest> {
  return runCall({}, async () => {
    checkFolder(folder);
    return readManifestFile(folder);
  });
}

export interface LoadDatasetOptions extends DatabaseOptions, CallOptions {
  /** Replaces a database of this program, even if it was changed. */
  readonly overwrite?: boolean | undefined;
  /** Also creates the views, such as customer_list. */
  readonly views?: boolean | undefined;
}

/**
 * Loads a dataset folder into a database, with indexes and foreign keys. A database that already contains this dataset
 * is left unchanged.
 *
 * @returns the rows of each table
 * @throws DatagenError `conflict` when the database contains anything else, `dataset-invalid`, `connection`, `load` …
 * @example
 * await loadDataset('fixtures', { url: 'mysql://root@127.0.0.1:3306/test_1', overwrite: true });
 */
export async function loadDataset(
  folder: string,
  options: LoadDatasetOptions = {},
): Promise<Readonly<Record<string, number>>> {
  return runCall(options, async () => {
    checkFolder(folder);
    return load(folder, options);
  });
}

async function load(folder: string, options: LoadDatasetOptions): Promise<Readonly<Record<string, number>>> {
  const context = jobContext(options);
  const reporter = jobReport(options);
  const manifest = await readDataset(folder, reporter.notice);
  await checkFiles(folder, manifest, context, reporter);
  const target = await openTarget({ ...databaseRequest(options), context, reporter });
  try {
    const { overwrite = false } = options;
    if (overwrite || !(await holdsDataset(target, manifest))) {
      await loadIntoTarget(folder, manifest, target, { overwrite }, reporter);
    }
    if (options.views) await target.createViews(manifest.configuration.generation.late_fee_per_day);
  } finally {
    await target.close();
  }
  return Object.fromEntries(Object.entries(manifest.tables).map(([name, { rows }]) => [name, rows]));
}

/**
 * Summarises and checks a dataset folder, without any server.
 *
 * @throws DatagenError `dataset-invalid` when a file does not match the manifest; `server` when DuckDB is not installed
 */
export async function validateDataset(
  folder: string,
  options: CallOptions = {},
): Promise<{ readonly summary: Summary; readonly validation: Validation }> {
  return runCall(options, async () => {
    checkFolder(folder);
    const report = jobReport(options);
    const { summary, validation } = await checkDataset(folder, { validation: true }, jobContext(options), report);
    if (validation === undefined) throw new Error('The checks did not run.');
    return { summary, validation };
  });
}
