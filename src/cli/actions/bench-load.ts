import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { BENCH_DATABASE } from '../../config/defaults.js';
import type { Config } from '../../config/schema.js';
import { listDatasetTables } from '../../dataset/dataset-tables.js';
import { bytesOf, MANIFEST_FILE } from '../../dataset/manifest.js';
import { closeConnection } from '../../engines/mysql/connections.js';
import { inspectServer } from '../../engines/mysql/inspect-server.js';
import { requireRights, requireRoom } from '../../engines/mysql/load-method.js';
import type { MysqlDatabase } from '../../engines/mysql/mysql-database.js';
import { DatagenError } from '../../errors.js';
import { formatSeconds } from '../../format.js';
import { requireBenchDatabase } from '../../jobs/benchmark/bench-database.js';
import { benchLoad, type LoadBenchmark } from '../../jobs/benchmark/bench-load.js';
import { type BenchMethod, type LoadSite, requireConnections } from '../../jobs/benchmark/bench-method.js';
import { listMethods } from '../../jobs/benchmark/methods.js';
import { estimateBenchLoad } from '../../jobs/estimate/estimate-bench.js';
import { estimateBytes } from '../../jobs/estimate/estimate-load.js';
import { openMysqlTarget, privateServerRoot } from '../../jobs/load/target.js';
import { makeDataset } from '../../jobs/run/make-dataset.js';

import { coresBesideServer, threadsFor } from '../../jobs/run/simulate.js';
import type { BenchLoadCommandOptions } from '../commands/bench-load.js';
import type { CommandContext } from '../context.js';
import { datasetRequestOf } from '../options/dataset-request.js';
import { keepsBinlog, resolveOptions, threadsOf } from '../options/resolve-options.js';

import { renderBars, renderMarkdown } from '../present/bench-load.js';
import { describePlan } from '../present/describe-plan.js';
import { writeBenchEstimate } from '../present/estimates.js';
import { Reporter } from '../terminal/reporter.js';

export async function runBenchLoad(options: BenchLoadCommandOptions, context: CommandContext): Promise<void> {
  const reporter = new Reporter(context.stderr, options);
  const { config, connection, notices } = await resolveOptions(options, context, BENCH_DATABASE);
  for (const notice of notices) reporter.notice(notice);
  reporter.line('plan', describePlan(config));
  const methods = chooseMethods(options);
  const binlog = keepsBinlog(options, context);
  const { rounds, rest } = options;
  const threads = threadsOf(options, context);
  if (options.dryRun) {
    const request = { config, connection, methods, binlog, rounds, rest, threads };
    return writeBenchEstimate(await estimateBenchLoad(request, context), options, context);
  }
  const place = await mkdtemp(join(tmpdir(), 'dvdrental-bench-'));
  const folder = join(place, 'dataset');
  const { database } = connection;
  const request = { kind: 'mysql', connection, binlog, folder, context, reporter } as const;
  try {
    const target = await openMysqlTarget(request, privateServerRoot(context));
    try {
      await requireServer(target, config, methods);
      const manifest = await makeDataset(config, folder, datasetRequestOf({}, context), context, reporter);
      const { address, open, ownServer } = target;
      const capabilities = await inspect(target, folder);
      const site: LoadSite = {
        address,
        open,
        ownServer,
        database,
        config,
        folder,
        manifest,
        capabilities,
        tables: await listDatasetTables(folder, manifest),
        threads: threadsFor(threads, capabilities.local ? coresBesideServer() : undefined),
        sampleRows: options.sampleRows,
        searchPath: context.environment.PATH,
        signal: context.signal,
      };
      requireRoom(capabilities, bytesOf(manifest));
      await benchAndPresent(site, methods, options, context, reporter);
    } finally {
      await target.close();
    }
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

async function benchAndPresent(
  site: LoadSite,
  methods: readonly BenchMethod[],
  options: BenchLoadCommandOptions,
  context: CommandContext,
  reporter: Reporter,
): Promise<void> {
  const benchmark = await benchLoad(site, methods, {
    rounds: options.rounds,
    restSeconds: options.rest,
    onRound: (round, method, seconds) =>
      reporter.line(`round ${round + 1}`, `${method.name}: ${formatSeconds(seconds)}`),
  });
  context.stdout.write(`${present(benchmark, options)}\n`);
}

function present(benchmark: LoadBenchmark, { json, markdown }: BenchLoadCommandOptions): string {
  if (json) return JSON.stringify(benchmark, null, 2);
  return markdown ? renderMarkdown(benchmark) : renderBars(benchmark);
}

/** Refuses a server without the rights, space or connections for a benchmark, or a database with other tables. */
async function requireServer(target: MysqlDatabase, config: Config, methods: readonly BenchMethod[]): Promise<void> {
  const capabilities = await inspect(target);
  requireRights(capabilities, target.database);
  requireRoom(capabilities, estimateBytes(config));
  requireConnections(methods, capabilities);
  const connection = await target.open();
  try {
    await requireBenchDatabase(connection, target.database);
  } finally {
    await closeConnection(connection);
  }
}

/** @param folder - with files that the server may be able to read */
async function inspect({ open, address, database, ownServer }: MysqlDatabase, folder?: string) {
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

function chooseMethods({ ways, connections }: BenchLoadCommandOptions): readonly BenchMethod[] {
  const all = listMethods(connections ?? 2 * availableParallelism());
  if (ways === undefined) return all;
  return ways.split(',').map((name) => {
    const method = all.find((each) => each.name === name.trim());
    if (method) return method;
    throw new DatagenError('usage', `There is no load method called ${name.trim()}.`, {
      hint: `The methods are ${all.map((each) => each.name).join(', ')}.`,
    });
  });
}
