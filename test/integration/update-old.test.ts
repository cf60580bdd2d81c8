import { beforeEach, describe, expect, test } from 'vitest';
import { askValue } from '../../src/engines/mysql/query.js';
import { createMysqlRunner } from '../../src/engines/mysql/query-runner.js';
import { countFaults, findAdded } from '../../src/jobs/update/count-faults.js';
import type { UpdateRequest } from '../../src/jobs/update/update-database.js';
import { updateDatabase } from '../../src/jobs/update/update-database.js';
import { beginOn, opener } from '../support/chain-database.js';
import { checksumTables } from '../support/checksums.js';
import { useDatabase } from '../support/database.js';
import { restoreOldDatabase } from '../support/old-database.js';

const database = useDatabase();

function update(weeks: number, more: Partial<UpdateRequest> = {}) {
  const open = opener({ socket: database.socket, user: 'root' });
  return updateDatabase({
    database: database.name,
    begin: beginOn(database.name, open),
    weeks,
    threads: 2,
    ...more,
  });
}

async function number(sql: string): Promise<number> {
  return Number(await askValue(database.connection, sql));
}

describe.each([
  { dump: 'level1-8-weeks', weekly: [25, 120], faults: ['overlapping-rentals', 'one-store-rental'] },
  { dump: 'level3-18-weeks', weekly: [30, 120], faults: ['overlapping-rentals', 'one-store-rental'] },
] as const)('a database that the Python scripts made, $dump', ({ dump, weekly, faults }) => {
  beforeEach(() => restoreOldDatabase(database, dump));

  test('goes on with rentals and payments, and gains no fault', async () => {
    const before = await countFaults(createMysqlRunner('mariadb', [database.connection]), undefined);
    expect(before.map(({ check }) => check)).toEqual(expect.arrayContaining([...faults]));
    expect(before.map(({ check }) => check)).not.toContain('rental-before-purchase');
    const rentals = await number('SELECT COUNT(*) FROM rental');
    const payments = await number('SELECT COUNT(*) FROM payment');
    const result = await update(8);
    const added = result.tables.rental?.added ?? 0;
    expect(added / 8).toBeGreaterThan(weekly[0]);
    expect(added / 8).toBeLessThan(weekly[1]);
    expect(await number('SELECT COUNT(*) FROM rental')).toBe(rentals + added);
    expect(await number('SELECT COUNT(*) FROM payment')).toBeGreaterThanOrEqual(payments + added);
    expect(
      findAdded(before, await countFaults(createMysqlRunner('mariadb', [database.connection]), undefined)),
    ).toEqual([]);
  });
});

test('rents no copy before the day on which it was bought', async () => {
  await restoreOldDatabase(database, 'level1-8-weeks');
  const day = String(
    await askValue(database.connection, 'SELECT CAST(MAX(rental_date) + INTERVAL 30 DAY AS DATE) FROM rental'),
  );
  const rentalsOfTheLate = (condition: string) =>
    number(`SELECT COUNT(*) FROM rental JOIN inventory USING (inventory_id)
      WHERE film_id % 2 = 0 AND ${condition}`);
  await database.connection.query('UPDATE inventory SET date_purchased = ? WHERE film_id % 2 = 0', [day]);
  const before = await rentalsOfTheLate(`rental_date < '${day}'`);
  await update(8);
  expect(await rentalsOfTheLate(`rental_date < '${day}'`)).toBe(before);
  expect(await rentalsOfTheLate(`rental_date >= '${day}'`)).toBeGreaterThan(0);
});

test.each([
  ['every copy is bought later', "UPDATE inventory SET date_purchased = '2026-11-27'", 'bought on 2026-11-27'],
  ['no customer is active', "UPDATE customer SET active = 0, create_date = '2001-01-01'", 'no customer is active'],
  ['no store has staff', 'UPDATE staff SET store_id = NULL', 'no store with staff'],
])('an update that can rent nothing, since %s, says so and changes nothing', async (_why, sql, reason) => {
  await restoreOldDatabase(database, 'level1-8-weeks');
  await database.connection.query(sql);
  const before = await checksumTables(database.connection, database.name);
  await expect(update(4)).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining(reason),
    hint: expect.stringContaining('Nothing was changed'),
  });
  expect(await checksumTables(database.connection, database.name)).toEqual(before);
});

test('an update is undone if its own payments break the rule that old ones are only noticed for', async () => {
  await restoreOldDatabase(database, 'level1-8-weeks');
  await database.connection.query(
    'CREATE TRIGGER tax BEFORE INSERT ON payment FOR EACH ROW SET NEW.amount = NEW.amount + 0.01',
  );
  const before = await checksumTables(database.connection, database.name);
  await expect(update(2)).rejects.toThrow(/would have added faults: counter-payments: 340 before/);
  expect(await checksumTables(database.connection, database.name)).toEqual(before);
});

test('what is left out is said of one as of many', async () => {
  await restoreOldDatabase(database, 'level1-8-weeks');
  await database.connection.query('UPDATE staff SET store_id = NULL WHERE store_id = 2');
  await database.connection.query('UPDATE film SET rental_duration = 99 WHERE film_id <= 2');
  const { assumptions } = await update(1, { dryRun: true });
  expect(assumptions).toContain('1 store has no staff, so nothing is rented there');
  expect(assumptions).toContain('2 films have terms this program can’t keep and stay in');
});
