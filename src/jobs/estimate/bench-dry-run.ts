import { join } from 'node:path';
import type { CommandContext } from '../../cli/context.js';
import { keepsBinlog } from '../../cli/options/binlog-option.js';
import { type CommonOptions, coresBesideServer, threadsOf } from '../../cli/options/options.js';
import { renderFacts } from '../../cli/terminal/table.js';
import type { ConnectionSettings } from '../../config/connection.js';
import type { Config } from '../../config/schema.js';
import { readConnectionLimit } from '../../engines/mysql/connection-limit.js';
import { messageOf } from '../../errors.js';
import { formatBytes, formatCount, formatNumberOf, formatSeconds } from '../../format.js';
import { estimateRun } from '../../pipeline/estimate-run.js';
import { requireBenchDatabase } from '../benchmark/load/bench-database.js';
import { requireConnections } from '../benchmark/load/connection-room.js';
import type { BenchMethod } from '../benchmark/load/load-method.js';
import { OUTPUT_ROOT } from '../load/target.js';
import { estimateLoad } from './estimate-load.js';

/** The estimate of a benchmark. */
interface Report {
  readonly rows: number;
  readonly bytes: number;
  readonly exact: boolean;
  /** Numbers of threads, or ways of loading. */
  readonly measured: readonly string[];
  readonly rounds: number;
  /** Expected of all rounds together; null where there is no telling. */
  readonly seconds: number | null;
  readonly server: string | null;
  /** What stands in the way on the server. */
  readonly finding: string | null;
}

type BenchOptions = CommonOptions & { readonly rounds: number; readonly rest?: number };

/** Tells what `bench generate` would measure, and measures nothing. */
export async function estimateBenchGenerate(
  config: Config,
  options: BenchOptions,
  context: CommandContext,
): Promise<void> {
  const most = threadsOf(options, context);
  const counts = Array.from({ length: most }, (_, index) => index + 1);
  const { seconds, ...size } = await estimate(config, 1, options);
  // Once before the rounds, then in one process, and in several at once.
  const stages = seconds * (1 + options.rounds * (most > 1 ? 2 : 1));
  tell(
    {
      ...size,
      measured: counts.map((count) => formatNumberOf(count, 'thread')),
      rounds: options.rounds,
      seconds: options.rounds * counts.reduce((sum, count) => sum + seconds / count, 0) + stages,
      server: null,
      finding: null,
    },
    options,
    context,
  );
}

/** Tells what `bench load` would measure and where, and measures nothing. */
export async function estimateBenchLoad(
  asked: {
    readonly config: Config;
    readonly connection: ConnectionSettings;
    readonly ways: readonly BenchMethod[];
  },
  options: BenchOptions,
  context: CommandContext,
): Promise<void> {
  const { config, connection, ways } = asked;
  const load = await estimateLoad({
    kind: 'mysql',
    config,
    connection,
    binlog: keepsBinlog(options, context),
    folder: join(OUTPUT_ROOT, connection.database),
    root: join(process.cwd(), OUTPUT_ROOT),
    searchPath: context.environment.PATH,
    inspect: async (server) => {
      try {
        requireConnections(ways, { connectionLimit: await readConnectionLimit(server) });
        await requireBenchDatabase(server, connection.database);
        return undefined;
      } catch (error) {
        return `${messageOf(error)} A benchmark would stop.`;
      }
    },
  });
  const threads = threadsOf(options, context, load.local ? coresBesideServer() : undefined);
  const { seconds, ...size } = await estimate(config, threads, options);
  const whole = ways.filter(({ sampled }) => sampled !== true).length;
  const once = load.secondsFor?.(size.rows);
  const resting = ways.length * (options.rest ?? 0);
  tell(
    {
      ...size,
      measured: ways.map(({ name }) => name),
      rounds: options.rounds,
      seconds: once === undefined ? null : seconds + options.rounds * (whole * once + resting),
      server: load.way,
      finding: load.finding ?? null,
    },
    options,
    context,
  );
}

async function estimate(
  config: Config,
  threads: number,
  options: BenchOptions,
): Promise<Pick<Report, 'rows' | 'bytes' | 'exact'> & { readonly seconds: number }> {
  const { tables, exact, seconds } = await estimateRun(config, threads, options.blockWeeks);
  const sum = (of: 'rows' | 'bytes') => Object.values(tables).reduce((total, table) => total + table[of], 0);
  return { rows: sum('rows'), bytes: sum('bytes'), exact, seconds };
}

function tell(report: Report, options: CommonOptions, context: CommandContext): void {
  const { rows, bytes, exact, measured, rounds, seconds, server, finding } = report;
  if (options.json) {
    context.stdout.write(`${JSON.stringify({ dry_run: true, ...report }, null, 2)}\n`);
    return;
  }
  const facts: [string, string][] = [
    ['Rows', `${exact ? '' : 'about '}${formatCount(rows)}, ${formatBytes(bytes)} as CSV`],
    ['Measured', `${measured.join(', ')}; in each of ${formatNumberOf(rounds, 'round')}`],
    ...(server === null ? [] : [['Server', server] as [string, string]]),
    ...(finding === null ? [] : [['Found', finding] as [string, string]]),
    [
      'Time',
      seconds === null
        ? 'none: there is no server'
        : `about ${formatSeconds(seconds)}, and longer where a way is slow`,
    ],
  ];
  context.stdout.write(
    `${renderFacts(facts, context.stderr.columns)}\n\nThis was a dry run: nothing was measured.\n`,
  );
}
