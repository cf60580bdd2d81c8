import { join } from 'node:path';
import type { CommandContext } from '../../cli/context.js';
import { type DatasetOptions, formOf } from '../../cli/options/dataset-options.js';
import type { Reporter } from '../../cli/terminal/reporter.js';
import type { Config } from '../../config/schema.js';
import { filesOfDataset } from '../../dataset/dataset-files.js';
import { beginDataset, type DatasetDraft, type DraftOptions } from '../../dataset/dataset-folder.js';
import { writeDurably } from '../../dataset/durable-file.js';
import { type FileForm, PLAIN_CSV, pickForm, type TextForm } from '../../dataset/file-form.js';
import { composeManifest, type Manifest } from '../../dataset/manifest.js';
import { composeLoadScript, composeSchemaScript, composeViewScript } from '../../dataset/sql-scripts.js';
import { TableFolder } from '../../dataset/table-folder.js';
import { requireDuckDb } from '../../engines/duckdb/engine.js';
import { convertToParquet } from '../../engines/duckdb/parquet.js';
import { formatBytes, formatNumberOf } from '../../format.js';
import type { Chain } from '../../model/plan/chain.js';
import type { Sink } from '../../pipeline/sinks/sink.js';
import { tee } from '../../pipeline/sinks/tee.js';
import { TABLES, type Table, tablesAmong } from '../../schema/tables.js';
import { simulate } from './simulate.js';

/** What may be replaced, and the files that the dataset will have. */
export function draftOptionsOf(options: DatasetOptions): DraftOptions {
  const tables = tablesOf(options).map(({ name }) => name);
  return {
    overwrite: options.overwrite ?? false,
    resume: options.resume ?? false,
    files: filesOfDataset(tables, formOf(options)),
  };
}

/** The tables that the options ask for. */
export function tablesOf(options: DatasetOptions): readonly Table[] {
  return TABLES.filter(({ name }) => options.tables?.includes(name) ?? true);
}

/** A second place for the rows, beside the folder, the plan that it was told of, and the cores that it leaves. */
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
  options: DatasetOptions,
  context: CommandContext,
  reporter: Reporter,
  also?: Intake,
): Promise<Manifest> {
  const form = formOf(options);
  const text: TextForm = form.format === 'parquet' ? PLAIN_CSV : { ...form, format: form.format };
  if (form.format === 'parquet') await requireDuckDb();
  const draft = await beginDataset(folder, draftOptionsOf(options));
  try {
    const wanted = tablesOf(options);
    const sink = await TableFolder.open(draft.path, text, wanted);
    try {
      const { chain, ledger } = await simulate(
        config,
        also === undefined ? sink : tee(sink, also.sink),
        { ...options, textFormat: text.format, chain: also?.chain, cores: also?.cores },
        context,
        reporter,
      );
      return await reporter.phase(
        'write',
        async () => {
          sink.requireClearNulls();
          const written = composeManifest(chain, ledger, await sink.finish(), text);
          const manifest =
            form.format === 'parquet' ? await toParquet(written, draft, form, context) : written;
          await writeScripts(draft, manifest, sink);
          await draft.complete(manifest);
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
    await draft.discard();
    throw thrown;
  }
}

async function toParquet(
  written: Manifest,
  draft: DatasetDraft,
  form: FileForm,
  context: CommandContext,
): Promise<Manifest> {
  const tables = await convertToParquet(draft.path, written, form, context.signal);
  return { ...written, ...form, tables };
}

/** schema.sql and, for files that a server can load, load.sql and, where every table is there, views.sql. */
async function writeScripts(draft: DatasetDraft, manifest: Manifest, sink: TableFolder): Promise<void> {
  const { id_type, format } = manifest;
  const tables = tablesAmong(Object.keys(manifest.tables));
  await writeDurably(join(draft.path, 'schema.sql'), await composeSchemaScript(tables, id_type));
  if (format === 'parquet') return;
  const script = await composeLoadScript(tables, { ...pickForm(manifest), format }, (table) =>
    sink.columnsWithNull(table),
  );
  await writeDurably(join(draft.path, 'load.sql'), script);
  if (tables.length < TABLES.length) return;
  await writeDurably(
    join(draft.path, 'views.sql'),
    await composeViewScript(manifest.configuration.generation.late_fee_per_day),
  );
}

/** Rows of all tables of a dataset. */
export function rowsOf(manifest: Manifest): number {
  return Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0);
}

/** Bytes of all files of a dataset. */
export function bytesOf(manifest: Manifest): number {
  return Object.values(manifest.tables).reduce((sum, table) => sum + table.bytes, 0);
}
