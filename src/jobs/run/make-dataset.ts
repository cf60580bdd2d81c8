import { join } from 'node:path';
import type { Config } from '../../config/schema.js';
import { filesOfDataset } from '../../dataset/dataset-files.js';
import { beginDataset, type StagedDataset, type StagingOptions } from '../../dataset/dataset-folder.js';
import { writeDurably } from '../../dataset/durable-file.js';
import { type FileForm, PLAIN_CSV, pickForm, type TextForm } from '../../dataset/file-form.js';
import { bytesOf, composeManifest, type Manifest } from '../../dataset/manifest.js';
import { composeLoadScript, composeSchemaScript, composeViewScript } from '../../dataset/sql-scripts.js';
import { TableFolder } from '../../dataset/table-folder.js';
import { convertToParquet } from '../../engines/duckdb/copy.js';
import { requireDuckDb } from '../../engines/duckdb/engine.js';
import { formatBytes, formatNumberOf } from '../../format.js';
import type { Chain } from '../../model/plan/chain.js';
import { type Sink, tee } from '../../pipeline/sinks/sink.js';

import { TABLES, type Table, tablesAmong, tablesOf } from '../../schema/tables.js';
import type { JobContext, JobReport } from '../job.js';
import { simulate } from './simulate.js';

/** A dataset folder that is wanted, and how it is made. */
export interface DatasetRequest {
  readonly form: FileForm;
  readonly tables: readonly Table[];
  /** An existing dataset may be replaced. */
  readonly overwrite: boolean;
  /** What an interrupted run left may be replaced. */
  readonly resume: boolean;
  /** One per core unless given. */
  readonly threads?: number | undefined;
}

/** What may be replaced, and the files that the dataset will have. */
export function stagingOptionsOf({ form, tables, overwrite, resume }: DatasetRequest, config: Config): StagingOptions {
  return {
    overwrite,
    resume,
    files: filesOfDataset(
      chosenTables(config, tables).map(({ name }) => name),
      form,
    ),
  };
}

/** The tables that a dataset of a configuration has, of those that are chosen. */
export function chosenTables(config: Config, chosen: readonly Table[]): readonly Table[] {
  return tablesOf(
    config,
    chosen.map(({ name }) => name),
  );
}

/** A second target for the rows beside the folder, its plan, and the cores that it leaves free. */
export interface Intake {
  readonly chain: Chain;
  readonly sink: Sink;
  readonly cores: number | undefined;
}

/**
 * Simulates a configuration into a dataset folder, and into a second place if there is one; on any failure the folder
 * is as it was.
 */
export async function makeDataset(
  config: Config,
  folder: string,
  request: DatasetRequest,
  context: JobContext,
  reporter: JobReport,
  also?: Intake,
): Promise<Manifest> {
  const { form } = request;
  const text: TextForm = form.format === 'parquet' ? PLAIN_CSV : { ...form, format: form.format };
  if (form.format === 'parquet') await requireDuckDb();
  const staged = await beginDataset(folder, stagingOptionsOf(request, config));
  try {
    const sink = await TableFolder.open(staged.path, text, chosenTables(config, request.tables));
    try {
      const { chain, ledger } = await simulate(
        config,
        also === undefined ? sink : tee(sink, also.sink),
        { ...request, textFormat: text.format, chain: also?.chain, cores: also?.cores },
        context,
        reporter,
      );
      return await reporter.phase(
        'write',
        async () => {
          sink.requireClearNulls();
          const written = composeManifest(chain, ledger, await sink.finish(), text);
          const manifest = form.format === 'parquet' ? await toParquet(written, staged, form, context) : written;
          await writeScripts(staged, manifest, sink);
          await staged.complete(manifest);
          return manifest;
        },
        (manifest) =>
          `${formatNumberOf(Object.keys(manifest.tables).length, 'table')}, ${formatBytes(bytesOf(manifest))} in ${folder},`,
      );
    } catch (thrown) {
      await sink.close();
      throw thrown;
    }
  } catch (thrown) {
    await staged.discard();
    throw thrown;
  }
}

async function toParquet(
  written: Manifest,
  staged: StagedDataset,
  form: FileForm,
  context: JobContext,
): Promise<Manifest> {
  const tables = await convertToParquet(staged.path, written, form, context.signal);
  return { ...written, ...form, tables };
}

/** schema.sql and, for files that a server can load, load.sql and, where every table is there, views.sql. */
async function writeScripts(staged: StagedDataset, manifest: Manifest, sink: TableFolder): Promise<void> {
  const { id_type, format } = manifest;
  const tables = tablesAmong(Object.keys(manifest.tables));
  await writeDurably(join(staged.path, 'schema.sql'), composeSchemaScript(tables, id_type));
  if (format === 'parquet') return;
  const script = composeLoadScript(tables, { ...pickForm(manifest), format }, (table) => sink.columnsWithNull(table));
  await writeDurably(join(staged.path, 'load.sql'), script);
  if (tables.length < TABLES.length) return;
  await writeDurably(
    join(staged.path, 'views.sql'),
    await composeViewScript(manifest.configuration.generation.late_fee_per_day),
  );
}
