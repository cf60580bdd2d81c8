#!/usr/bin/env node
// Whether a shorter format clause makes LOAD DATA cheaper, in processor seconds of the server, which a busy machine
// disturbs less than the clock: node bench/try-load-formats.mjs SOCKET SERVER-PID DATASET-FOLDER [ROUNDS]
import { join, resolve } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { createBare, processorSeconds, TABLES, tellSeconds } from './try-server.mjs';

const [socketPath = '', pid = '', folder = '', rounds = '7'] = process.argv.slice(2);

const REST = "ESCAPED BY '\\\\' LINES TERMINATED BY '\\n'";
const QUOTES = "OPTIONALLY ENCLOSED BY '\"'";
const FORMATS = {
  'as it is': `CHARACTER SET utf8mb4 FIELDS TERMINATED BY ',' ${QUOTES} ${REST}`,
  'without quotes': `CHARACTER SET utf8mb4 FIELDS TERMINATED BY ',' ${REST}`,
  binary: `CHARACTER SET binary FIELDS TERMINATED BY ',' ${QUOTES} ${REST}`,
  'binary, without quotes': `CHARACTER SET binary FIELDS TERMINATED BY ',' ${REST}`,
};

const connection = await createConnection({ socketPath, user: 'root' });
await connection.query('CREATE DATABASE dvdrental_try');
try {
  await connection.query('USE dvdrental_try');
  await connection.query("SET unique_checks = 0, foreign_key_checks = 0, time_zone = '+00:00'");
  for (const { name: table, columns } of TABLES) {
    const file = join(resolve(folder), `${table}.csv`);
    /** @type {Map<string, number[]>} */
    const taken = new Map(Object.keys(FORMATS).map((name) => [name, []]));
    for (let round = 0; round < Number(rounds); round += 1) {
      for (const [name, format] of Object.entries(FORMATS)) {
        await connection.query(`DROP TABLE IF EXISTS ${table}`);
        await connection.query(createBare(table));
        const before = processorSeconds(pid);
        await connection.query(`LOAD DATA INFILE '${file}' INTO TABLE ${table} ${format} (${columns})`);
        taken.get(name)?.push(processorSeconds(pid) - before);
      }
    }
    for (const [name, seconds] of taken) {
      console.log(`${table}, ${name}: ${tellSeconds(seconds)}`);
    }
  }
} finally {
  await connection.query('DROP DATABASE dvdrental_try');
  await connection.end();
}
