import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeParameters } from '../../src/checks/parameters.js';
import { prepareScans } from '../../src/checks/scans.js';
import { summarise } from '../../src/checks/summarise.js';
import { type Validation, validate } from '../../src/checks/validate.js';
import { createMysqlRunner } from '../../src/engines/mysql/query-runner.js';
import { sqlFolder } from '../../src/paths.js';
import { useLoadedChain } from '../support/loaded-chain.js';
import { CORRUPTIONS, FOREIGN_KEYS } from './corruptions.js';

/** Until August, so that there is a July. */
const WEEKS = 44;
/** Enough copies are bought that old and new ones can be compared. */
const chain = useLoadedChain(WEEKS, {
  master_simulation: {
    inventory_additions: [
      [8, 150, 'More of all'],
      [26, 100, 'More again'],
    ],
  },
});
const folder = join(sqlFolder, 'validate');

const runner = () => createMysqlRunner('mariadb', [chain.database.connection]);

function failures(validation: Validation): string[] {
  return validation.checks.filter((check) => check.status === 'fail').map((check) => check.name);
}

test('every check of a sound database passes, and none is skipped', async () => {
  const { checks, passed } = await validate(runner(), chain.manifest, { folder });
  expect(checks.filter((check) => check.status !== 'pass')).toEqual([]);
  expect(passed).toBe(checks.length);
});

test('the summary tells what the ledger tells', async () => {
  const { total } = chain.manifest.ledger;
  const { years, ...figures } = await summarise(runner(), chain.manifest);
  expect(figures).toEqual({
    total_rentals: total.rentals,
    active_customers: total.active_customers,
    inventory_items: total.inventory_items,
    inventory_added: total.inventory_added,
    first_rental: '2001-10-01',
    last_rental: '2002-08-04',
    checked_out: total.checked_out,
    rentals_per_week: Math.round((total.rentals / WEEKS) * 10) / 10,
    revenue: total.revenue_cents / 100,
    rental_income: total.revenue_cents / 100,
    late_fees: total.late_fee_cents / 100,
    total_income: (total.revenue_cents + total.late_fee_cents) / 100,
    lost_sales: total.lost_sales,
    record: 'current',
  });
  expect(years.map(({ year }) => year)).toEqual([2001, 2002]);
});

test.each([
  ['a database of this program', () => chain.manifest],
  ['a database of unknown origin', () => null],
])('the years of %s add up to its totals', async (_, factsOf) => {
  const { years, ...summary } = await summarise(runner(), factsOf());
  const sum = (figure: Exclude<keyof (typeof years)[number], 'year'>) =>
    years.reduce((total, year) => total + year[figure], 0);
  expect(sum('rentals')).toBe(summary.total_rentals);
  expect(sum('total_income')).toBeCloseTo(summary.total_income, 2);
  expect(sum('copies_bought')).toBe(summary.inventory_added);
  expect(sum('customers_joined')).toBe(chain.manifest.ledger.total.customers);
});

test('a record that others have added rows beyond is out of date, and the summary is of the data', async () => {
  const { connection } = chain.database;
  await connection.beginTransaction();
  try {
    await connection.query(
      `INSERT INTO rental (rental_date, inventory_id, customer_id, return_date, staff_id)
       SELECT rental_date + INTERVAL 28 DAY, inventory_id, customer_id, return_date + INTERVAL 28 DAY, staff_id
       FROM rental WHERE rental_date >= '2002-07-29' AND return_date IS NOT NULL`,
    );
    const { total } = chain.manifest.ledger;
    const summary = await summarise(runner(), chain.manifest);
    expect(summary.total_rentals).toBeGreaterThan(total.rentals + 100);
    expect(summary).toMatchObject({
      record: 'outdated',
      lost_sales: null,
      late_fees: null,
      total_income: (total.revenue_cents + total.late_fee_cents) / 100,
      inventory_added: total.inventory_added,
      rentals_per_week: Math.round((summary.total_rentals / (WEEKS + 4)) * 10) / 10,
    });
  } finally {
    await connection.rollback();
  }
});

test('a record that others have removed rows from is out of date likewise', async () => {
  const { connection } = chain.database;
  await connection.beginTransaction();
  try {
    await connection.query('DELETE FROM payment WHERE rental_id <= 10');
    await connection.query('DELETE FROM rental WHERE rental_id <= 10');
    expect(await summarise(runner(), chain.manifest)).toMatchObject({ record: 'outdated', lost_sales: null });
  } finally {
    await connection.rollback();
  }
});

test('a database of unknown origin is checked without ledger, and its numbering is a notice only', async () => {
  const { connection } = chain.database;
  await connection.beginTransaction();
  try {
    await connection.query(
      "INSERT INTO category (category_id, name, last_update) VALUES (9000, 'Silent', '2001-09-16 08:00:00')",
    );
    const { checks, failed } = await validate(runner(), null, { folder });
    expect(failed).toBe(0);
    expect(checks.find((check) => check.name === 'dense-ids')).toMatchObject({
      status: 'skipped',
      found: 12,
    });
    expect(checks.find((check) => check.name === 'ledger-by-month')?.status).toBe('skipped');
    expect(checks.find((check) => check.name === 'overlapping-rentals')?.status).toBe('pass');
    expect(await summarise(runner(), null)).toMatchObject({
      lost_sales: null,
      rental_income: null,
      first_rental: '2001-10-01',
      inventory_added: chain.manifest.ledger.total.inventory_added,
      record: null,
    });
  } finally {
    await connection.rollback();
  }
});

test('two connections side by side find the same, byte for byte', async () => {
  const { connection } = chain.database;
  await connection.beginTransaction();
  try {
    await connection.query('UPDATE customer SET activebool = 0, last_update = last_update WHERE active = 1');
    const once = await validate(runner(), chain.manifest, { folder });
    const twice = await validate({ ...runner(), concurrency: 2 }, chain.manifest, { folder });
    expect(JSON.stringify(twice)).toBe(JSON.stringify(once));
    expect(once.checks.find((check) => check.name === 'active-flags')?.examples).toHaveLength(5);
  } finally {
    await connection.rollback();
  }
});

test('what a scan clears, the check itself finds nothing in; what it does not, the check counts', async () => {
  const { connection } = chain.database;
  const uncleared = await mkdtemp(join(tmpdir(), 'uncleared-'));
  await connection.beginTransaction();
  try {
    for (const file of (await readdir(folder)).filter((name) => name.endsWith('.sql'))) {
      const text = await readFile(join(folder, file), 'utf8');
      await writeFile(join(uncleared, file), text.replace(/^-- pass if: .*\n/m, ''));
    }
    const compare = async () => {
      const cleared = await validate(runner(), chain.manifest, { folder });
      expect(cleared).toEqual(await validate(runner(), chain.manifest, { folder: uncleared }));
      return cleared.failed;
    };
    expect(await compare()).toBe(0);
    await connection.query(
      'UPDATE rental SET return_date = rental_date WHERE return_date IS NOT NULL AND MOD(rental_id, 97) = 0',
    );
    await connection.query('UPDATE payment SET amount = amount + 1 WHERE MOD(payment_id, 89) = 0');
    expect(await compare()).toBeGreaterThan(5);
  } finally {
    await connection.rollback();
    await rm(uncleared, { recursive: true });
  }
});

test('scans in slices find what whole ones find', async () => {
  const { connection } = chain.database;
  await connection.beginTransaction();
  try {
    await connection.query('UPDATE payment SET amount = amount + 1 WHERE MOD(payment_id, 89) = 0');
    const whole = await validate(runner(), chain.manifest, { folder });
    const scans = await prepareScans(runner(), writeParameters(chain.manifest), 3000);
    expect((await scans.parts('rental-intervals')).length).toBeGreaterThan(3);
    expect(await validate(runner(), chain.manifest, { folder, scans })).toEqual(whole);
    expect(whole.failed).toBeGreaterThan(0);
    expect(scans.total('rentals', 'rentals')).toBe(chain.manifest.ledger.total.rentals);
  } finally {
    await connection.rollback();
  }
});

test.each(CORRUPTIONS)('finds $what', async ({ sql, caughtBy, seenBy = [] }) => {
  const { connection } = chain.database;
  await connection.query('SET foreign_key_checks = 0');
  await connection.beginTransaction();
  try {
    for (const statement of sql) await connection.query(statement);
    const validation = await validate(runner(), chain.manifest, { folder });
    const failed = failures(validation);
    expect(failed).toContain(caughtBy);
    if (seenBy !== 'any') expect(failed.filter((name) => name !== caughtBy && !seenBy.includes(name))).toEqual([]);
    expect(validation.checks.find((check) => check.name === caughtBy)?.examples.length).toBeGreaterThan(0);
  } finally {
    await connection.rollback();
  }
});

test('the record of an earlier version says nothing of weekends, so their check is skipped', async () => {
  const { ledger } = chain.manifest;
  const months = ledger.months.map(({ expected_weekend_demand: _, ...month }) => month);
  const older = { ...chain.manifest, ledger: { ...ledger, months } };
  const only = ({ name }: { readonly name: string }) => name === 'weekend-share';
  expect((await validate(runner(), older, { folder, only })).checks).toMatchObject([{ status: 'skipped' }]);
  expect((await validate(runner(), chain.manifest, { folder, only })).checks).toMatchObject([
    { status: 'pass', found: 2 },
  ]);
});

test('finds a missing parent of every foreign key', async () => {
  const { connection } = chain.database;
  await connection.query('SET foreign_key_checks = 0');
  await connection.beginTransaction();
  try {
    for (const key of FOREIGN_KEYS) {
      const [table, column] = key.split('.');
      const keep = table === 'payment' ? '' : ', last_update = last_update';
      await connection.query(`UPDATE ${table} SET ${column} = 777777${keep} LIMIT 1`);
    }
    const { checks } = await validate(runner(), chain.manifest, { folder });
    for (const key of FOREIGN_KEYS) {
      const name = `foreign-key-${key.replace(/[._]/g, '-')}`;
      expect(checks.find((check) => check.name === name)).toMatchObject({ status: 'fail', found: 1 });
    }
  } finally {
    await connection.rollback();
  }
});
