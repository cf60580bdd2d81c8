import { join } from 'node:path';
import type { CommandContext } from '../../cli/context.js';
import { keepsBinlog } from '../../cli/options/binlog-option.js';
import { type CommonOptions, coresBesideServer, threadsOf } from '../../cli/options/options.js';
import { describePlan } from '../../cli/present/describe-plan.js';
import { renderFacts, renderTable } from '../../cli/terminal/table.js';
import type { ConnectionSettings } from '../../config/connection.js';
import type { Config } from '../../config/schema.js';
import { isDataset } from '../../dataset/dataset-folder.js';
import type { FileForm } from '../../dataset/file-form.js';
import { readManifest } from '../../dataset/manifest.js';
import { messageOf } from '../../errors.js';
import { formatBytes, formatCount, formatNumberOf, formatSeconds } from '../../format.js';
import { estimateRun, type RunEstimate } from '../../pipeline/estimate-run.js';
import { type TableName, tablesAmong } from '../../schema/tables.js';
import { OUTPUT_ROOT, type TargetKind } from '../load/target.js';
import { isDatasetOf } from '../run/existing-output.js';
import { estimateLoad, type LoadEstimate } from './estimate-load.js';

/** What a dry run tells. */
interface Report {
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
  /** Load is an expectation from a table, made of measurements on another machine. */
  readonly seconds: { readonly generate: number; readonly load: number | null };
  /** What is there already, and may be in the way. */
  readonly findings: readonly string[];
}

interface Request {
  readonly config: Config;
  readonly connection: ConnectionSettings;
  readonly folder: string;
  readonly kind: TargetKind | 'none';
  readonly form: FileForm;
  readonly tables?: readonly TableName[] | undefined;
}

/** Reports the estimate of a run, and writes and changes nothing. */
export async function dryRun(
  request: Request,
  options: CommonOptions,
  context: CommandContext,
): Promise<void> {
  const { config, folder } = request;
  const load =
    request.kind === 'none'
      ? undefined
      : await estimateTarget({ ...request, kind: request.kind }, options, context);
  const threads = threadsOf(options, context, load?.local ? coresBesideServer() : undefined);
  const estimate = await estimateRun(config, threads, options.blockWeeks);
  const tables = tablesOf(estimate, options.header ?? false, request.tables);
  const sum = (of: 'rows' | 'bytes') => Object.values(tables).reduce((total, table) => total + table[of], 0);
  const rows = sum('rows');
  const report: Report = {
    tables,
    rows,
    bytes: sum('bytes'),
    exact: estimate.exact,
    weeks: config.master_simulation.total_weeks,
    stores: estimate.stores,
    threads,
    memory_bytes: Math.round(estimate.memoryBytes),
    folder,
    load: load?.way ?? null,
    seconds: {
      generate: Number(estimate.seconds.toFixed(2)),
      load: load?.secondsFor === undefined ? null : Number(load.secondsFor(rows).toFixed(2)),
    },
    findings: [await describeFolder(request), load?.finding].filter((each) => each !== undefined),
  };
  context.stdout.write(
    options.json
      ? `${JSON.stringify({ dry_run: true, ...report }, null, 2)}\n`
      : present(report, config, load, context.stderr.columns),
  );
}

function estimateTarget(
  { config, connection, folder, kind }: Request & { readonly kind: TargetKind },
  options: CommonOptions,
  context: CommandContext,
): Promise<LoadEstimate> {
  const root = join(process.cwd(), OUTPUT_ROOT);
  const binlog = keepsBinlog(options, context);
  const searchPath = context.environment.PATH;
  return estimateLoad({ kind, config, connection, binlog, folder, root, searchPath });
}

function tablesOf(
  { tables }: RunEstimate,
  header: boolean,
  only: readonly TableName[] | undefined,
): Report['tables'] {
  const chosen = tablesAmong(Object.keys(tables)).filter(({ name }) => only?.includes(name) ?? true);
  return Object.fromEntries(
    chosen.map(({ name, columns }) => {
      const { rows = 0, bytes = 0 } = tables[name] ?? {};
      return [name, { rows, bytes: bytes + (header ? columns.join(',').length + 1 : 0) }];
    }),
  );
}

async function describeFolder({ config, folder, form }: Request): Promise<string | undefined> {
  if (!isDataset(folder)) return undefined;
  try {
    return isDatasetOf(await readManifest(folder), config, form)
      ? `${folder} is up to date.`
      : `${folder} holds a dataset of another configuration or format; --overwrite would replace it.`;
  } catch (thrown) {
    return messageOf(thrown);
  }
}

function present(report: Report, config: Config, load: LoadEstimate | undefined, columns: number): string {
  const { rows, bytes, exact, stores, threads, seconds } = report;
  const about = exact ? '' : 'about ';
  const table = renderTable(
    [{ title: 'table' }, { title: 'rows', align: 'right' }, { title: 'size', align: 'right' }],
    [...Object.entries(report.tables), ['all', { rows, bytes }] as const].map(([name, each]) => [
      name,
      formatCount(each.rows),
      formatBytes(each.bytes),
    ]),
  );
  const facts: [string, string][] = [
    ['Plan', describePlan(config)],
    [
      'Rows',
      exact
        ? 'exact: the whole run was simulated just now'
        : `estimated: some of the ${formatNumberOf(stores, 'store')} were simulated just now`,
    ],
    ['Memory', `about ${formatBytes(report.memory_bytes)}`],
    ['Files', `${about}${formatBytes(bytes)} as plain CSV, in ${report.folder}`],
    ['Load', load ? `into ${load.way}` : 'none: only the files would be made'],
    [
      'Time',
      `about ${formatSeconds(seconds.generate)} to make the files with ${formatNumberOf(threads, 'thread')}, as measured just now`,
    ],
    ...loadTime(seconds.load),
    ...report.findings.map((finding): [string, string] => ['Note', finding]),
  ];
  return `${table}\n\n${renderFacts(facts, columns)}\n\nThis was a dry run: nothing was written or changed.\n`;
}

function loadTime(seconds: number | null): [string, string][] {
  if (seconds === null) return [];
  return [
    [
      '',
      `about ${formatSeconds(seconds)} to load and index, at the speed of a reference machine with two cores; then the checks`,
    ],
  ];
}
