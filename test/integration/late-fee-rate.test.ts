import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { validate } from '../../src/checks/validate.js';
import { composeConfig } from '../../src/config/extend.js';
import { askValue } from '../../src/engines/mysql/query.js';
import { createMysqlRunner } from '../../src/engines/mysql/query-runner.js';
import { updateDatabase } from '../../src/jobs/update/update-database.js';
import { sqlFolder } from '../../src/paths.js';
import { beginOn, loadChain, opener } from '../support/chain-database.js';
import { useDatabase } from '../support/database.js';
import { makeRecord } from '../support/make-record.js';
import { configOf } from '../support/simulate.js';

/** A chain in which a day past due costs 2.25. */
const database = useDatabase({ create: false });

beforeAll(async () => {
  const config = configOf({ generation: { late_fee_per_day: 2.25 }, master_simulation: { total_weeks: 6 } });
  await loadChain({ socket: database.socket, user: 'root' }, database.name, config);
  await database.connection.query(`USE ${database.name}`);
});

/** What the check of late fees finds; a scan and the check itself must agree. */
async function checkFees(late_fee_per_day: number | undefined) {
  const record =
    late_fee_per_day === undefined
      ? null
      : makeRecord({ configuration: composeConfig({ generation: { late_fee_per_day } }) });
  const { checks } = await validate(createMysqlRunner('mariadb', [database.connection]), record, {
    folder: join(sqlFolder, 'validate'),
    only: ({ name }) => name === 'late-fees',
  });
  return checks[0];
}

/** Late fees that are no multiple of a rate. */
async function countOdd(cents: number): Promise<number> {
  const sql = `SELECT COUNT(*) FROM payment JOIN rental USING (rental_id)
    WHERE payment_date <> rental_date AND MOD(100 * amount, ${cents}) <> 0`;
  return Number(await askValue(database.connection, sql));
}

test('late fees are what the configuration says, and the checks know it', async () => {
  expect(await countOdd(225)).toBe(0);
  expect(await countOdd(150)).toBeGreaterThan(0);
  expect(await checkFees(2.25)).toMatchObject({ status: 'pass' });
  expect((await checkFees(1.5))?.status).toBe('fail');
});

test('without a record the rate is measured, by the checks and by an update', async () => {
  await database.connection.query('DROP TABLE datagen_run');
  expect(await checkFees(undefined)).toMatchObject({ status: 'pass', found: 0 });
  const open = opener({ socket: database.socket, user: 'root' });
  const { assumptions } = await updateDatabase({
    database: database.name,
    begin: beginOn(database.name, open),
    weeks: 6,
    threads: 2,
  });
  expect(assumptions.join()).toContain('at 2.25 a day');
  expect(await countOdd(225)).toBe(0);
  expect(await checkFees(undefined)).toMatchObject({ status: 'pass', found: 0 });
});

test('where late returns cost nothing, the rate that is measured is 0', async () => {
  await database.connection.query(
    `DELETE payment FROM payment JOIN rental USING (rental_id) WHERE payment_date <> rental_date`,
  );
  expect(await checkFees(undefined)).toMatchObject({ status: 'pass', found: 0 });
  const open = opener({ socket: database.socket, user: 'root' });
  const { assumptions } = await updateDatabase({
    database: database.name,
    begin: beginOn(database.name, open),
    weeks: 2,
    threads: 2,
  });
  expect(assumptions.join()).toContain('at 0.00 a day');
  expect(await checkFees(undefined)).toMatchObject({ status: 'pass', found: 0 });
});
