import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { BENCH_DATABASE, OUTPUT_ROOT } from '../../config/defaults.js';
import type { Config } from '../../config/schema.js';
import { listDatasetTables } from '../../dataset/dataset-tables.js';
import { MANIFEST_FILE } from '../../dataset/manifest.js';
import { closeConnection } from '../../engines/mysql/close-connection.js';
import { inspectServer } from '../../engines/mysql/inspect-server.js';
import { requireRights, requireRoom } from '../../engines/mysql/load-method.js';
import { DatagenError } from '../../errors.js';
import { formatSeconds } from '../../format.js';
import { requireBenchDatabase } from '../../jobs/benchmark/load/bench-database.js';
import { benchLoad, type LoadBenchmark } from '../../jobs/benchmark/load/bench-load.js';
import { requireConnections } from '../../jobs/benchmark/load/connection-room.js';
import type { BenchMethod, LoadSite } from '../../jobs/benchmark/load/load-method.js';
import { listWays } from '../../jobs/benchmark/load/methods/list.js';
import { renderBars, renderMarkdown } from '../../jobs/benchmark/load/render.js';
import { estimateBenchLoad } from '../../jobs/estimate/estimate-bench.js';
import { estimateBytes } from '../../jobs/estimate/estimate-load.js';
import { type MysqlTarget, openMysqlTarget } from '../../jobs/load/mysql-target.js';
import { bytesOf, makeDataset } from '../../jobs/run/make-dataset.js';
import { coresBesideServer, threadsFor } from '../../jobs/run/threads.js';
import type { BenchLoadCommandOptions } from '../commands/bench-load.js';
import type { CommandContext } from '../context.js';
import { datasetRequestOf } from '../options/dataset-request.js';
import { keepsBinlog } from '../options/keeps-binlog.js';
import { resolveOptions, threadsOf } from '../options/resolve-options.js';
import { describePlan } from '../present/describe-plan.js';
import { writeBenchEstimate } from '../present/estimates.js';
import { Reporter } from '../terminal/reporter.js';

export async function runBenchLoad(options: BenchLoadCommandOptions, context: CommandContext): Promise<void> {
  const reporter = new Reporter(context.stderr, options);
  const { config, connection, notices } = await resolveOptions(options, context, BENCH_DATABASE);
  for (const notice of notices) reporter.notice(notice);
  reporter.line('plan', describePlan(config));
  const ways = chooseWays(options);
  const binlog = keepsBinlog(options, context);
  const { rounds, rest } = options;
  const threads = threadsOf(options, context);
  if (options.dryRun) {
    const request = { config, connection, ways, binlog, rounds, rest, threads };
    return writeBenchEstimate(await estimateBenchLoad(request, context), options, context);
  }
  const place = await mkdtemp(join(tmpdir(), 'dvdrental-bench-'));
  const folder = join(place, 'dataset');
  const { database } = connection;
  const request = { kind: 'mysql', connection, binlog, folder, context, reporter } as const;
  try {
    const target = await openMysqlTarget(request, join(process.cwd(), OUTPUT_ROOT));
    try {
      await requireServer(target, config, ways);
      const manifest = await makeDataset(config, folder, datasetRequestOf({}, context), context, reporter);
      const { address, open, ownServer } = target;
      const seen = await look(target, folder);
      const site: LoadSite = {
        address,
        open,
        ownServer,
        database,
        config,
        folder,
        manifest,
        look: seen,
        tables: await listDatasetTables(folder, manifest),
        threads: threadsFor(threads, seen.local ? coresBesideServer() : undefined),
        sampleRows: options.sampleRows,
        searchPath: context.environment.PATH,
        signal: context.signal,
      };
      requireRoom(site.look, bytesOf(manifest));
      await benchAndTell(site, ways, options, context, reporter);
    } finally {
      await target.close();
    }
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

async function benchAndTell(
  site: LoadSite,
  ways: readonly BenchMethod[],
  options: BenchLoadCommandOptions,
  context: CommandContext,
  reporter: Reporter,
): Promise<void> {
  const benchmark = await benchLoad(site, ways, {
    rounds: options.rounds,
    restSeconds: options.rest,
    onRound: (round, way, seconds) =>
      reporter.line(`round ${round + 1}`, `${way.name}: ${formatSeconds(seconds)}`),
  });
  context.stdout.write(`${present(benchmark, options)}\n`);
}

function present(benchmark: LoadBenchmark, { json, markdown }: BenchLoadCommandOptions): string {
  if (json) return JSON.stringify(benchmark, null, 2);
  return markdown ? renderMarkdown(benchmark) : renderBars(benchmark);
}

/** Refuses, before anything is made, a server that could not be measured: rights, room, connections, and what the database holds. */
async function requireServer(
  target: MysqlTarget,
  config: Config,
  ways: readonly BenchMethod[],
): Promise<void> {
  const seen = await look(target);
  requireRights(seen, target.database);
  requireRoom(seen, estimateBytes(config));
  requireConnections(ways, seen);
  const connection = await target.open();
  try {
    await requireBenchDatabase(connection, target.database);
  } finally {
    await closeConnection(connection);
  }
}

/** @param folder - of files that the server may be able to read */
async function look({ open, address, database, ownServer }: MysqlTarget, folder?: string) {
  const connection = await open();
  try {
    return await inspectServer(connection, address, {
      database,
      probeFile: folder === undefined ? undefined : join(folder, MANIFEST_FILE),
      ownServer,
    });
  } finally {
    await closeConnection(connection);
  }
}

function chooseWays({ ways, connections }: BenchLoadCommandOptions): readonly BenchMethod[] {
  const all = listWays(connections ?? 2 * availableParallelism());
  if (ways === undefined) return all;
  return ways.split(',').map((name) => {
    const way = all.find((each) => each.name === name.trim());
    if (way) return way;
    throw new DatagenError('usage', `There is no way called ${name.trim()}.`, {
      hint: `The ways are ${all.map((each) => each.name).join(', ')}.`,
    });
  });
}
