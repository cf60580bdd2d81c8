import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderBars, renderMarkdown } from '../../src/cli/present/bench-load.js';
import { resolveConfig } from '../../src/config/resolve.js';
import { listDatasetTables } from '../../src/dataset/dataset-tables.js';
import { PLAIN_CSV } from '../../src/dataset/file-form.js';
import { composeManifest } from '../../src/dataset/manifest.js';
import { TableFolder } from '../../src/dataset/table-folder.js';
import { openConnection } from '../../src/engines/mysql/connect.js';
import { inspectServer } from '../../src/engines/mysql/inspect-server.js';
import { askRows } from '../../src/engines/mysql/query.js';
import { benchGenerate } from '../../src/jobs/benchmark/bench-generate.js';
import { benchLoad } from '../../src/jobs/benchmark/bench-load.js';
import type { BenchMethod, LoadSite } from '../../src/jobs/benchmark/bench-method.js';
import { BenchProcess } from '../../src/jobs/benchmark/bench-process.js';
import {
  findServerProcess,
  processorSecondsBetween,
  readProcessorSeconds,
} from '../../src/jobs/benchmark/benched-server.js';
import { listMethods } from '../../src/jobs/benchmark/methods.js';
import { generate } from '../../src/pipeline/generate.js';
import { useDatabase } from '../support/database.js';

const WEEKS = 3;
const { config } = resolveConfig({ flags: { weeks: WEEKS }, environment: {} });
const database = useDatabase({ create: false });
let folder: string;
let site: LoadSite;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dvdrental-bench-'));
  const sink = await TableFolder.open(folder, PLAIN_CSV);
  const { chain, ledger } = await generate(config, sink, { threads: 1 });
  const manifest = composeManifest(chain, ledger, await sink.finish(), PLAIN_CSV);
  const address = { socket: database.socket, user: 'root' };
  site = {
    address,
    open: (options) => openConnection(address, options),
    ownServer: false,
    database: database.name,
    config,
    folder,
    manifest,
    capabilities: await inspectServer(database.connection, address, {
      database: database.name,
      ownServer: true,
    }),
    tables: await listDatasetTables(folder, manifest),
    threads: 1,
    sampleRows: 20,
    searchPath: process.env.PATH,
    signal: new AbortController().signal,
  };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function listDatabases(): Promise<unknown[]> {
  return askRows(database.connection, 'SHOW DATABASES LIKE ?', [database.name]);
}

test('every method that can be used here loads every row, and leaves no database behind', {
  timeout: 240_000,
}, async () => {
  const benchmark = await benchLoad(site, listMethods(2), { rounds: 1 });
  expect(benchmark.left.filter(({ reason }) => reason.startsWith('it failed'))).toEqual([]);
  expect(benchmark.ways.length + benchmark.left.length).toBe(listMethods(2).length);
  expect(benchmark.winner).toBeUndefined();
  expect(benchmark.ways[0]?.ratioToBest).toBe(1);
  expect(benchmark.ways.filter(({ sampled }) => sampled).map(({ rows }) => rows)).toEqual([40, 40]);
  expect(await listDatabases()).toEqual([]);
  for (const { name } of benchmark.ways) {
    expect(renderMarkdown(benchmark)).toContain(`\`${name}\``);
    expect(renderBars(benchmark)).toContain(name);
  }
});

test.skipIf(process.platform !== 'linux' || process.env.DVDRENTAL_TEST_SOCKET !== undefined)(
  'the server of this machine is found, and what it works is told beside what we work',
  async () => {
    const pid = await findServerProcess(database.connection);
    const before = readProcessorSeconds(pid);
    await database.connection.query("SELECT BENCHMARK(2000000, SHA2('work', 512))");
    const { server = 0, program = 0 } = processorSecondsBetween(before, readProcessorSeconds(pid));
    expect(server).toBeGreaterThan(0.2);
    expect(program).toBeLessThan(server);
    const load = listMethods(1).filter(({ name }) => name === 'load');
    const benchmark = await benchLoad(site, load, { rounds: 1 });
    expect(benchmark.ways[0]?.processorSeconds).toEqual({
      server: expect.any(Number),
      program: expect.any(Number),
    });
    expect(renderMarkdown(benchmark)).toContain('| server, CPU s | program, CPU s |');
  },
);

test('a method that loses rows is reported and left out; the others go on', async () => {
  const [sound] = listMethods(1).filter(({ name }) => name === 'load');
  const broken: BenchMethod = {
    name: 'broken',
    title: 'forgets a row',
    connections: 1,
    refusal: () => undefined,
    load: async (where) => {
      await sound!.load(where);
      await database.connection.query(`DELETE FROM \`${where.database}\`.payment LIMIT 1`);
    },
  };
  const benchmark = await benchLoad(site, [broken, sound!], { rounds: 2 });
  expect(benchmark.left).toEqual([{ name: 'broken', reason: expect.stringContaining('payment') }]);
  expect(benchmark.ways.map(({ name, seconds }) => [name, seconds.length])).toEqual([['load', 2]]);
});

test('the rest before a method ends when the benchmark does', async () => {
  const abort = new AbortController();
  const ways = listMethods(1).filter(({ name }) => name === 'load');
  const resting = benchLoad({ ...site, signal: abort.signal }, ways, { rounds: 1, restSeconds: 3600 });
  abort.abort(new Error('enough'));
  await expect(resting).rejects.toThrow('Interrupted');
});

test('generation is measured with each number of threads, and every stage makes the same rows', async () => {
  const { signal } = new AbortController();
  const { threads, stages, oneCore, sideBySide, csvStringify, data } = await benchGenerate(config, {
    threads: [1, 2],
    rounds: 1,
    signal,
  });
  expect(threads.map((each) => each.threads)).toEqual([1, 2]);
  for (const each of threads) {
    expect([each.seconds, each.cpuSeconds, each.peakMemoryBytes].map(({ length }) => length)).toEqual([1, 1, 1]);
    expect(each.cpuSeconds[0]).toBeGreaterThan(0);
    expect(each.peakMemoryBytes[0]).toBeGreaterThan(10_000_000);
  }
  expect(threads[0]?.scaling).toEqual({ median: 1, least: 1, most: 1 });
  const big = site.tables.filter(({ name }) => name === 'rental' || name === 'payment');
  const rows = big.reduce((sum, table) => sum + table.rows, 0);
  expect(stages.find(({ stage }) => stage === 'encode')).toMatchObject({
    rows,
    bytes: big.reduce((sum, table) => sum + table.bytes, 0),
  });
  const seconds = stages.reduce((sum, stage) => sum + (stage.rows > 0 ? stage.seconds : 0), 0);
  expect(oneCore.median).toBeCloseTo(data.rentals / seconds, 3);
  expect(sideBySide?.processes).toBe(2);
  expect(sideBySide?.scaling.median).toBeGreaterThan(0);
  expect(data.rentals).toBe(big.find(({ name }) => name === 'rental')?.rows);
  expect(data.rows).toBe(site.tables.reduce((sum, table) => sum + table.rows, 0));
  expect(csvStringify.rows).toBe(big.find(({ name }) => name === 'rental')?.rows);
});

test('an abort ends a measuring process at once', async () => {
  const abort = new AbortController();
  const measured = new BenchProcess(abort.signal);
  const answer = measured.ask({ config, threads: 1 });
  abort.abort(new Error('enough'));
  await expect(answer).rejects.toThrow('Interrupted');
  expect(await measured.ended).toBe('it ended with SIGKILL');
});

test('a measuring process that fails says why, and one that has ended says that', async () => {
  const measured = new BenchProcess(new AbortController().signal);
  await expect(measured.ask({ config, threads: 0 })).rejects.toThrow(/^A measurement failed: .*maxThreads/);
  measured.end();
  await measured.ended;
  await expect(measured.ask({ config, threads: 1 })).rejects.toThrow('A measurement failed: it ended with SIGKILL');
});
