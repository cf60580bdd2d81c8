#!/usr/bin/env node
// What it saves a MySQL server not to write pages twice, and not to write its redo log, while the two big tables are
// loaded and indexed, in seconds and in processor seconds of the server:
//   node bench/try-durability.mjs DATASET-FOLDER ROUNDS mysql://root@127.0.0.1:3306
// The server has to run here and to be nobody else's: for as long as this runs, a crash would cost all its data.
import { readFileSync } from 'node:fs';
import { createConnection } from 'mysql2/promise';
import { loadBigTables, median, processorSeconds } from './try-server.mjs';

const [folder = '', rounds = '5', url = ''] = process.argv.slice(2);

const SETTINGS = {
  'as it is': [],
  'pages written once': ['SET GLOBAL innodb_doublewrite = DETECT_ONLY'],
  'no redo log': ['ALTER INSTANCE DISABLE INNODB REDO_LOG'],
  both: ['SET GLOBAL innodb_doublewrite = DETECT_ONLY', 'ALTER INSTANCE DISABLE INNODB REDO_LOG'],
};
const SESSION =
  "SET unique_checks = 0, foreign_key_checks = 0, time_zone = '+00:00', innodb_ddl_buffer_size = 67108864";

const sessions = [await createConnection(url), await createConnection(url)];
const [first] = sessions;
if (!first) throw new Error('no session');
const [[{ pidFile }]] = /** @type {any} */ (await first.query('SELECT @@pid_file AS pidFile'));
const [[{ doublewrite }]] = /** @type {any} */ (await first.query('SELECT @@innodb_doublewrite AS doublewrite'));
const BACK = ['ALTER INSTANCE ENABLE INNODB REDO_LOG', `SET GLOBAL innodb_doublewrite = ${doublewrite}`];
// Ctrl-C waits for the load at hand, so that the settings are put back.
let isStopped = false;
process.on('SIGINT', () => {
  isStopped = true;
});
const pid = readFileSync(pidFile, 'utf8').trim();
for (const session of sessions) await session.query(SESSION);

async function measure(/** @type {readonly string[]} */ settings) {
  await first?.query('CREATE DATABASE dvdrental_try');
  for (const session of sessions) await session.query('USE dvdrental_try');
  try {
    for (const setting of settings) await first?.query(setting);
    const began = performance.now();
    const processorBegan = processorSeconds(pid);
    await loadBigTables(sessions, folder);
    return {
      seconds: (performance.now() - began) / 1000,
      processor: processorSeconds(pid) - processorBegan,
    };
  } finally {
    for (const setting of BACK) await first?.query(setting);
    await first?.query('DROP DATABASE dvdrental_try');
  }
}

/** @type {Map<string, Awaited<ReturnType<typeof measure>>[]>} */
const results = new Map(Object.keys(SETTINGS).map((name) => [name, []]));
try {
  for (let round = 0; round < Number(rounds); round += 1) {
    const turn = Object.entries(SETTINGS);
    if (round % 2 === 1) turn.reverse();
    for (const [name, settings] of turn) {
      if (!isStopped) results.get(name)?.push(await measure(settings));
    }
  }
} finally {
  for (const session of sessions) await session.end();
}
const base = results.get('as it is') ?? [];
for (const [name, measured] of results) {
  const tell = (/** @type {'seconds' | 'processor'} */ key) => {
    const ratios = measured.map((each, round) => each[key] / (base[round]?.[key] ?? 1));
    return `${median(measured.map((each) => each[key])).toFixed(2)} (× ${median(ratios).toFixed(3)})`;
  };
  console.log(`${name}: ${tell('seconds')} s, processor ${tell('processor')} s`);
}
