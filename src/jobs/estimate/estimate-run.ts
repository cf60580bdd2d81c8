import type { ConnectionSettings, TargetKind } from '../../config/connection.js';
import type { Config } from '../../config/schema.js';
import { isDataset } from '../../dataset/dataset-folder.js';
import type { FileForm } from '../../dataset/file-form.js';
import { readManifest } from '../../dataset/manifest.js';
import { messageOf } from '../../errors.js';
import { estimateRun, type RunEstimate } from '../../pipeline/estimate-run.js';
import type { Table } from '../../schema/tables.js';
import type { JobContext } from '../job.js';
import { privateServerRoot } from '../load/target.js';
import { isDatasetOf } from '../run/existing-output.js';
import { coresBesideServer, threadsFor } from '../run/simulate.js';
import { estimateLoad, type LoadEstimate } from './estimate-load.js';

/** The estimate of a run, as `--dry-run --json` prints it. */
export interface RunEstimateReport {
  readonly tables: Readonly<Record<string, { readonly rows: number; readonly bytes: number }>>;
  readonly rows: number;
  /** As plain CSV, for any format. */
  readonly bytes: number;
  readonly exact: boolean;
  readonly weeks: number;
  readonly stores: number;
  readonly threads: number;
  readonly memory_bytes: number;
  readonly folder: string;
  /** Null where nothing would be loaded. */
  readonly load: string | null;
  /** The load's seconds are estimated from measurements on another machine. */
  readonly seconds: { readonly generate: number; readonly load: number | null };
  /** What exists already and may stop the run. */
  readonly findings: readonly string[];
}

export interface DryRunRequest {
  readonly config: Config;
  readonly connection: ConnectionSettings;
  readonly folder: string;
  readonly kind: TargetKind | 'none';
  readonly form: FileForm;
  readonly tables: readonly Table[];
  /** False: the server's binary log would get nothing. */
  readonly binlog?: boolean | undefined;
  readonly threads?: number | undefined;
}

/** Estimates a run, and writes and changes nothing. */
export async function dryRun(request: DryRunRequest, context: JobContext): Promise<RunEstimateReport> {
  const { config, folder } = request;
  const load = request.kind === 'none' ? undefined : await estimateTarget({ ...request, kind: request.kind }, context);
  const threads = threadsFor(request.threads, load?.local ? coresBesideServer() : undefined);
  const estimate = await estimateRun(config, threads);
  const tables = tablesOf(estimate, request);
  const sum = (of: 'rows' | 'bytes') => Object.values(tables).reduce((total, table) => total + table[of], 0);
  const rows = sum('rows');
  return {
    tables,
    rows,
    bytes: sum('bytes'),
    exact: estimate.exact,
    weeks: config.master_simulation.total_weeks,
    stores: estimate.stores,
    threads,
    memory_bytes: Math.round(estimate.memoryBytes),
    folder,
    load: load?.target ?? null,
    seconds: {
      generate: Number(estimate.seconds.toFixed(2)),
      load: load?.secondsFor === undefined ? null : Number(load.secondsFor(rows).toFixed(2)),
    },
    findings: [await describeFolder(request), load?.finding].filter((each) => each !== undefined),
  };
}

function estimateTarget(
  { config, connection, folder, kind, binlog = true }: DryRunRequest & { readonly kind: TargetKind },
  context: JobContext,
): Promise<LoadEstimate> {
  return estimateLoad({
    kind,
    config,
    connection,
    binlog,
    folder,
    root: privateServerRoot(context),
    searchPath: context.environment.PATH,
  });
}

function tablesOf({ tables }: RunEstimate, { form, tables: wanted }: DryRunRequest): RunEstimateReport['tables'] {
  return Object.fromEntries(
    wanted.map(({ name, columns }) => {
      const { rows = 0, bytes = 0 } = tables[name] ?? {};
      return [name, { rows, bytes: bytes + (form.header ? columns.join(',').length + 1 : 0) }];
    }),
  );
}

async function describeFolder({ config, folder, form }: DryRunRequest): Promise<string | undefined> {
  if (!isDataset(folder)) return undefined;
  try {
    return isDatasetOf(await readManifest(folder), config, form)
      ? `${folder} is up to date.`
      : `${folder} holds a dataset of another configuration or format; --overwrite would replace it.`;
  } catch (thrown) {
    return messageOf(thrown);
  }
}
