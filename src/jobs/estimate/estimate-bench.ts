import { join } from 'node:path';
import type { ConnectionSettings } from '../../config/connection.js';
import { OUTPUT_ROOT } from '../../config/defaults.js';
import type { Config } from '../../config/schema.js';
import { readConnectionLimit } from '../../engines/mysql/connections.js';
import { messageOf } from '../../errors.js';
import { formatNumberOf } from '../../format.js';
import { estimateRun } from '../../pipeline/estimate-run.js';
import { requireBenchDatabase } from '../benchmark/bench-database.js';
import { type BenchMethod, requireConnections } from '../benchmark/bench-method.js';
import type { JobContext } from '../job.js';
import { privateServerRoot } from '../load/target.js';
import { coresBesideServer, threadsFor } from '../run/simulate.js';
import { estimateLoad } from './estimate-load.js';

/** The estimate of a benchmark, as `--dry-run --json` prints it. */
export interface BenchEstimateReport {
  readonly rows: number;
  readonly bytes: number;
  readonly exact: boolean;
  /** Numbers of threads, or load methods. */
  readonly measured: readonly string[];
  readonly rounds: number;
  /** The estimated seconds of all rounds; null if they are unknown. */
  readonly seconds: number | null;
  readonly server: string | null;
  /** What would stop the benchmark on the server. */
  readonly finding: string | null;
}

export interface BenchEstimateRequest {
  readonly config: Config;
  readonly rounds: number;
  readonly threads?: number | undefined;
}

export interface BenchLoadEstimateRequest extends BenchEstimateRequest {
  readonly connection: ConnectionSettings;
  /** False: the server's binary log would get nothing. */
  readonly binlog: boolean;
  readonly methods: readonly BenchMethod[];
  /** Idle seconds before each method. */
  readonly rest: number;
}

/** Estimates `bench generate`, and measures nothing. */
export async function estimateBenchGenerate(request: BenchEstimateRequest): Promise<BenchEstimateReport> {
  const { rounds } = request;
  const most = threadsFor(request.threads);
  const counts = Array.from({ length: most }, (_, index) => index + 1);
  const { seconds, ...size } = await estimate(request, 1);
  // Once before the rounds, then in one process, and in several at once.
  const stages = seconds * (1 + rounds * (most > 1 ? 2 : 1));
  return {
    ...size,
    measured: counts.map((count) => formatNumberOf(count, 'thread')),
    rounds,
    seconds: rounds * counts.reduce((sum, count) => sum + seconds / count, 0) + stages,
    server: null,
    finding: null,
  };
}

/** Estimates `bench load`, and measures nothing. */
export async function estimateBenchLoad(
  request: BenchLoadEstimateRequest,
  context: JobContext,
): Promise<BenchEstimateReport> {
  const { config, connection, methods, rounds } = request;
  const load = await estimateLoad({
    kind: 'mysql',
    config,
    connection,
    binlog: request.binlog,
    folder: join(OUTPUT_ROOT, connection.database),
    root: privateServerRoot(context),
    searchPath: context.environment.PATH,
    inspect: async (server) => {
      try {
        requireConnections(methods, { connectionLimit: await readConnectionLimit(server) });
        await requireBenchDatabase(server, connection.database);
        return undefined;
      } catch (error) {
        return `${messageOf(error)} A benchmark would stop.`;
      }
    },
  });
  const threads = threadsFor(request.threads, load.local ? coresBesideServer() : undefined);
  const { seconds, ...size } = await estimate(request, threads);
  const whole = methods.filter(({ sampled }) => sampled !== true).length;
  const once = load.secondsFor?.(size.rows);
  const resting = methods.length * request.rest;
  return {
    ...size,
    measured: methods.map(({ name }) => name),
    rounds,
    seconds: once === undefined ? null : seconds + rounds * (whole * once + resting),
    server: load.target,
    finding: load.finding ?? null,
  };
}

async function estimate(
  { config }: BenchEstimateRequest,
  threads: number,
): Promise<Pick<BenchEstimateReport, 'rows' | 'bytes' | 'exact'> & { readonly seconds: number }> {
  const { tables, exact, seconds } = await estimateRun(config, threads);
  const sum = (of: 'rows' | 'bytes') => Object.values(tables).reduce((total, table) => total + table[of], 0);
  return { rows: sum('rows'), bytes: sum('bytes'), exact, seconds };
}
