import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Summary } from '../../src/checks/summarise.js';
import type { Validation } from '../../src/checks/validate.js';
import { askValue } from '../../src/engines/mysql/query.js';
import type { PurchaseReport } from '../../src/jobs/inventory/purchase.js';
import type { InventoryReport } from '../../src/jobs/inventory/show.js';
import type { Stats } from '../../src/jobs/maintain/tables.js';
import type { UpdateResult } from '../../src/jobs/update/update-database.js';
import { checksumAnyTables } from '../support/checksums.js';
import { useDatabase } from '../support/database.js';
import { type OldDatabase, restoreOldDatabase } from '../support/old-database.js';
import { type CommandRun, runCommand } from '../support/run-command.js';

interface Expected {
  readonly dump: OldDatabase;
  readonly rentals: number;
  readonly copies: number;
  /** Copies bought after the first day. */
  readonly added: number;
  readonly weeks: number;
  readonly lastRental: string;
  readonly dayAfter: string;
  readonly overlapping: number;
}

const OLD_DATABASES: readonly Expected[] = [
  {
    dump: 'level1-8-weeks',
    rentals: 340,
    copies: 700,
    added: 0,
    weeks: 8,
    lastRental: '2001-11-25',
    dayAfter: '2001-11-26',
    overlapping: 12,
  },
  {
    dump: 'level3-18-weeks',
    rentals: 1200,
    copies: 787,
    added: 76,
    weeks: 18,
    lastRental: '2002-02-03',
    dayAfter: '2002-02-04',
    overlapping: 117,
  },
];

describe.each(OLD_DATABASES)('every command works on a database of the old scripts, $dump', (old) => {
  const database = useDatabase();
  let folder = '';

  beforeAll(async () => {
    await restoreOldDatabase(database, old.dump);
    folder = await mkdtemp(join(tmpdir(), 'old-database-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  function run(...args: string[]): Promise<CommandRun> {
    return runCommand([...args, '-S', database.socket, '-u', 'root', '-D', database.name, '--quiet']);
  }

  async function answer<Result>(exitCode: number, ...args: string[]): Promise<Result> {
    const { stdout, ...ended } = await run(...args, '--json');
    expect({ ...ended, stderr: '' }).toEqual({ exitCode, thrown: undefined, stderr: '' });
    return JSON.parse(stdout) as Result;
  }

  async function number(sql: string): Promise<number> {
    return Number(await askValue(database.connection, sql));
  }

  test('validate runs each check or says why not, and accuses no rental of coming before its purchase', async () => {
    const { checks } = await answer<Validation>(3, 'validate');
    const found = (name: string) => checks.find((check) => check.name === name);
    expect(found('rental-before-purchase')).toMatchObject({ status: 'pass' });
    expect(found('time-order-inventory')).toMatchObject({ found: 0 });
    expect(found('overlapping-rentals')).toMatchObject({ status: 'fail', found: old.overlapping });
    expect(checks.filter(({ reason }) => reason?.includes('could not run'))).toEqual([]);
  });

  test('summary tells the income in one line, and what the data alone can tell', async () => {
    const summary = await answer<Summary>(0, 'summary');
    const income = await number('SELECT SUM(amount) FROM payment');
    expect(summary).toMatchObject({
      total_rentals: old.rentals,
      inventory_items: old.copies,
      inventory_added: old.added,
      rentals_per_week: Math.round((old.rentals / old.weeks) * 10) / 10,
      rental_income: null,
      late_fees: null,
      lost_sales: null,
      record: null,
    });
    expect(summary.total_income).toBeCloseTo(income, 2);
    expect(summary.years.reduce((sum, year) => sum + year.copies_bought, 0)).toBe(old.added);
    expect((await run('summary')).stdout).not.toContain('Late fees');
  });

  test('inventory show counts the copies', async () => {
    const report = await answer<InventoryReport>(0, 'inventory', 'show');
    expect(report).toMatchObject({ items: old.copies, out: 0, as_of: old.lastRental });
    expect(report.ages.find(({ band }) => band === 'to come')).toBeUndefined();
  });

  test('maintain full does every task', async () => {
    const file = join(folder, 'full.sql.gz');
    const results = await answer<{ readonly stats: Stats; readonly integrity: Validation }>(
      3,
      'maintain',
      'full',
      '-o',
      file,
    );
    expect(Object.keys(results)).toEqual(['stats', 'growth', 'integrity', 'slow', 'analyze', 'optimize', 'backup']);
    expect(results.stats.tables.find(({ table }) => table === 'rental')).toMatchObject({
      rows: old.rentals,
      first: '2001-10-01',
      last: old.lastRental,
    });
    const names = results.integrity.checks.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['late-fees', 'recorded-purchases']));
    expect((await stat(file)).size).toBeGreaterThan(10_000);
  });

  test('a dataset is loaded beside it, and never over it', async () => {
    const dataset = join(folder, 'dataset');
    expect(await runCommand(['generate', '--weeks', '2', '-o', dataset, '-q'])).toMatchObject({
      exitCode: 0,
    });
    const before = await checksumAnyTables(database.connection, database.name);
    for (const flags of [[], ['--overwrite']]) {
      expect((await run('load', dataset, ...flags)).thrown).toMatchObject({ code: 'conflict' });
    }
    expect(await checksumAnyTables(database.connection, database.name)).toEqual(before);
    const beside = `${database.name}_beside`;
    const { exitCode, thrown } = await runCommand([
      ...'load -u root -q -S'.split(' '),
      database.socket,
      '-D',
      beside,
      dataset,
    ]);
    await database.connection.query(`DROP DATABASE IF EXISTS ${beside}`);
    expect({ exitCode, thrown }).toEqual({ exitCode: 0, thrown: undefined });
  });

  test('update --dry-run tells what it would add, and changes nothing', async () => {
    const before = await checksumAnyTables(database.connection, database.name);
    const { written, tables } = await answer<UpdateResult>(0, 'update', '4', '--dry-run');
    expect(written).toBe(false);
    expect(tables.rental?.added).toBeGreaterThan(50);
    expect(await checksumAnyTables(database.connection, database.name)).toEqual(before);
  });

  test.each(['--quantity 12', '--percent 3', '--per-film 1', '--popular 3 --copies 4'])(
    'inventory add %s buys on the day after the last rental, and records it',
    async (way) => {
      const recordedBefore = await countRecorded(database.name);
      const { date, copies } = await answer<PurchaseReport>(0, 'inventory', 'add', ...way.split(' '));
      expect(date).toBe(old.dayAfter);
      expect((await countRecorded(database.name)) - recordedBefore).toBe(copies);
    },
  );

  /** The copies that inventory_purchases tells of, in either of its forms. */
  async function countRecorded(name: string): Promise<number> {
    const column = `SELECT COUNT(*) FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = '${name}'
      AND TABLE_NAME = 'inventory_purchases'`;
    if ((await number(column)) === 0) return 0;
    const hasQuantity = (await number(`${column} AND COLUMN_NAME = 'quantity'`)) === 1;
    return number(`SELECT COALESCE(SUM(${hasQuantity ? 'quantity' : '1'}), 0) FROM inventory_purchases`);
  }

  test('update rents what was there and what was bought since', async () => {
    const lastCopy = old.copies;
    const { tables } = await answer<UpdateResult>(0, 'update', '6');
    expect(await number('SELECT COUNT(*) FROM rental')).toBe(old.rentals + (tables.rental?.added ?? 0));
    const since = `rental_id > ${old.rentals}`;
    expect(await number(`SELECT COUNT(*) FROM rental WHERE ${since} AND inventory_id <= ${lastCopy}`)).toBeGreaterThan(
      20,
    );
    expect(await number(`SELECT COUNT(*) FROM rental WHERE ${since} AND inventory_id > ${lastCopy}`)).toBeGreaterThan(
      20,
    );
  });

  test('the checks find no more faults than before', async () => {
    const { checks } = await answer<Validation>(3, 'validate');
    const failed = checks.filter(({ status }) => status === 'fail').map(({ name }) => name);
    expect(failed).toEqual(['one-store-inventory', 'one-store-rental', 'overlapping-rentals']);
    expect(checks.find(({ name }) => name === 'overlapping-rentals')).toMatchObject({
      found: old.overlapping,
    });
    expect(checks.find(({ name }) => name === 'recorded-purchases')).toMatchObject({ found: 0 });
  });
});
