import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { validate } from '../../src/checks/validate.js';
import { askRows, askValue } from '../../src/engines/mysql/query.js';
import { createMysqlRunner } from '../../src/engines/mysql/query-runner.js';
import type { UpdateRequest } from '../../src/jobs/update/update-database.js';
import { updateDatabase } from '../../src/jobs/update/update-database.js';
import { sqlFolder } from '../../src/paths.js';
import { beginOn, loadChain, opener } from '../support/chain-database.js';
import { checksumTables } from '../support/checksums.js';
import { useDatabase } from '../support/database.js';
import { configOf } from '../support/simulate.js';

const database = useDatabase({ create: false });

function server() {
  return { socket: database.socket, user: 'root' };
}

function update(weeks: number, more: Partial<UpdateRequest> = {}) {
  return updateDatabase({
    database: database.name,
    begin: beginOn(database.name, opener(server())),
    weeks,
    threads: 2,
    ...more,
  });
}

async function number(sql: string): Promise<number> {
  return Number(await askValue(database.connection, sql));
}

/** What each check that needs no ledger finds. */
async function findFaults(): Promise<Record<string, unknown>> {
  const runner = createMysqlRunner('mariadb', [database.connection]);
  const { checks } = await validate(runner, null, { folder: join(sqlFolder, 'validate') });
  return Object.fromEntries(
    checks
      .filter(({ found, expected }) => found !== expected)
      .map(({ name, found, expected }) => [name, `${found} for ${expected}`]),
  );
}

beforeEach(async () => {
  await database.connection.query(`DROP DATABASE IF EXISTS ${database.name}`);
  await loadChain(server(), database.name, configOf({ master_simulation: { total_weeks: 26 } }));
  await database.connection.query(`USE ${database.name}`);
});

async function handChange(): Promise<void> {
  const ask = (sql: string) => database.connection.query(sql);
  const day = '2002-04-03';
  await ask(
    `INSERT INTO inventory (film_id, store_id, date_purchased, staff_id, created_at, last_update)
     SELECT film_id, 1 + film_id % 2, '${day}', 1 + 2 * (film_id % 2), '${day} 08:00:00', '${day} 08:00:00'
     FROM film WHERE film_id <= 40`,
  );
  await ask(
    `INSERT INTO customer (store_id, first_name, last_name, email, address_id, activebool, create_date, active, last_update)
     SELECT 1, 'Hand', 'Made', CONCAT('hand', address_id, '@example.com'), address_id, 1, '${day}', 1, '${day} 09:00:00'
     FROM address WHERE address_id <= 5`,
  );
  await ask('DELETE FROM payment WHERE rental_id % 97 = 0');
  await ask('DELETE FROM rental WHERE rental_id % 97 = 0');
}

test('a database without a record goes on from its tables and gains no fault', async () => {
  await handChange();
  await database.connection.query('DROP TABLE datagen_run');
  const before = await findFaults();
  const rentals = await number('SELECT COUNT(*) FROM rental');
  const lastRental = await number('SELECT MAX(rental_id) FROM rental');
  const result = await update(8);
  expect(result.foreign).toContain('no record');
  expect(result.assumptions.length).toBeGreaterThan(3);
  expect(await findFaults()).toEqual(before);
  expect(await number('SELECT COUNT(*) FROM rental')).toBe(rentals + result.tables.rental!.added);
  expect(await number('SELECT MIN(rental_id) FROM rental WHERE rental_date >= "2002-04-01"')).toBe(lastRental + 1);
  const weekly = (result.tables.rental?.added ?? 0) / 8;
  expect(weekly).toBeGreaterThan(200);
  expect(weekly).toBeLessThan(600);
  const handMade = 'SELECT COUNT(*) FROM rental JOIN customer USING (customer_id) WHERE first_name = "Hand"';
  expect(await number(handMade)).toBeGreaterThan(0);
  expect(await number('SELECT COUNT(*) FROM rental WHERE inventory_id > 550')).toBeGreaterThan(0);
  const open = 'SELECT COUNT(*) FROM rental WHERE return_date IS NULL AND rental_date < "2002-04-01"';
  expect(await number(open)).toBe(0);
});

test('the new weeks satisfy every law that a run satisfies, in the order of time', async () => {
  await database.connection.query('DROP TABLE datagen_run');
  expect(await findFaults()).toEqual({});
  await update(6);
  await update(6, { season: 50 });
  expect(await findFaults()).toEqual({});
});

test('new customers who live together share an address and a last name', async () => {
  await database.connection.query('DROP TABLE datagen_run');
  const [customers, addresses] = [
    await number('SELECT MAX(customer_id) FROM customer'),
    await number('SELECT MAX(address_id) FROM address'),
  ];
  const { tables } = await update(40);
  const { added = 0 } = tables.address ?? {};
  expect(added).toBeLessThan(tables.customer?.added ?? 0);
  const homes = `SELECT COUNT(*) FROM (SELECT address_id, last_name, store_id FROM customer WHERE customer_id > ${customers}
    GROUP BY address_id, last_name, store_id) AS home WHERE address_id > ${addresses}`;
  expect(await number(homes)).toBe(added);
  expect(await number('SELECT MAX(address_id) FROM address')).toBe(addresses + added);
});

test('the events of the new weeks are listed, where there is a table of them', async () => {
  await database.connection.query('DROP TABLE datagen_run');
  const listed = await number('SELECT COUNT(*) FROM business_event');
  const result = await update(9);
  const { added = 0 } = result.tables.business_event ?? {};
  expect(await number("SELECT COUNT(*) FROM business_event WHERE start_date >= '2002-04-01'")).toBe(added);
  expect(await number('SELECT MAX(event_id) FROM business_event')).toBe(listed + added);
  expect(await number("SELECT COUNT(*) FROM business_event WHERE description = 'Memorial Day'")).toBe(1);
  expect(await number("SELECT COUNT(*) FROM business_event WHERE kind = 'grand opening' AND event_id > 10")).toBe(0);
  await database.connection.query('DROP TABLE business_event');
  expect((await update(2)).tables.business_event).toBeUndefined();
});

test('a database of an earlier version, without the table of events, goes on from its tables', async () => {
  await database.connection.query("UPDATE datagen_run SET generator_version = '0.2.0'");
  await database.connection.query('DROP TABLE business_event');
  const before = await findFaults();
  const result = await update(3);
  expect(result.foreign).toContain('version 0.2.0 of this program made it');
  expect(result.tables.business_event).toBeUndefined();
  expect(result.tables.rental?.added).toBeGreaterThan(300);
  expect(await findFaults()).toEqual(before);
});

test('a database that was changed by hand is not taken for its record, which goes', async () => {
  await database.connection.query('UPDATE rental SET return_date = return_date + INTERVAL 1 HOUR WHERE rental_id = 7');
  const notices: string[] = [];
  const refused: string[] = [];
  const withoutDemand = update(2, { season: -100, onNotice: (notice) => refused.push(notice) });
  await expect(withoutDemand).rejects.toThrow('would add no rental');
  expect(refused.join()).not.toContain('no record of its own');
  const result = await update(2, { onNotice: (notice) => notices.push(notice) });
  expect(result.foreign).toContain('rental: the sum over return_date');
  expect(notices[0]).toContain('rental');
  expect(await askRows(database.connection, 'SELECT * FROM datagen_run')).toEqual([]);
  expect((await update(2)).foreign).toContain('no record');
});

test('copies that went out again while they were out stay in, and are not made worse', async () => {
  await database.connection.query('DROP TABLE datagen_run');
  await database.connection.query(
    'UPDATE rental SET return_date = NULL, last_update = rental_date WHERE rental_id % 500 = 0',
  );
  const before = await findFaults();
  const result = await update(4);
  expect(result.assumptions.join()).toContain('went out again');
  expect(await findFaults()).toEqual(before);
});

test('a plan alone changes nothing', async () => {
  await database.connection.query('DROP TABLE datagen_run');
  const before = await checksumTables(database.connection, database.name);
  expect(await update(4, { dryRun: true })).toMatchObject({ written: false });
  expect(await checksumTables(database.connection, database.name)).toEqual(before);
});
