import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { openDuckDb } from '../../src/engines/duckdb/engine.js';
import { createViews as createDuckDbViews } from '../../src/engines/duckdb/sql.js';
import type { Row } from '../../src/engines/engine.js';
import { createViews } from '../../src/engines/mysql/create-views.js';
import { askRows, askValue } from '../../src/engines/mysql/query.js';
import { plainRow } from '../../src/engines/values.js';
import { sqlFolder } from '../../src/paths.js';
import { listViews as listOwnViews } from '../../src/schema/view-statements.js';
import { useDatabase } from '../support/database.js';
import { useFolder } from '../support/dataset.js';
import { type CommandRun, runCommand } from '../support/run-command.js';

vi.setConfig({ testTimeout: 180_000 });

const VIEWS = listOwnViews();
const CLIENT = 'mariadb';
const database = useDatabase({ create: false });
const folder = useFolder();

function dvdrental(command: readonly string[], ...more: string[]): Promise<CommandRun> {
  const place = ['-S', database.socket, '-u', 'root', '-D', database.name, '-q'];
  return runCommand([...command, ...place, ...more]);
}

const run = (...more: string[]) => dvdrental(['run'], '--weeks', '30', '-o', join(folder.path, 'shop'), ...more);

async function listViews(): Promise<string[]> {
  const rows = await askRows(
    database.connection,
    `SELECT TABLE_NAME AS name FROM information_schema.VIEWS WHERE TABLE_SCHEMA = '${database.name}' ORDER BY 1`,
  );
  return rows.map(({ name }) => String(name));
}

const value = async (sql: string) => Number(await askValue(database.connection, sql));

beforeAll(async () => {
  expect(await run('--views')).toMatchObject({ exitCode: 0 });
  await database.connection.query(`USE ${database.name}`);
});

test('each file of sql/views creates the view of its name', () => {
  expect(VIEWS).toContain('late_fees');
  expect(readdirSync(join(sqlFolder, 'views'))).toHaveLength(VIEWS.length);
  for (const name of VIEWS) {
    const text = readFileSync(join(sqlFolder, 'views', `${name}.sql`), 'utf8');
    expect(text).toMatch(new RegExp(`^-- [^;\\n]+\\.\\nCREATE [^;]* VIEW ${name} AS\\nSELECT\\n`));
  }
});

test('--views makes all of them, and the database still passes every check', async () => {
  expect(await listViews()).toEqual([...VIEWS]);
  const { stdout, exitCode } = await dvdrental(['validate'], '--json');
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ failed: 0 });
});

describe('the figures of the views', () => {
  test('paid late fees add up to the summary’s, to the cent, and each rental has one row', async () => {
    const { stdout } = await dvdrental(['summary'], '--json');
    const fees = await value("SELECT SUM(paid) FROM late_fees WHERE status = 'paid'");
    expect(fees).toBe((JSON.parse(stdout) as { late_fees: number }).late_fees);
    expect(fees).toBeGreaterThan(0);
    expect(await value("SELECT COUNT(*) FROM late_fees WHERE status = 'paid' AND fee <> paid")).toBe(0);
    expect(await value('SELECT COUNT(*) - COUNT(DISTINCT rental_id) FROM late_fees')).toBe(0);
    const late = 'DATEDIFF(return_date, rental_date) > rental_duration';
    const rentals = `rental JOIN inventory USING (inventory_id) JOIN film USING (film_id) WHERE ${late}`;
    expect(await value("SELECT COUNT(*) FROM late_fees WHERE status = 'paid'")).toBe(
      await value(`SELECT COUNT(*) FROM ${rentals}`),
    );
  });

  test('open fees are those of the copies that are overdue', async () => {
    const open = "SELECT COUNT(*) FROM late_fees WHERE status = 'open'";
    expect(await value(open)).toBeGreaterThan(0);
    expect(await value(open)).toBe(await value("SELECT COUNT(*) FROM inventory_status WHERE status = 'overdue'"));
    expect(await value(`${open} AND (return_date IS NOT NULL OR fee <= 0)`)).toBe(0);
  });

  test('the status of every copy is told once', async () => {
    expect(await value('SELECT COUNT(*) FROM inventory_status')).toBe(await value('SELECT COUNT(*) FROM inventory'));
    expect(await value("SELECT COUNT(*) FROM inventory_status WHERE status <> 'in'")).toBe(
      await value('SELECT COUNT(*) FROM rental WHERE return_date IS NULL'),
    );
  });

  test('stores and genres both add up to every payment', async () => {
    const paid = await value('SELECT SUM(amount) FROM payment');
    expect(await value('SELECT SUM(total_sales) FROM sales_by_store')).toBe(paid);
    expect(await value('SELECT SUM(rental_income + late_fees) FROM sales_by_store')).toBe(paid);
    expect(await value('SELECT SUM(total_sales) FROM sales_by_film_category')).toBe(paid);
    expect(await value('SELECT SUM(rentals) FROM sales_by_film_category')).toBe(
      await value('SELECT COUNT(*) FROM rental'),
    );
  });

  test.each([
    ['customer_list', 'customer'],
    ['film_list', 'film'],
    ['actor_info', 'actor'],
    ['sales_by_store', 'store'],
    ['sales_by_film_category', 'category'],
  ])('%s has a row for each %s, none of it unknown', async (view, table) => {
    expect(await value(`SELECT COUNT(*) FROM ${view}`)).toBe(await value(`SELECT COUNT(*) FROM ${table}`));
    const [row = {}] = await askRows(database.connection, `SELECT * FROM ${view} ORDER BY 1 LIMIT 1`);
    const known = Object.entries(row).filter(([name]) => name !== 'address2');
    for (const [name, cell] of known) expect(cell, name).not.toBeNull();
  });

  test('a second payment of a rental and a second genre of a film multiply nothing', async () => {
    const { connection } = database;
    const fees = 'SELECT COUNT(*) AS n, SUM(paid) AS paid FROM late_fees';
    const [before] = await askRows(connection, fees);
    await connection.beginTransaction();
    try {
      await connection.query(
        `INSERT INTO payment SELECT NULL, customer_id, staff_id, rental_id, 1.50, paid_at + INTERVAL 1 HOUR
         FROM late_fees JOIN payment USING (customer_id, rental_id) WHERE payment_date = paid_at LIMIT 1`,
      );
      await connection.query(
        'INSERT IGNORE INTO film_category (film_id, category_id) SELECT 1, category_id FROM category',
      );
      const [after] = await askRows(connection, fees);
      expect(Number(after?.n)).toBe(Number(before?.n));
      expect(Number(after?.paid)).toBeCloseTo(Number(before?.paid) + 1.5, 2);
      expect(await value('SELECT COUNT(*) - COUNT(DISTINCT film_id) FROM film_list')).toBe(0);
    } finally {
      await connection.rollback();
    }
  });

  test('a rental of a script that is paid some hours later is counted, and its payment is no late fee', async () => {
    const { connection } = database;
    const counted = 'SELECT SUM(rentals) FROM sales_by_film_category';
    const before = await value(counted);
    const later = 'SELECT SUM(paid) FROM late_fees';
    const fees = await value(later);
    const ofStores = await value('SELECT SUM(late_fees) FROM sales_by_store');
    expect(ofStores).toBe(fees);
    await connection.beginTransaction();
    try {
      const columns = 'rental_date, inventory_id, customer_id, return_date, staff_id';
      await connection.query(
        `INSERT INTO rental (${columns}) SELECT ${columns} FROM rental WHERE return_date IS NOT NULL LIMIT 1`,
      );
      await connection.query(
        `INSERT INTO payment (customer_id, staff_id, rental_id, amount, payment_date)
         SELECT customer_id, staff_id, rental_id, 4.50, rental_date + INTERVAL 1 HOUR
         FROM rental ORDER BY rental_id DESC LIMIT 1`,
      );
      expect(await value(counted)).toBe(before + 1);
      expect(await value(later)).toBe(fees);
      expect(await value('SELECT SUM(late_fees) FROM sales_by_store')).toBe(ofStores);
      expect(await value('SELECT MIN(LEAST(fee, days_overdue)) FROM late_fees')).toBeGreaterThan(0);
    } finally {
      await connection.rollback();
    }
  });

  test('DuckDB answers the same', async () => {
    const file = join(folder.path, 'shop', 'shop.duckdb');
    const made = await runCommand(
      ['load', join(folder.path, 'shop'), '--target', 'duckdb', '-D', 'shop', '--views', '-q'].concat([
        '-o',
        join(folder.path, 'shop'),
      ]),
    );
    expect(made).toMatchObject({ thrown: undefined, exitCode: 0 });
    const db = await openDuckDb(file);
    try {
      await createDuckDbViews(db, 1.5);
      for (const name of VIEWS) {
        const sql = `SELECT * FROM ${name} ORDER BY 1`;
        const numbers = ({ paid, ...row }: Row) => ({ ...row, paid: paid === null ? null : Number(paid) });
        const expected = (await askRows(database.connection, sql)).map((row) => numbers(plainRow(row)));
        expect(
          (await db.rows(sql)).map((row) => numbers(plainRow(row))),
          name,
        ).toEqual(expected);
      }
    } finally {
      db.close();
    }
  });
});

test('they work where a server groups strictly', async () => {
  const { connection } = database;
  const [before] = await askRows(connection, 'SELECT @@SESSION.sql_mode AS mode');
  await connection.query("SET SESSION sql_mode = 'ONLY_FULL_GROUP_BY,STRICT_ALL_TABLES,ANSI_QUOTES'");
  try {
    await createViews(connection, database.name, 2.25);
    for (const name of VIEWS) await connection.query(`SELECT * FROM ${name} LIMIT 1`);
    expect(await value('SELECT MAX(fee / days_overdue) FROM late_fees')).toBe(2.25);
    await createViews(connection, database.name, 0);
    expect(await value("SELECT COUNT(*) FROM late_fees WHERE status = 'open'")).toBe(0);
  } finally {
    await connection.query('SET SESSION sql_mode = ?', [before?.mode]);
    await createViews(connection, database.name, 1.5);
  }
});

test('a backup holds the views, and its tables are told without them', async () => {
  const file = join(folder.path, 'shop.sql.gz');
  expect(await dvdrental(['maintain', 'backup'], '-o', file)).toMatchObject({ exitCode: 0 });
  const { stdout } = await dvdrental(['maintain', 'stats'], '--json');
  const { tables } = JSON.parse(stdout) as { tables: { table: string }[] };
  expect(tables.map(({ table }) => table)).not.toContain('late_fees');
  const copy = `${database.name}_copy`;
  await database.connection.query(`CREATE DATABASE ${copy}`);
  try {
    execFileSync(CLIENT, ['--no-defaults', '-S', database.socket, '-u', 'root', copy], {
      input: gunzipSync(readFileSync(file)),
    });
    expect(await value(`SELECT SUM(paid) FROM ${copy}.late_fees`)).toBe(await value('SELECT SUM(paid) FROM late_fees'));
  } finally {
    await database.connection.query(`DROP DATABASE ${copy}`);
  }
});

test('a second run makes views that are gone, an update leaves them there', async () => {
  await database.connection.query('DROP VIEW film_list');
  expect(await run('--views')).toMatchObject({ exitCode: 0 });
  expect(await listViews()).toEqual([...VIEWS]);
  expect(await dvdrental(['update', '2'])).toMatchObject({ exitCode: 0 });
  expect(await listViews()).toEqual([...VIEWS]);
});

test('--overwrite takes the views away with the tables', async () => {
  expect(await run('--overwrite')).toMatchObject({ exitCode: 0 });
  expect(await listViews()).toEqual([]);
});

test('a table of somebody else’s that is named like a view is neither replaced nor dropped', async () => {
  await database.connection.query('CREATE TABLE late_fees (fee_id INT PRIMARY KEY)');
  try {
    await expect(createViews(database.connection, database.name, 1.5)).rejects.toMatchObject({
      code: 'server',
      message: expect.stringContaining('The view late_fees was not created'),
    });
    expect((await run('--overwrite')).thrown).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('late_fees'),
    });
    expect(await value('SELECT COUNT(*) FROM late_fees')).toBe(0);
  } finally {
    await database.connection.query('DROP TABLE late_fees');
  }
});

test('a user who may not create views hears which privilege is missing; the tables are complete', async () => {
  const { connection, name, socket } = database;
  await connection.query("CREATE USER IF NOT EXISTS viewless@localhost IDENTIFIED BY ''");
  await connection.query(
    `GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, REFERENCES, ALTER, INDEX ON ${name}.* TO viewless@localhost`,
  );
  try {
    const refused = await runCommand(
      ['run', '--weeks', '30', '-o', join(folder.path, 'shop'), '-S', socket, '-u', 'viewless', '-D', name].concat([
        '-q',
        '--views',
      ]),
    );
    expect(refused.thrown).toMatchObject({ code: 'server', hint: expect.stringContaining('CREATE VIEW') });
    expect(await dvdrental(['validate'])).toMatchObject({ exitCode: 0 });
  } finally {
    await connection.query('DROP USER viewless@localhost');
  }
});

test('--views without a database is refused', async () => {
  const refused = await runCommand(['run', '--target', 'none', '--views', '-q']);
  expect(refused.thrown).toMatchObject({ code: 'usage', hint: expect.stringContaining('views.sql') });
});
