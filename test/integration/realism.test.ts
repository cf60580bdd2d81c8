import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { openDuckDb } from '../../src/engines/duckdb/engine.js';
import { useFolder } from '../support/dataset.js';
import { runCommand } from '../support/run-command.js';

/* What an analyst would ask of the default run, by SQL. The bounds leave room for other seeds. */

const folder = useFolder();
let value: (sql: string) => Promise<number>;

beforeAll(async () => {
  const place = join(folder.path, 'shop');
  const command = ['run', '--target', 'duckdb', '-o', place, '-D', 'shop', '-q'];
  expect(await runCommand(command)).toMatchObject({ exitCode: 0 });
  const db = await openDuckDb(join(place, 'shop.duckdb'));
  value = async (sql) => Number(Object.values((await db.rows(sql))[0] ?? {})[0]);
  return async () => {
    await db.close();
  };
}, 120_000);

const LATE = "date_diff('day', rental_date, return_date) > rental_duration";
const WITH_FILM = 'rental JOIN inventory USING (inventory_id) JOIN film USING (film_id)';

test('Friday to Sunday take 55 to 62 % of the rentals, and Saturday the most', async () => {
  const share = await value('SELECT avg(CASE WHEN isodow(rental_date) >= 5 THEN 1.0 ELSE 0 END) FROM rental');
  expect(share).toBeGreaterThan(0.55);
  expect(share).toBeLessThan(0.62);
  expect(await value('SELECT mode(isodow(rental_date)) FROM rental')).toBe(6);
});

test('evenings of working days are busiest from 18 to 20, and nothing happens on Christmas Day', async () => {
  const hour = await value('SELECT mode(hour(rental_date)) FROM rental WHERE isodow(rental_date) <= 4');
  expect([18, 19]).toContain(hour);
  for (const column of ['rental_date', 'return_date']) {
    const onChristmas = `month(${column}) = 12 AND day(${column}) = 25`;
    expect(await value(`SELECT count(*) FROM rental WHERE ${onChristmas}`)).toBe(0);
  }
});

test('rentals for each customer of a year stay within 20 % from the second year on', async () => {
  const spread = await value(
    `SELECT max(each) / min(each) FROM (
       SELECT count(*) / count(DISTINCT customer_id) AS each FROM rental
       WHERE rental_date >= '2002-09-30' GROUP BY date_diff('day', TIMESTAMP '2001-10-01', rental_date) // 364)`,
  );
  expect(spread).toBeLessThan(1.2);
});

test('customers prefer genres and weekdays, and hardly rent a film again', async () => {
  const chiSquared = (kind: string) => `
    WITH r AS (SELECT customer_id, ${kind} AS kind FROM rental JOIN inventory USING (inventory_id)
        JOIN film_category USING (film_id)),
      big AS (SELECT customer_id, count(*) AS n FROM r GROUP BY 1 HAVING count(*) >= 30),
      share AS (SELECT kind, count(*) / (SELECT count(*) FROM r) AS p FROM r GROUP BY 1),
      cell AS (SELECT customer_id, n, p, count(r.kind) AS found FROM big CROSS JOIN share
        LEFT JOIN r USING (customer_id, kind) GROUP BY customer_id, n, p, share.kind)
    SELECT median(fit) FROM (
      SELECT sum((found - n * p) ** 2 / (n * p)) / (count(*) - 1) AS fit FROM cell GROUP BY customer_id)`;
  expect(await value(chiSquared('category_id'))).toBeGreaterThan(1.8);
  expect(await value(chiSquared('isodow(rental_date)'))).toBeGreaterThan(1.5);
  const again = await value(
    `SELECT sum(n - 1) / sum(n) FROM (SELECT count(*) AS n FROM ${WITH_FILM} GROUP BY customer_id, film_id)`,
  );
  expect(again).toBeLessThan(0.08);
});

test.each([
  ['Horror', 10],
  ['Family', 12],
])('%s is rented more in month %i', async (genre, month) => {
  const share = (when: string) =>
    `(SELECT avg(CASE WHEN name = '${genre}' THEN 1.0 ELSE 0 END) FROM rental JOIN inventory USING (inventory_id)
      JOIN film_category USING (film_id) JOIN category USING (category_id) WHERE month(rental_date) ${when})`;
  expect(await value(`SELECT ${share(`= ${month}`)} / ${share(`<> ${month}`)}`)).toBeGreaterThan(1.25);
});

test('the most rented film changes every year, and new copies go out more often than old ones', async () => {
  const years = await value(
    `SELECT count(DISTINCT film_id) FROM (
       SELECT date_diff('day', TIMESTAMP '2001-10-01', rental_date) // 364 AS year, film_id, count(*) AS n
       FROM ${WITH_FILM} GROUP BY 1, 2 QUALIFY row_number() OVER (PARTITION BY year ORDER BY n DESC) = 1)`,
  );
  expect(years).toBe(3);
  const perWeek = (from: number, to: number) =>
    `(SELECT sum((SELECT count(*) FROM rental WHERE rental.inventory_id = inventory.inventory_id
         AND date_diff('day', date_purchased, rental_date) BETWEEN ${from} AND ${to - 1}))
       / sum(greatest(0, least(${to}, date_diff('day', date_purchased, DATE '2004-09-27')) - ${from}) / 7)
     FROM inventory WHERE date_purchased >= '2001-10-01')`;
  const ratio = await value(`SELECT ${perWeek(0, 56)} / ${perWeek(365, 2000)}`);
  expect(ratio).toBeGreaterThan(1.5);
});

test('a higher rate goes with more demand in the first 90 days of a film', async () => {
  const rho = await value(
    `WITH first AS (SELECT film_id, min(date_purchased) AS bought FROM inventory GROUP BY 1),
       film_demand AS (SELECT film_id, rental_rate, count(rental_id) AS n FROM first JOIN film USING (film_id)
         JOIN inventory USING (film_id) LEFT JOIN rental ON rental.inventory_id = inventory.inventory_id
           AND date_diff('day', greatest(bought, DATE '2001-10-01'), rental_date) < 90 GROUP BY 1, 2),
       ranked AS (SELECT rank() OVER (ORDER BY rental_rate) AS x, rank() OVER (ORDER BY n) AS y FROM film_demand)
     SELECT corr(x, y) FROM ranked`,
  );
  expect(rho).toBeGreaterThan(0.3);
});

test('most late returns are a day or two late, customers differ, and late fees are 13 to 19 % of the income', async () => {
  const daysLate = "date_diff('day', rental_date, return_date) - rental_duration";
  const oneOrTwo = await value(
    `SELECT avg(CASE WHEN ${daysLate} <= 2 THEN 1.0 ELSE 0 END) FROM ${WITH_FILM} WHERE ${LATE}`,
  );
  expect(oneOrTwo).toBeGreaterThan(0.5);
  expect(await value(`SELECT max(${daysLate}) FROM ${WITH_FILM}`)).toBeLessThanOrEqual(14);
  const spread = await value(
    `SELECT var_samp(late) / avg(0.21 / n) FROM (
       SELECT count(*) AS n, avg(CASE WHEN ${LATE} THEN 1.0 ELSE 0 END) AS late FROM ${WITH_FILM}
       WHERE return_date IS NOT NULL GROUP BY customer_id HAVING count(*) >= 20)`,
  );
  expect(spread).toBeGreaterThan(3);
  const fees = await value(
    `SELECT sum(amount) FILTER (payment_date <> rental_date) / sum(amount) FROM payment JOIN rental USING (rental_id)`,
  );
  expect(fees).toBeGreaterThan(0.13);
  expect(fees).toBeLessThan(0.19);
});

test('the discs of a visit come home together, and half of the returns lead to another rental', async () => {
  const together = await value(
    `SELECT sum(same) FILTER (n > 1) / sum(n) FILTER (n > 1) FROM (
       SELECT max(same) AS same, sum(1) AS n FROM (
         SELECT customer_id, rental_date, count(*) OVER (PARTITION BY customer_id, rental_date, return_date) AS same
         FROM rental WHERE return_date IS NOT NULL) GROUP BY customer_id, rental_date)`,
  );
  expect(together).toBeGreaterThan(0.85);
  const followed = await value(
    `SELECT avg(CASE WHEN EXISTS (SELECT 1 FROM rental AS next WHERE next.customer_id = back.customer_id
         AND next.rental_date >= back.return_date AND next.rental_date::DATE = back.return_date::DATE)
       THEN 1.0 ELSE 0 END)
     FROM (SELECT DISTINCT customer_id, return_date FROM rental WHERE return_date IS NOT NULL) AS back`,
  );
  expect(followed).toBeGreaterThan(0.45);
});

test('the larger of two stores takes 55 to 62 %, and managers serve less than the others', async () => {
  const larger = await value(
    'SELECT max(n) / sum(n) FROM (SELECT count(*) AS n FROM rental JOIN staff USING (staff_id) GROUP BY store_id)',
  );
  expect(larger).toBeGreaterThan(0.55);
  expect(larger).toBeLessThan(0.62);
  const managers = await value(
    'SELECT avg(CASE WHEN manager_staff_id IS NULL THEN 0.0 ELSE 1 END) FROM rental LEFT JOIN store ON manager_staff_id = staff_id',
  );
  expect(managers).toBeLessThan(0.4);
});
