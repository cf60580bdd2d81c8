import { join } from 'node:path';
import type { RowDataPacket } from 'mysql2/promise';
import { expect, test } from 'vitest';
import { validate } from '../../src/checks/validate.js';
import { createMysqlRunner } from '../../src/engines/mysql/query-runner.js';
import type { PurchaseReport } from '../../src/jobs/inventory/purchase.js';
import type { InventoryReport } from '../../src/jobs/inventory/show.js';
import { sqlFolder } from '../../src/paths.js';
import { useLoadedChain } from '../support/loaded-chain.js';
import { type CommandRun, runCommand } from '../support/run-command.js';

const WEEKS = 12;
const OPENING_DAY = '2001-12-24';
const chain = useLoadedChain(WEEKS);

function inventory(...args: string[]): Promise<CommandRun> {
  const { name, socket } = chain.database;
  return runCommand(['inventory', ...args, '-S', socket, '-u', 'root', '-D', name]);
}

async function add(...args: string[]): Promise<PurchaseReport> {
  const { stdout, stderr, ...ended } = await inventory('add', '--json', '--quiet', ...args);
  expect({ ...ended, stderr }).toEqual({ exitCode: 0, thrown: undefined, stderr: '' });
  return JSON.parse(stdout) as PurchaseReport;
}

async function query(sql: string, values: unknown[] = []): Promise<RowDataPacket[]> {
  const [rows] = await chain.database.connection.query<RowDataPacket[]>(sql, values);
  return rows;
}

/** What a purchase really put on the shelves, from SQL. */
async function shelved({ first_inventory_id: first, last_inventory_id: last }: PurchaseReport) {
  const [all] = await query(
    `SELECT COUNT(*) AS copies, COUNT(DISTINCT film_id) AS films, SUM(replacement_cost) AS cost,
       MIN(date_purchased) AS first_day, MAX(date_purchased) AS last_day,
       MIN(TIME(created_at)) AS opens, MAX(TIME(created_at)) AS closes,
       SUM(staff_id = manager_staff_id) AS by_manager, SUM(inventory.last_update = created_at) AS as_created
     FROM inventory JOIN film USING (film_id) JOIN store USING (store_id)
     WHERE inventory_id BETWEEN ? AND ?`,
    [first, last],
  );
  const films = await query(
    `SELECT film_id, category.name AS category, COUNT(*) AS copies, SUM(store_id = 1) AS in_first, SUM(store_id = 2) AS in_second
     FROM inventory JOIN film_category USING (film_id) JOIN category USING (category_id)
     WHERE inventory_id BETWEEN ? AND ? GROUP BY film_id, category.name ORDER BY MIN(inventory_id)`,
    [first, last],
  );
  return {
    all: all!,
    films: films.map((row) => ({
      film: Number(row.film_id),
      category: String(row.category),
      copies: Number(row.copies),
      stores: [Number(row.in_first), Number(row.in_second)],
    })),
  };
}

async function mostRented(count: number): Promise<number[]> {
  const rows = await query(
    `SELECT film_id FROM rental JOIN inventory USING (inventory_id) GROUP BY film_id
     ORDER BY COUNT(*) DESC, film_id LIMIT ?`,
    [count],
  );
  return rows.map((row) => Number(row.film_id));
}

interface Case {
  readonly args: string;
  readonly copies?: number | [number, number];
  readonly films: number | [number, number];
  /** Copies of a film, in all stores together. */
  readonly perFilm?: [number, number];
  readonly genres?: readonly string[];
}

const WINTER = ['Drama', 'Romance', 'Comedy'];
const CHRISTMAS = ['Family', 'Animation', 'Comedy'];

const CASES: readonly Case[] = [
  { args: '--quantity 60', copies: 60, films: [8, 15], perFilm: [1, 7] },
  { args: '--quantity 60 --strategy stable', copies: 60, films: [8, 20], perFilm: [1, 8] },
  {
    args: '--quantity 12 --strategy seasonal',
    copies: 12,
    films: [3, 6],
    perFilm: [1, 4],
    genres: CHRISTMAS,
  },
  { args: '--percent 10 --store 2', films: [1, 9], perFilm: [1, 7] },
  { args: '--per-film 2', copies: 400, films: 100, perFilm: [4, 4] },
  { args: '--per-film 1 --category drama', films: [2, 40], perFilm: [2, 2], genres: ['Drama'] },
  { args: '--popular 5 --copies 7', copies: 35, films: 5, perFilm: [7, 7] },
  { args: '--strategy aggressive', copies: [64, 112], films: 16, perFilm: [4, 7] },
  { args: '--strategy stable', copies: [39, 65], films: 13, perFilm: [3, 5] },
  { args: '--strategy seasonal', copies: [2, 4], films: 1, perFilm: [2, 4], genres: CHRISTMAS },
  { args: '--strategy seasonal --date 2002-01-02', films: 1, perFilm: [2, 4], genres: WINTER },
  { args: '--per-film 1 --strategy seasonal', films: [2, 40], perFilm: [2, 2], genres: WINTER },
];

test.each(CASES)('inventory add $args buys what it says', async ({ args, copies, films, perFilm, genres }) => {
  const before = Number((await query('SELECT MAX(inventory_id) AS last FROM inventory'))[0]?.last);
  const report = await add(...args.split(' '));
  const found = await shelved(report);

  expect(report.first_inventory_id).toBe(before + 1);
  expect(Number((await query('SELECT MAX(inventory_id) AS last FROM inventory'))[0]?.last)).toBe(
    report.last_inventory_id,
  );
  expect(found.all).toMatchObject({ first_day: report.date, last_day: report.date });
  for (const column of ['copies', 'by_manager', 'as_created']) {
    expect(Number(found.all[column])).toBe(report.copies);
  }
  expect(Number(found.all.films)).toBe(report.films);
  expect(Number(found.all.cost)).toBeCloseTo(report.cost, 2);
  expect(found.all.opens >= '07:00:00' && found.all.closes < '10:00:00').toBe(true);

  const within = (n: number, range: number | [number, number]) => {
    const [least, most] = typeof range === 'number' ? [range, range] : range;
    expect(n).toBeGreaterThanOrEqual(least);
    expect(n).toBeLessThanOrEqual(most);
  };
  within(report.films, films);
  if (copies !== undefined) within(report.copies, copies);
  for (const film of found.films) {
    if (perFilm !== undefined) within(film.copies, perFilm);
    if (genres !== undefined) expect(genres).toContain(film.category);
  }
  const [recorded] = await query(
    `SELECT SUM(quantity) AS copies, COUNT(DISTINCT inventory_id) AS purchases FROM inventory_purchases
     WHERE inventory_id BETWEEN ? AND ? AND purchase_date = ?`,
    [report.first_inventory_id, report.last_inventory_id, report.date],
  );
  expect(recorded).toEqual({ copies: String(report.copies), purchases: report.copies });
});

test('the day of purchase is the day after the last week unless it is named', async () => {
  const [row] = await query('SELECT MIN(purchase_date) AS day FROM inventory_purchases');
  expect(row?.day).toBe(OPENING_DAY);
});

test('per film buys for each store alike; a percentage is of the stock that is asked for', async () => {
  const perFilm = await shelved(await add('--per-film', '1'));
  expect(perFilm.films.every(({ stores }) => stores[0] === 1 && stores[1] === 1)).toBe(true);
  const [stock] = await query('SELECT COUNT(*) AS copies FROM inventory WHERE store_id = 2');
  const tenth = await add('--percent', '10', '--store', '2');
  expect(tenth.copies).toBe(Math.round(Number(stock?.copies) / 10));
  expect(tenth.stores.map((store) => store.store_id)).toEqual([2]);
});

test('popular buys the most rented films, for the stores that rent them', async () => {
  const found = await shelved(await add('--popular', '8', '--copies', '10'));
  expect(found.films.map(({ film }) => film)).toEqual(await mostRented(8));
  expect(found.films.every(({ stores }) => stores[0]! > 0 && stores[1]! > 0)).toBe(true);
});

test('a quantity goes to films as they are rented, and to stores as they trade', async () => {
  const found = await shelved(await add('--quantity', '3000', '--strategy', 'aggressive'));
  const bought = new Map(found.films.map(({ film, copies }) => [film, copies]));
  const hits = await mostRented(20);
  const share = hits.reduce((sum, film) => sum + (bought.get(film) ?? 0), 0) / 3000;
  expect(share).toBeGreaterThan(0.3);
  const [trade] = await query(
    'SELECT SUM(store_id = 1) / COUNT(*) AS share FROM rental JOIN inventory USING (inventory_id)',
  );
  const inFirst = found.films.reduce((sum, { stores }) => sum + stores[0]!, 0) / 3000;
  expect(inFirst).toBeCloseTo(Number(trade?.share), 2);
});

test('a trial buys nothing and the same seed chooses the same', async () => {
  const before = await query('SELECT COUNT(*) AS copies, MAX(inventory_id) AS last FROM inventory');
  const once = await add('--quantity', '30', '--dry-run');
  const again = await add('--quantity', '30', '--dry-run');
  const seeded = await add('--quantity', '30', '--dry-run', '--seed', '7');
  expect(once.bought).toBe(false);
  expect(again).toEqual(once);
  expect(await add('--quantity', '30', '--dry-run', '--seed', String(once.seed))).toEqual(once);
  expect(seeded.lots).not.toEqual(once.lots);
  expect(await query('SELECT COUNT(*) AS copies, MAX(inventory_id) AS last FROM inventory')).toEqual(before);
});

test('a note is kept with the purchase, and a film is found by its title', async () => {
  const [film] = await query('SELECT film_id, title FROM film WHERE film_id = 17');
  const note = `it's for "Ada" \\ ${'é'.repeat(80)}`;
  const report = await add('--quantity', '3', '--film', String(film?.title).toUpperCase(), '--note', note);
  expect(report.lots.every((lot) => lot.film_id === 17)).toBe(true);
  const rows = await query('SELECT purchase_reason FROM inventory_purchases WHERE inventory_id = ?', [
    report.first_inventory_id,
  ]);
  expect(rows).toEqual([{ purchase_reason: note }]);
});

test.each([
  ['', 'Nothing says how many'],
  ['--quantity 5 --percent 5', 'two methods'],
  ['--popular 5', '--popular needs --copies'],
  ['--copies 5', '--copies needs --popular'],
  ['--quantity 0', 'whole number'],
  ['--quantity 1.5', 'whole number'],
  ['--percent 0', 'above 0'],
  ['--per-film 100000', 'at most 1000000'],
  ['--quantity 5 --store 9', 'The stores are 1, 2'],
  ['--quantity 5 --film 4711', 'There is no film 4711'],
  ['--quantity 5 --category Polka', 'The categories are Action'],
  ['--quantity 5 --strategy wild', 'Allowed choices'],
  ['--quantity 5 --date 2001-02-30', 'a date of the calendar'],
  ['--quantity 5 --date 2001-11-01', 'The first day possible is'],
  ['--quantity 5 --date 2001-12-24', 'numbered in the order of purchase'],
  ['--quantity 5 --date 2038-01-19', 'lie between'],
  [`--quantity 5 --note ${'x'.repeat(101)}`, '1 to 100 characters'],
])('inventory add %s is refused', async (args, reason) => {
  const { thrown, exitCode } = await inventory('add', '-q', ...args.split(' ').filter((arg) => arg !== ''));
  expect(exitCode).toBeUndefined();
  expect(thrown).toMatchObject({ code: expect.stringMatching(/^usage$|^commander/) });
  const { message, hint = '' } = thrown as { message: string; hint?: string };
  expect(`${message} ${hint}`).toContain(reason);
});

test('inventory show tells what SQL tells', async () => {
  const { stdout, exitCode } = await inventory('show', '--json', '-q');
  expect(exitCode).toBe(0);
  const report = JSON.parse(stdout) as InventoryReport;
  const [items] = await query(
    'SELECT COUNT(*) AS items, (SELECT COUNT(*) FROM rental WHERE return_date IS NULL) AS items_out FROM inventory',
  );
  expect([report.items, report.out, report.in]).toEqual([
    Number(items?.items),
    Number(items?.items_out),
    Number(items?.items) - Number(items?.items_out),
  ]);
  const stores = await query('SELECT store_id, COUNT(*) AS items FROM inventory GROUP BY store_id ORDER BY 1');
  expect(report.stores.map(({ store_id, items }) => ({ store_id, items }))).toEqual(stores);
  const [films] = await query(
    `SELECT MIN(copies) AS least, AVG(copies) AS mean, MAX(copies) AS most
     FROM (SELECT COUNT(*) AS copies FROM inventory GROUP BY film_id) AS per_film`,
  );
  expect(report.per_film).toMatchObject({ min: Number(films?.least), max: Number(films?.most), films: 100 });
  expect(report.per_film.mean).toBeCloseTo(Number(films?.mean), 2);
  expect(report.ages.reduce((sum, age) => sum + age.items, 0)).toBe(report.items);
  expect(report.ages.find((age) => age.band === '90 to 179 days')?.items).toBe(500);
});

const runner = () => createMysqlRunner('mariadb', [chain.database.connection]);
const folder = join(sqlFolder, 'validate');

async function failedChecks(): Promise<string[]> {
  const { checks } = await validate(runner(), chain.manifest, { folder });
  return checks.filter((check) => check.status === 'fail').map((check) => check.name);
}

test('a database that copies were added to is still sound, and its ledger still holds', async () => {
  const { checks } = await validate(runner(), chain.manifest, { folder });
  const named = (name: string) => checks.find((check) => check.name === name)?.status;
  expect(checks.filter((check) => check.status === 'fail')).toEqual([]);
  for (const name of ['row-counts', 'ledger-totals', 'dense-ids', 'recorded-purchases']) {
    expect([name, named(name)]).toEqual([name, 'pass']);
  }
});

test('a copy that was added and is gone, or is there and was never bought, is found', async () => {
  const { connection } = chain.database;
  await connection.query('SET foreign_key_checks = 0');
  await connection.beginTransaction();
  await connection.query('DELETE FROM inventory ORDER BY inventory_id DESC LIMIT 1');
  expect(await failedChecks()).toEqual([
    'foreign-keys-inventory-purchases',
    'ledger-totals',
    'recorded-purchases',
    'row-counts',
  ]);
  await connection.rollback();
  await connection.query(
    `INSERT INTO inventory SELECT inventory_id + 1, film_id, store_id, date_purchased, staff_id, created_at, last_update
     FROM inventory ORDER BY inventory_id DESC LIMIT 1`,
  );
  expect(await failedChecks()).toEqual(['ledger-totals', 'row-counts']);
  await connection.query('DELETE FROM inventory ORDER BY inventory_id DESC LIMIT 1');
});

test('a film that has come out lately is bought first, none before it is out, and releases count their copies', async () => {
  const release = `INSERT INTO film_releases (film_id, release_date, release_quarter, release_year, category,
      description, num_copies_added, added_by_staff_id)
    SELECT film.film_id, ?, 'Q1 2002', 2002, category.name, '', COUNT(inventory_id), 1
    FROM film JOIN film_category USING (film_id) JOIN category USING (category_id)
    LEFT JOIN inventory USING (film_id) WHERE film.film_id = ? GROUP BY film.film_id, category.name`;
  await query(release, ['2001-12-20', 31]);
  await query(release, ['2002-02-01', 32]);
  const [genre] = await query(
    'SELECT category.name FROM film_category JOIN category USING (category_id) WHERE film_id = 31',
  );
  const bought: number[] = [];
  for (const seed of ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']) {
    const report = await add('--quantity', '2', '--category', genre?.name, '--seed', seed, '--dry-run');
    bought.push(report.lots[0]!.film_id);
  }
  expect(bought.filter((film) => film === 31).length).toBeGreaterThanOrEqual(4);
  await add('--quantity', '4', '--film', '31');
  const early = await inventory('add', '--quantity', '4', '--film', '32', '-q');
  expect(early.thrown).toMatchObject({ code: 'usage', message: 'No film is left to buy.' });
  const [counted] = await query(
    `SELECT num_copies_added AS counted, (SELECT COUNT(*) FROM inventory WHERE film_id = 31) AS copies
     FROM film_releases WHERE film_id = 31`,
  );
  expect(counted?.counted).toBe(Number(counted?.copies));
  await query('DELETE FROM film_releases');
});

test('a database of unknown origin can be added to, on any day', async () => {
  await query('DROP TABLE datagen_run');
  expect((await add('--quantity', '5')).date).toBe(OPENING_DAY);
  const early = await inventory('add', '--json', '-q', '--per-film', '1', '--film', '1', '--date', '2001-11-01');
  expect([early.exitCode, early.stderr]).toEqual([0, expect.stringContaining('rentals until 2001-12-23')]);
  const found = await shelved(JSON.parse(early.stdout) as PurchaseReport);
  expect(found.all).toMatchObject({ first_day: '2001-11-01', films: 1 });
});

test.each([
  [
    'leaves no table of purchases behind',
    'root',
    'Nothing was bought: the purchase is one transaction, which is undone.',
  ],
  [
    'says so where the user may not remove the table of purchases that it created',
    'buyer',
    'The table inventory_purchases, which was created for this, is still there, without a row.',
  ],
])('a purchase that fails %s', async (_, user, hint) => {
  const { name, socket } = chain.database;
  await query('DROP TABLE IF EXISTS inventory_purchases');
  await query('CREATE USER buyer@localhost');
  await query(`GRANT SELECT, INSERT, UPDATE, CREATE, REFERENCES ON ${name}.* TO buyer@localhost`);
  await query(
    "CREATE TRIGGER refuse BEFORE INSERT ON inventory FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'full'",
  );
  try {
    const place = ['-S', socket, '-u', user, '-D', name, '-q'];
    const { thrown } = await runCommand(['inventory', 'add', '--quantity', '2', ...place]);
    expect(thrown).toMatchObject({
      message: 'The purchase failed: full.',
      hint: expect.stringContaining(hint),
    });
    const left = await query("SHOW TABLES LIKE 'inventory_purchases'");
    expect(left).toHaveLength(user === 'root' ? 0 : 1);
  } finally {
    await query('DROP TRIGGER refuse');
    await query('DROP USER buyer@localhost');
  }
});
