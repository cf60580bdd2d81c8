#!/usr/bin/env node
// Whether LOAD DATA takes shorter lines for less, in processor seconds of the server: without the ids, with a date as
// fourteen digits, without rental's last_update, which SET can tell from the other two dates:
//   node bench/try-shorter-lines.mjs SOCKET SERVER-PID DATASET-FOLDER [ROUNDS]
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { createBare, processorSeconds, tellSeconds } from './try-server.mjs';

const [socketPath = '', pid = '', folder = '', rounds = '7'] = process.argv.slice(2);
const place = mkdtempSync(join(tmpdir(), 'dvdrental-try-'));

const RENTAL = 'rental_date, inventory_id, customer_id, return_date, staff_id';
const PAYMENT = 'customer_id, staff_id, rental_id, amount, payment_date';
const DERIVED = 'SET last_update = COALESCE(return_date, rental_date)';
const WAYS = [
  { name: 'rental, as it is', table: 'rental', columns: `(rental_id, ${RENTAL}, last_update)` },
  {
    name: 'rental, digits',
    table: 'rental',
    columns: `(rental_id, ${RENTAL}, last_update)`,
    change: joinDigits,
  },
  {
    name: 'rental, no last_update',
    table: 'rental',
    columns: `(rental_id, ${RENTAL}) ${DERIVED}`,
    change: dropLast,
  },
  { name: 'payment, as it is', table: 'payment', columns: `(payment_id, ${PAYMENT})` },
  { name: 'payment, digits', table: 'payment', columns: `(payment_id, ${PAYMENT})`, change: joinDigits },
  { name: 'payment, no id', table: 'payment', columns: `(${PAYMENT})`, change: dropFirst },
];

function joinDigits(/** @type {string} */ text) {
  return text.replace(/(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)/g, '$1$2$3$4$5$6');
}

function dropLast(/** @type {string} */ text) {
  return text.replace(/,[^,\n]*\n/g, '\n');
}

function dropFirst(/** @type {string} */ text) {
  return text.replace(/^\d+,/gm, '');
}

const connection = await createConnection({ socketPath, user: 'root' });
await connection.query('CREATE DATABASE dvdrental_try');
try {
  await connection.query('USE dvdrental_try');
  await connection.query("SET unique_checks = 0, foreign_key_checks = 0, time_zone = '+00:00'");
  const files = WAYS.map(({ name, table, change = (text) => text }) => {
    const file = join(place, `${name.replaceAll(/\W+/g, '-')}.csv`);
    writeFileSync(file, change(readFileSync(join(resolve(folder), `${table}.csv`), 'utf8')));
    return file;
  });
  /** @type {number[][]} */
  const taken = WAYS.map(() => []);
  for (let round = 0; round < Number(rounds); round += 1) {
    for (const [index, { table, columns }] of WAYS.entries()) {
      await connection.query(`DROP TABLE IF EXISTS ${table}`);
      await connection.query(createBare(table));
      const before = processorSeconds(pid);
      await connection.query(
        `LOAD DATA INFILE '${files[index]}' INTO TABLE ${table} FIELDS TERMINATED BY ',' ${columns}`,
      );
      taken[index]?.push(processorSeconds(pid) - before);
    }
  }
  for (const [index, { name }] of WAYS.entries()) {
    console.log(`${name}: ${tellSeconds(taken[index] ?? [])}`);
  }
} finally {
  await connection.query('DROP DATABASE dvdrental_try');
  await connection.end();
  rmSync(place, { recursive: true, force: true });
}
