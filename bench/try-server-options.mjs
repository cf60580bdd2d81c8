#!/usr/bin/env node
// What options of a MariaDB server of our own do to the load of the two big tables and to their indexes, in seconds
// and in processor seconds of the server, which a busy machine disturbs less: one argument for each set of options,
//   node bench/try-server-options.mjs DATASET-FOLDER ROUNDS '' '--innodb-sort-buffer-size=64M' …
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createConnection } from 'mysql2/promise';
import { loadBigTables, median, processorSeconds } from './try-server.mjs';

const [folder = '', rounds = '5', ...sets] = process.argv.slice(2);
const root = fileURLToPath(new URL('..', import.meta.url));
const { findCompanion, findServerPrograms } = await import(
  pathToFileURL(join(root, 'dist', 'src', 'engines', 'private-server', 'server-program.js')).href
);
const [program] = findServerPrograms(process.env.PATH);
const place = mkdtempSync(join(tmpdir(), 'dvdrental-try-'));

const OPTIONS = [
  '--user=root --skip-networking --skip-log-bin --performance-schema=OFF --default-time-zone=+00:00',
  '--innodb-autoinc-lock-mode=2 --innodb-io-capacity=2000 --innodb-io-capacity-max=20000',
  '--innodb-buffer-pool-size=2G --innodb-log-file-size=1G --innodb-flush-log-at-trx-commit=0',
];

/** Starts a server on a fresh copy of the initial data. */
async function startServer(/** @type {string} */ options) {
  const data = join(place, 'data');
  const socketPath = join(place, 'socket');
  rmSync(data, { recursive: true, force: true });
  cpSync(join(place, 'initial'), data, { recursive: true });
  const all = [...OPTIONS, options].join(' ').split(' ').filter(Boolean);
  const server = spawn(
    program.path,
    ['--no-defaults', `--datadir=${data}`, `--socket=${socketPath}`, `--tmpdir=${place}`, ...all],
    { stdio: 'ignore' },
  );
  const connect = async () => {
    const connection = await createConnection({ socketPath, user: 'root' });
    await connection.query("SET unique_checks = 0, foreign_key_checks = 0, time_zone = '+00:00'");
    return connection;
  };
  while (
    !(await connect().then(
      (connection) => connection.end().then(() => true),
      () => false,
    ))
  ) {
    if (server.exitCode !== null) throw new Error(`The server does not take ${options}.`);
    await delay(50);
  }
  return { server, connect };
}

/** Loads and indexes both tables side by side; the seconds and processor seconds of loading and of all. */
async function measure(/** @type {string} */ options) {
  const { server, connect } = await startServer(options);
  const [first, second] = [await connect(), await connect()];
  await first.query('CREATE DATABASE d');
  const began = performance.now();
  const processorBegan = processorSeconds(server.pid);
  let loaded = 0;
  for (const session of [first, second]) await session.query('USE d');
  await loadBigTables([first, second], folder, () => {
    loaded = processorSeconds(server.pid) - processorBegan;
  });
  await first.query('FLUSH ENGINE LOGS');
  const all = processorSeconds(server.pid) - processorBegan;
  const seconds = (performance.now() - began) / 1000;
  first.destroy();
  second.destroy();
  const gone = new Promise((over) => server.once('exit', over));
  server.kill();
  await gone;
  return { seconds, loaded, all };
}

try {
  const data = `--datadir=${join(place, 'initial')}`;
  execFileSync(
    findCompanion(program, ['mariadb-install-db'], process.env.PATH),
    ['--no-defaults', '--user=root', data, '--auth-root-authentication-method=normal', '--skip-test-db', '--force'],
    { stdio: 'ignore', env: { ...process.env, TMPDIR: place } },
  );
  /** @type {Map<string, Awaited<ReturnType<typeof measure>>[]>} */
  const results = new Map(sets.map((options) => [options, []]));
  for (let round = 0; round < Number(rounds); round += 1) {
    for (const options of sets) results.get(options)?.push(await measure(options));
  }
  const [base = []] = results.values();
  for (const [options, measured] of results) {
    const tell = (/** @type {'seconds' | 'loaded' | 'all'} */ key) => {
      const ratios = measured.map((each, round) => each[key] / (base[round]?.[key] ?? 1));
      return `${median(measured.map((each) => each[key])).toFixed(2)} (× ${median(ratios).toFixed(3)})`;
    };
    console.log(
      `${options || 'as they are'}: ${tell('seconds')} s, processor ${tell('all')} s, of it loading ${tell('loaded')} s`,
    );
  }
} finally {
  rmSync(place, { recursive: true, force: true });
}
