#!/usr/bin/env node
// Whether a shorter format clause makes LOAD DATA cheaper, in processor seconds of the server, which a busy machine
// disturbs less than the clock: node bench/try-load-formats.mjs SOCKET SERVER-PID DATASET-FOLDER [ROUNDS]
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createConnection } from 'mysql2/promise';

const [socketPath = '', pid = '', folder = '', rounds = '7'] = process.argv.slice(2);
const root = fileURLToPath(new URL('..', import.meta.url));

const TABLES = {
  rental: 'rental_id, rental_date, inventory_id, customer_id, return_date, staff_id, last_update',
  payment: 'payment_id, customer_id, staff_id, rental_id, amount, payment_date',
};
const REST = "ESCAPED BY '\\\\' LINES TERMINATED BY '\\n'";
const QUOTES = "OPTIONALLY ENCLOSED BY '\"'";
const FORMATS = {
  'as it is': `CHARACTER SET utf8mb4 FIELDS TERMINATED BY ',' ${QUOTES} ${REST}`,
  'without quotes': `CHARACTER SET utf8mb4 FIELDS TERMINATED BY ',' ${REST}`,
  binary: `CHARACTER SET binary FIELDS TERMINATED BY ',' ${QUOTES} ${REST}`,
  'binary, without quotes': `CHARACTER SET binary FIELDS TERMINATED BY ',' ${REST}`,
};

/** Processor seconds that the server has taken so far. */
function serverSeconds() {
  const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const [user = 0, system = 0] = fields.split(' ').slice(11, 13).map(Number);
  return (user + system) / 100;
}

const connection = await createConnection({ socketPath, user: 'root' });
await connection.query('CREATE DATABASE dvdrental_try');
try {
  await connection.query('USE dvdrental_try');
  await connection.query("SET unique_checks = 0, foreign_key_checks = 0, time_zone = '+00:00'");
  for (const [table, columns] of Object.entries(TABLES)) {
    const schema = readFileSync(join(root, 'sql', 'schema', `${table}.sql`), 'utf8').replaceAll(
      '{{ID}}',
      'INT',
    );
    const file = join(resolve(folder), `${table}.csv`);
    /** @type {Map<string, number[]>} */
    const taken = new Map(Object.keys(FORMATS).map((name) => [name, []]));
    for (let round = 0; round < Number(rounds); round += 1) {
      for (const [name, format] of Object.entries(FORMATS)) {
        await connection.query(`DROP TABLE IF EXISTS ${table}`);
        await connection.query(`${schema.trim().replace(/;$/, '')} STATS_AUTO_RECALC = 0`);
        const before = serverSeconds();
        await connection.query(`LOAD DATA INFILE '${file}' INTO TABLE ${table} ${format} (${columns})`);
        taken.get(name)?.push(serverSeconds() - before);
      }
    }
    for (const [name, seconds] of taken) {
      const sorted = seconds.sort((a, b) => a - b).map((each) => each.toFixed(2));
      console.log(`${table}, ${name}: median ${sorted[sorted.length >> 1]} s of ${sorted.join(' ')}`);
    }
  }
} finally {
  await connection.query('DROP DATABASE dvdrental_try');
  await connection.end();
}
