import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDuckDbRunner, openDuckDb } from '../../src/engines/duckdb/engine.js';
import type { QueryRunner } from '../../src/engines/engine.js';
import { createMysqlRunner } from '../../src/engines/mysql/query-runner.js';
import { plainRow } from '../../src/engines/values.js';
import { createDatabase, createDataset, loadDataset, update, type Validation, validate } from '../../src/index.js';
import { tablesOf } from '../../src/schema/tables.js';
import { useDatabase } from '../support/database.js';
import { useFolder } from '../support/dataset.js';
import { configOf } from '../support/simulate.js';

const PERCENT = 10;
const config = { master_simulation: { total_weeks: 26 }, dirt: { percent: PERCENT } };
const place = useFolder();
const database = useDatabase();
const onServer = (name: string) => ({ socket: database.socket, user: 'root', database: `${database.name}_${name}` });
const inFile = () => ({ engine: 'duckdb', database: 'dirty', folder: join(place.path, 'file') }) as const;
let duckdb: QueryRunner;
let mariadb: QueryRunner;
let close = () => {};

beforeAll(async () => {
  const folder = join(place.path, 'dirty');
  await createDataset(folder, { config });
  await loadDataset(folder, onServer('files'));
  await loadDataset(folder, inFile());
  await createDatabase({ ...onServer('stream'), config });
  await database.connection.query(`USE ${onServer('files').database}`);
  mariadb = createMysqlRunner('mariadb', [database.connection]);
  const db = await openDuckDb(join(place.path, 'file', 'dirty.duckdb'), { readOnly: true });
  close = db.close;
  duckdb = await createDuckDbRunner(db);
});
afterAll(async () => {
  close();
  for (const name of ['files', 'stream']) {
    await database.connection.query(`DROP DATABASE IF EXISTS ${onServer(name).database}`);
  }
});

const engines = [
  ['MariaDB', () => mariadb],
  ['DuckDB', () => duckdb],
] as const;

test('from files and from memory come the same rows, the answer key included', async () => {
  for (const { name } of tablesOf(configOf(config))) {
    const [files, stream] = [onServer('files').database, onServer('stream').database];
    const sums = await mariadb.rows(`CHECKSUM TABLE ${files}.${name}, ${stream}.${name}`);
    expect(sums[0]?.Checksum, name).toBe(sums[1]?.Checksum);
  }
});

test('both engines hold the same answer key', async () => {
  const read = async (runner: QueryRunner) => (await runner.rows('SELECT * FROM dirt ORDER BY 1')).map(plainRow);
  expect(await read(duckdb)).toEqual(await read(mariadb));
});

test('payments have no foreign keys to rentals and customers, and every other foreign key is there', async () => {
  const keys = await mariadb.rows(
    `SELECT TABLE_NAME AS name, COLUMN_NAME AS col FROM information_schema.KEY_COLUMN_USAGE
     WHERE TABLE_SCHEMA = DATABASE() AND REFERENCED_TABLE_NAME IS NOT NULL`,
  );
  expect(keys.filter(({ name }) => name === 'payment').map(({ col }) => col)).toEqual(['staff_id']);
  expect(keys.filter(({ name }) => name === 'rental').length).toBe(3);
  const script = await readFile(join(place.path, 'dirty', 'load.sql'), 'utf8');
  expect(script).not.toMatch(/fk_payment_(rental|customer)_id/);
  expect(script).toContain('fk_payment_staff_id');
  expect(script).toContain("INFILE 'dirt.csv'");
});

/** What a student might write: by kind of fault, a query of table and id that looks for it. */
const DETECTORS: Readonly<Record<string, string>> = {
  orphan: `
    SELECT 'payment' AS table_name, payment_id AS row_id FROM payment
    WHERE rental_id NOT IN (SELECT rental_id FROM rental) OR customer_id NOT IN (SELECT customer_id FROM customer)`,
  swapped_dates: `
    SELECT 'rental' AS table_name, rental_id AS row_id FROM rental WHERE return_date < rental_date
    UNION ALL
    SELECT 'customer', customer.customer_id FROM customer
    JOIN (SELECT customer_id, MIN(rental_date) AS first_rental FROM rental GROUP BY customer_id) AS rented
      ON rented.customer_id = customer.customer_id AND CAST(first_rental AS DATE) < create_date`,
  duplicate: `
    SELECT 'customer' AS table_name, customer_id AS row_id FROM customer
    WHERE email IN (SELECT email FROM customer GROUP BY email HAVING COUNT(*) > 1)
      AND customer_id NOT IN (SELECT MIN(customer_id) FROM customer WHERE email IS NOT NULL GROUP BY email)`,
};

describe.each(engines)('on %s', (_, runnerOf) => {
  test.each(Object.entries(DETECTORS))('a query finds every row of the kind %s, and no other', async (kind, query) => {
    const read = async (sql: string) =>
      (await runnerOf().rows(`${sql} ORDER BY 1, 2`)).map(({ table_name, row_id }) => `${table_name} ${row_id}`);
    const known = await read(`SELECT DISTINCT table_name, row_id FROM dirt WHERE kind = '${kind}'`);
    expect(known.length).toBeGreaterThan(5);
    expect(await read(`SELECT DISTINCT table_name, row_id FROM (${query}) AS found`)).toEqual(known);
  });
});

/** A check that finds each kind that breaks a rule. Typos break none, and capitals in a person's name. */
const FOUND_BY: Readonly<Record<string, readonly string[]>> = {
  duplicate: ['customer-twice'],
  swapped_dates: ['return-before-rental', 'rental-before-joining'],
  missing_value: ['missing-values', 'still-out-too-long'],
  impossible_amount: ['counter-payments', 'negative-prices'],
  orphan: ['foreign-key-payment-rental-id', 'foreign-key-payment-customer-id'],
  capitalisation: ['blanks', 'capitals'],
};

test.each([
  ['MariaDB', () => onServer('stream')],
  ['DuckDB', inFile],
] as const)('validate on %s expects the faults and finds every kind that breaks a rule', async (_, at) => {
  const validation = await validate(at());
  const { checks, failed, errors, dirty = 0 }: Validation = validation;
  expect(checks.filter(({ status }) => status === 'fail' || status === 'error')).toEqual([]);
  expect([failed, errors]).toEqual([0, 0]);
  const found = checks.filter(({ status }) => status === 'dirty').map(({ name }) => name);
  expect(dirty).toBe(found.length);
  expect(found).toEqual(expect.arrayContaining(Object.values(FOUND_BY).flat()));
});

test('a fault that dirty data does not have fails as ever', async () => {
  await database.connection.query("UPDATE country SET last_update = '2037-01-01'");
  const { checks } = await validate(onServer('files'));
  expect(checks.filter(({ status }) => status === 'fail').map(({ name }) => name)).toContain('changed-after-as-of');
});

test('update refuses dirty data and says why', async () => {
  await expect(update(1, onServer('stream'))).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('has dirty data (10 % of it)'),
  });
});
