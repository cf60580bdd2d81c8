import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { RowDataPacket } from 'mysql2/promise';
import { beforeAll, describe, expect, test } from 'vitest';
import { createWholeTable } from '../../../src/engines/mysql/load/create-tables.js';
import { packageRoot } from '../../../src/paths.js';
import { TABLES } from '../../../src/schema/tables.js';
import { useDatabase } from '../../support/database.js';
import { restoreOldDatabase } from '../../support/old-database.js';

const old = useDatabase();
const ours = useDatabase();

/** Tables that the old scripts make in a shorter form than their own schema files describe. */
const SHORT_FORMS: readonly string[] = ['film_releases', 'inventory_purchases'];
/** Tables that the old scripts do not have. */
const ADDED: readonly string[] = ['business_event'];
const OLD_TABLES = TABLES.map(({ name }) => name).filter((name) => ![...SHORT_FORMS, ...ADDED].includes(name));

beforeAll(async () => {
  await restoreOldDatabase(old, 'level3-18-weeks');
  const { connection } = ours;
  await connection.query("SET sql_mode = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO', foreign_key_checks = 0");
  for (const table of TABLES) await createWholeTable(connection, table, 'INT');
});

async function columnsOf({ connection, name }: typeof ours, table: string): Promise<RowDataPacket[]> {
  const [rows] = await connection.query<RowDataPacket[]>(
    `SELECT column_name, column_type, is_nullable, column_default, extra FROM information_schema.columns
     WHERE table_schema = ? AND table_name = ? ORDER BY ordinal_position`,
    [name, table],
  );
  return rows;
}

async function rowsOf({ connection, name }: typeof ours, table: string): Promise<RowDataPacket[]> {
  const [rows] = await connection.query<RowDataPacket[]>(`SELECT * FROM ${name}.${table} ORDER BY 1, 2`);
  return rows;
}

describe('beside a database of the old scripts', () => {
  test.each(OLD_TABLES)('%s has the same columns in the same order', async (table) => {
    const columns = await columnsOf(old, table);
    expect(columns.length).toBeGreaterThan(1);
    expect(await columnsOf(ours, table)).toEqual(columns);
  });

  test.each(SHORT_FORMS)('%s has every column of the short form, none stricter', async (table) => {
    const columns = await columnsOf(ours, table);
    const known = new Map(columns.map((column) => [column.column_name as string, column]));
    const inOld = await columnsOf(old, table);
    for (const { column_name, column_type, is_nullable } of inOld) {
      expect(known.get(column_name)?.column_type).toBe(column_type);
      if (is_nullable === 'YES') expect(known.get(column_name)?.is_nullable).toBe('YES');
    }
    const required = columns.filter(
      ({ is_nullable, column_default, extra }) =>
        is_nullable === 'NO' && column_default === null && extra !== 'auto_increment',
    );
    const names = inOld.map(({ column_name }) => column_name);
    for (const { column_name } of required) expect(names).toContain(column_name);
  });

  test('the indexes that the old schema names are there', async () => {
    const named = async ({ connection, name }: typeof ours) => {
      const [rows] = await connection.query<RowDataPacket[]>(
        `SELECT CONCAT(table_name, '.', index_name, ' ', MIN(column_name)) AS line FROM information_schema.statistics
         WHERE table_schema = ? AND (index_name LIKE 'idx%' OR index_name LIKE 'ft%') AND seq_in_index = 1
         GROUP BY table_name, index_name`,
        [name],
      );
      return rows.map(({ line }) => String(line));
    };
    const there = await named(ours);
    expect((await named(old)).filter((index) => !there.includes(index))).toEqual([]);
  });
});

describe('a plain dump of an old database', () => {
  test('restores into our tables without column lists, value for value', async () => {
    const { connection } = ours;
    const file = join(packageRoot, 'test', 'fixtures', 'old-databases', 'level3-18-weeks.sql.gz');
    const dump = gunzipSync(readFileSync(file)).toString('utf8');
    const inserts = dump.match(/^INSERT INTO `\w+` VALUES\n(?:\(.*\),\n)*\(.*\);$/gm) ?? [];
    for (const insert of inserts) {
      const table = /`(\w+)`/.exec(insert)?.[1] ?? '';
      expect(insert.slice(0, 60)).not.toContain('(`');
      if (!SHORT_FORMS.includes(table)) await connection.query(insert);
    }
    for (const table of OLD_TABLES) {
      const dumped = await rowsOf(old, table);
      expect(dumped.length).toBeGreaterThan(0);
      expect(await rowsOf(ours, table)).toEqual(dumped);
    }
    const [[customers]] = await connection.query<RowDataPacket[]>(
      "SELECT COUNT(*) AS n, SUM(active IN (0, 1)) AS flags, MIN(last_update) > '2020-01-01' AS dated FROM customer",
    );
    expect(customers).toEqual({ n: 1260, flags: '1260', dated: 1 });
  });
});

describe('an insert of the old scripts', () => {
  const inserts: readonly [string, string][] = [
    ['a film by title and language', 'film (title, language_id) VALUES ("Old Film", 1)'],
    [
      'a customer by name and address',
      'customer (store_id, first_name, last_name, address_id, create_date) VALUES (1, "A", "B", 1, "2001-10-01")',
    ],
    ['a member of staff by name', 'staff (first_name, last_name, address_id, username) VALUES ("A", "B", 1, "ab")'],
    [
      'a film of the film system',
      `film (title, description, release_year, language_id, rental_duration, rental_rate, length, replacement_cost, rating)
       VALUES ("New Film", "About it", 2001, 1, 3, 2.99, 90, 19.99, "PG")`,
    ],
    ['a rental', 'rental (rental_date, inventory_id, customer_id, staff_id) VALUES ("2001-11-05 12:00:00", 1, 1, 1)'],
    ['a copy', 'inventory (film_id, store_id, date_purchased, staff_id) VALUES (1, 1, "2001-11-05", 1)'],
    ['a release', 'film_releases (film_id, release_quarter, release_date) VALUES (1, "Q4 2001", "2001-11-05")'],
    [
      'a purchase',
      'inventory_purchases (film_id, inventory_id, staff_id, purchase_date) VALUES (1, 1, 1, "2001-11-05")',
    ],
  ];

  const DEFAULTS: Readonly<Record<string, Record<string, unknown>>> = {
    film: { rental_duration: 3, replacement_cost: '19.99', rating: 'PG', special_features: null },
    customer: { email: null, activebool: 1, active: 1 },
    staff: { email: null, active: 1, password: null },
    rental: { return_date: null },
    film_releases: { num_copies_added: 5, category: null },
    inventory_purchases: { quantity: 1, purchase_reason: null },
  };

  test.each(inserts)('%s is taken, with the old defaults', async (_, insert) => {
    const { connection } = ours;
    await connection.beginTransaction();
    try {
      await connection.query(`INSERT INTO ${insert}`);
      const table = insert.slice(0, insert.indexOf(' '));
      const [rows] = await connection.query<RowDataPacket[]>(`SELECT * FROM ${table} ORDER BY 1 DESC LIMIT 1`);
      expect(rows[0]).toMatchObject(DEFAULTS[table] ?? {});
    } finally {
      await connection.rollback();
    }
  });
});
