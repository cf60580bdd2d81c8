import { join } from 'node:path';
import type { Config } from '../config/schema.js';
import { type TableName, tablesOfChain } from '../encode/tables.js';
import { generate } from '../pipeline/generate.js';
import { CsvFolder } from '../sink/csv-folder.js';
import { beginDataset, type DraftOptions, writeDurably } from '../sink/dataset-folder.js';
import { composeManifest, type Manifest } from '../sink/manifest.js';
import { composeLoadScript, composeSchemaScript } from '../sink/sql-scripts.js';
import { formatBytes, formatCount } from '../terminal/format.js';
import type { Reporter } from '../terminal/reporter.js';
import type { CommandContext } from './context.js';
import { type CommonOptions, threadsOf } from './options.js';

/** Simulates a configuration into a dataset folder; on any failure the folder is as it was. */
export async function makeDataset(
  config: Config,
  folder: string,
  options: CommonOptions & { readonly tables?: readonly TableName[] },
  context: CommandContext,
  reporter: Reporter,
): Promise<Manifest> {
  const threads = threadsOf(options, context);
  const replacement: DraftOptions = {
    overwrite: options.overwrite ?? false,
    resume: options.resume ?? false,
  };
  const header = options.header ?? false;
  const draft = await beginDataset(folder, replacement);
  try {
    const releases = config.master_simulation.film_release_strategy !== null;
    const wanted = tablesOfChain(releases).filter(({ name }) => options.tables?.includes(name) ?? true);
    const sink = await CsvFolder.open(draft.path, header, wanted);
    try {
      const { chain, ledger } = await reporter.phase(
        'simulate',
        (onAdvance) =>
          generate(config, sink, {
            threads,
            signal: context.signal,
            onProgress: (progress) => {
              if (progress.phase === 'simulate') onAdvance(progress);
            },
            ...(options.blockWeeks === undefined ? {} : { blockWeeks: options.blockWeeks }),
          }),
        ({ chain, ledger }, seconds) => {
          const rows = 2 * ledger.total.rentals + ledger.total.late_fees;
          const rate = formatCount(rows / seconds);
          return `${formatCount(chain.weeks)} weeks, ${formatCount(rows)} rentals and payments (${rate} rows/s, ${threads} threads)`;
        },
      );
      return await reporter.phase(
        'write',
        async () => {
          const manifest = composeManifest(chain, ledger, await sink.finish(), header);
          await writeDurably(
            join(draft.path, 'schema.sql'),
            await composeSchemaScript(wanted, manifest.id_type),
          );
          await writeDurably(join(draft.path, 'load.sql'), await composeLoadScript(wanted, header));
          await draft.complete(manifest);
          return manifest;
        },
        (manifest) =>
          `${Object.keys(manifest.tables).length} tables, ${formatBytes(bytesOf(manifest))} in ${folder},`,
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

/** Bytes of all CSV files of a dataset. */
export function bytesOf(manifest: Manifest): number {
  return Object.values(manifest.tables).reduce((sum, table) => sum + table.bytes, 0);
}
