import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TABLES } from '../../src/schema/tables.js';
import { askFigures } from '../support/chain-figures.js';
import { useDatabase } from '../support/database.js';
import { type Finished, useCli } from '../support/run-cli.js';

const PASSWORD = 'open sesame 4711';
const cli = useCli();
const database = useDatabase({ create: false });
const user = `${database.name}_user`;
const folder = join(cli.folder, 'out', database.name);
const options = { env: { DVDRENTAL_PASSWORD: PASSWORD } };
const connect = () => ['-S', database.socket, '-u', user, '-D', database.name];
const files = () => readdirSync(folder).sort();
const read = (file: string) => readFileSync(join(folder, file), 'utf8');
const readJson = (file: string) => JSON.parse(read(file));
let first: Finished;

async function ask(query: string): Promise<RowDataPacket[]> {
  const [rows] = await database.connection.query<RowDataPacket[]>(query);
  return rows;
}

beforeAll(async () => {
  await ask(`CREATE USER ${user}@localhost IDENTIFIED BY '${PASSWORD}'`);
  await ask(`GRANT ALL ON ${database.name}.* TO ${user}@localhost`);
  first = await cli.run(['run', ...connect(), '--json'], options);
});

afterAll(() => ask(`DROP USER ${user}@localhost`));

test('the main job ends well, with one JSON document on stdout', () => {
  expect(first).toMatchObject({ exitCode: 0 });
  expect(JSON.parse(first.stdout)).toMatchObject({
    folder: join('out', database.name),
    database: database.name,
    summary: readJson('summary.json'),
    validation: { failed: 0 },
  });
});

test('the folder holds a CSV file a table, the two scripts and the three documents, and nothing else', () => {
  const csv = TABLES.map(({ name }) => `${name}.csv`);
  const others = ['load.sql', 'manifest.json', 'schema.sql', 'summary.json', 'validation.json', 'views.sql'];
  expect(files()).toEqual([...csv, ...others].sort());
  expect(readdirSync(join(cli.folder, 'out'))).toEqual([database.name]);
});

test('the summary says what the database says', async () => {
  const figures = await askFigures(database.connection, database.name);
  const [money] = await ask(
    `SELECT SUM(IF(late, 0, amount)) AS revenue, SUM(IF(late, amount, 0)) AS late_fees
     FROM (
       SELECT amount, payment_date <> rental_date AS late
       FROM ${database.name}.payment INNER JOIN ${database.name}.rental USING (rental_id)
     ) AS paid`,
  );
  const { years, ...summary } = readJson('summary.json');
  expect(summary).toEqual({
    total_rentals: figures.rentals,
    active_customers: figures.active,
    inventory_items: figures.copies,
    inventory_added: figures.added,
    first_rental: figures.first,
    last_rental: figures.last,
    checked_out: figures.out,
    rentals_per_week: Math.round((figures.rentals / 156) * 10) / 10,
    revenue: Number(money?.revenue),
    rental_income: Number(money?.revenue),
    late_fees: Number(money?.late_fees),
    total_income: (Number(money?.revenue) * 100 + Number(money?.late_fees) * 100) / 100,
    lost_sales: readJson('manifest.json').ledger.total.lost_sales,
    record: 'current',
  });
  expect(years.map(({ year }: { year: number }) => year)).toEqual([2001, 2002, 2003, 2004]);
});

test('every check of validation.json passes or says why it was skipped', () => {
  const { passed, failed, skipped, checks } = readJson('validation.json');
  expect({ failed, all: passed + skipped }).toEqual({ failed: 0, all: checks.length });
  expect(passed).toBeGreaterThan(50);
  for (const check of checks) {
    expect(check).toMatchObject({ name: expect.any(String), examples: [] });
    if (check.status === 'skipped') expect(check.reason).toEqual(expect.any(String));
    else expect(check).toMatchObject({ status: 'pass', found: check.expected });
  }
});

test('the manifest says what is made and what made it', () => {
  const manifest = readJson('manifest.json');
  expect(manifest).toMatchObject({
    generator: 'dvdrental-datagen',
    version: JSON.parse(readFileSync('package.json', 'utf8')).version,
    seed: 42,
    weeks: 156,
    first_day: '2001-10-01',
    header: false,
    id_type: 'INT',
    configuration: { simulation: { seed: 42 }, master_simulation: { total_weeks: 156 } },
  });
  expect(manifest.as_of).toMatch(/^2004-10-\d\d 00:00:00$/);
  expect(manifest.ledger.months.length).toBeGreaterThanOrEqual(36);
  expect(Object.keys(manifest.tables)).toEqual(TABLES.map(({ name }) => name));
});

test('the manifest’s bytes and hashes are those of the files', () => {
  for (const [name, table] of Object.entries<object>(readJson('manifest.json').tables)) {
    const bytes = readFileSync(join(folder, `${name}.csv`));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect({ name, ...table }).toMatchObject({ name, bytes: bytes.length, sha256 });
  }
});

test('the database holds the manifest’s rows, and they are the files’ lines', async () => {
  for (const [name, { rows }] of Object.entries<{ rows: number }>(readJson('manifest.json').tables)) {
    const [counted] = await ask(`SELECT COUNT(*) AS count FROM ${database.name}.${name}`);
    expect({ name, rows: counted?.count }).toEqual({ name, rows });
    expect({ name, rows: read(`${name}.csv`).split('\n').length - 1 }).toEqual({ name, rows });
  }
});

test('the password is nowhere: not in the folder, not in what is said, not in the database’s record', async () => {
  for (const file of files()) expect(read(file).includes(PASSWORD), file).toBe(false);
  expect(first.stdout + first.stderr).not.toContain(PASSWORD);
  const [record] = await ask(`SELECT * FROM ${database.name}.datagen_run`);
  expect(JSON.stringify(record)).not.toContain(PASSWORD);
});

test('a second run says that all is there, prints the summary and touches nothing', async () => {
  const look = async () => ({
    bytes: files().map((file) => read(file)),
    times: TABLES.map(({ name }) => statSync(join(folder, `${name}.csv`)).mtimeMs),
    manifestTime: statSync(join(folder, 'manifest.json')).mtimeMs,
    tables: await ask(
      `SELECT TABLE_NAME, CREATE_TIME, UPDATE_TIME FROM information_schema.TABLES
       WHERE TABLE_SCHEMA = '${database.name}'`,
    ),
  });
  const before = await look();
  const second = await cli.run(['run', ...connect()], options);
  expect(second).toMatchObject({ exitCode: 0 });
  expect(second.stderr).toContain(`out/${database.name} is up to date`);
  expect(second.stderr).toContain(`${database.name} is up to date`);
  expect(second.stdout).toMatch(/Rentals +6\d,\d{3}\n/);
  expect(await look()).toEqual(before);
});
