import { describe, expect, test } from 'vitest';
import { DUCKDB_DIALECT } from '../../../src/engines/duckdb/dialect.js';
import type { QueryRunner, Row } from '../../../src/engines/engine.js';
import { MYSQL_DIALECT } from '../../../src/engines/mysql/dialect.js';
import { findDifference, RowSums, type TableFigures } from '../../../src/jobs/update/own-figures.js';
import { readNumber, readNumbers, secondsSince } from '../../../src/jobs/update/queries.js';
import { parseDay } from '../../../src/model/calendar/civil.js';
import { NOT_RETURNED, type OrderedBlock } from '../../../src/model/order/ordered-block.js';
import { answeringRunner } from '../../support/runner.js';

function answering(...answers: Row[]): QueryRunner & { readonly asked: string[] } {
  const asked: string[] = [];
  const rows = async (sql: string) => {
    asked.push(sql);
    return [answers[asked.length - 1] ?? {}];
  };
  return { ...answeringRunner(rows), asked };
}

const FIGURES: readonly TableFigures[] = [
  {
    table: 'film',
    figures: [
      { name: 'the number of rows', sql: 'COUNT(*)', expected: 3 },
      { name: 'the sum over rental_rate', sql: 'SUM(100 * rental_rate)', expected: 900n },
    ],
  },
  { table: 'payment', where: 'payment_id <= 5', figures: [{ name: 'the sum', sql: 'SUM(x)', expected: 7 }] },
];

describe('a database', () => {
  test('has no difference if every figure is as expected, also as digits with zeros behind the point', async () => {
    const runner = answering({ f0: '3', f1: '900.0000' }, { f0: 7n });
    expect(await findDifference(runner, FIGURES)).toBeUndefined();
    expect(runner.asked).toEqual([
      'SELECT COUNT(*) AS f0, SUM(100 * rental_rate) AS f1 FROM film',
      'SELECT SUM(x) AS f0 FROM payment WHERE payment_id <= 5',
    ]);
  });

  test('differs by the first figure that is another, and no further table is read', async () => {
    const runner = answering({ f0: 3, f1: '900.5' });
    expect(await findDifference(runner, FIGURES)).toBe(
      'film: the sum over rental_rate is 900.5 where the run that made it has 900',
    );
    expect(runner.asked).toHaveLength(1);
  });

  test('without rows has sums of 0', async () => {
    expect(await findDifference(answering({ f0: null, f1: null }), FIGURES)).toMatch(/^film: the number of rows is 0/);
  });
});

test('sums of rows are of every block, and returns count before the as-of moment only', () => {
  const sums = new RowSums(100);
  const rentals = {
    second: Int32Array.of(9, 1, 2, 3),
    inventoryId: Int32Array.of(9, 10, 20, 30),
    customerId: Int32Array.of(9, 1, 1, 2),
    returnSecond: Int32Array.of(9, 99, 100, NOT_RETURNED),
  };
  const payments = {
    second: Int32Array.of(1, 2),
    cents: Int32Array.of(299, 150),
    rentalId: Float64Array.of(1, 5),
  };
  const block = { rentals, payments, firstRental: 1, firstPayment: 0 } as unknown as OrderedBlock;
  sums.add(block, { rentals: 3, payments: 2 });
  expect([sums.rentals, sums.payments, sums.returned]).toEqual([3, 2, 1]);
  sums.add(block, { rentals: 1, payments: 1 });
  expect([sums.rentals, sums.payments, sums.returned]).toEqual([4, 3, 2]);
  expect(['rental_date', 'inventory_id', 'customer_id', 'return_date'].map((name) => sums.of(name))).toEqual([
    7n,
    70n,
    5n,
    198n,
  ]);
  expect(['payment_date', 'amount', 'rental_id'].map((name) => sums.of(name))).toEqual([4n, 748n, 7n]);
});

test('seconds since a day are counted in the words of each engine', () => {
  const day = parseDay('2004-02-29');
  expect(secondsSince(day, 'r.x', MYSQL_DIALECT)).toBe("TIMESTAMPDIFF(SECOND, '2004-02-29 00:00:00', r.x)");
  expect(secondsSince(day, 'r.x', DUCKDB_DIALECT)).toContain("DATE_DIFF('second', TIMESTAMP '2004-02-29 00:00:00'");
});

test('numbers are read from digits, booleans and bigints, and NULL stays null', async () => {
  expect(await readNumbers(answering({ a: '5', b: true, c: 7n, d: null }), '')).toEqual([
    { a: 5, b: 1, c: 7, d: null },
  ]);
  expect(await readNumber(answering({ last: '12' }), '')).toBe(12);
  expect(await readNumber(answering({ last: null }), '')).toBe(0);
});
