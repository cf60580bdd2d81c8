import { expect, test } from 'vitest';
import { fillIn, writeParameters } from '../../src/checks/parameters.js';
import { composeConfig } from '../../src/config/extend.js';
import { makeRecord } from '../support/make-record.js';

const written = (name: string, parameters = writeParameters(makeRecord())) => fillIn(`{{${name}}}`, parameters);

test('days and moments become literals, the end of trade is reckoned from the weeks', () => {
  expect(written('first_day')).toEqual({ sql: "DATE '2001-10-01'" });
  expect(written('end_of_trade')).toEqual({ sql: "DATE '2001-10-15'" });
  expect(written('as_of')).toEqual({ sql: "TIMESTAMP '2001-10-27 00:00:00'" });
});

test("the ledger's months become rows with decimals of fixed length", () => {
  expect(written('ledger_months')).toEqual({
    sql: expect.stringContaining("SELECT '2001-10' AS name, 2001 AS year_number, 10 AS month_number, 100.500000 AS"),
  });
});

test('what is no number, date or plain name never reaches a query', () => {
  const bad = [
    makeRecord({ first_day: "2001-10-01'; DROP TABLE rental; --" }),
    makeRecord({ as_of: 'now()' }),
    makeRecord({ weeks: Number.NaN }),
    makeRecord({ tables: { 'rental; DROP TABLE rental': { rows: 1 } } }),
    makeRecord({
      ledger: { ...makeRecord().ledger, months: [{ ...makeRecord().ledger.months[0]!, month: "' OR 1" }] },
    }),
  ];
  for (const facts of bad) expect(() => writeParameters(facts)).toThrow(/^The data has no valid /);
});

test('a foreign database has no parameters, and the reason is told', () => {
  expect(written('as_of', writeParameters(null))).toEqual({
    missing: expect.stringContaining('no run record'),
  });
});

test('closed days become a condition on the date, the last day included, also without a record', () => {
  const closed = [
    { first: '2001-12-25', last: '2001-12-25' },
    { first: '2002-02-27', last: '2002-02-28' },
  ];
  for (const record of [makeRecord(), null]) {
    expect(written('closed_days', writeParameters(record, new Map(), 1.5, closed))).toEqual({
      sql:
        "(rental_date >= DATE '2001-12-25' AND rental_date < DATE '2001-12-26' OR " +
        "rental_date >= DATE '2002-02-27' AND rental_date < DATE '2002-03-01')",
    });
    expect(written('closed_days', writeParameters(record))).toEqual({ sql: '1 = 0' });
  }
  const forged = [{ first: "2001-12-25' OR '1", last: '2001-12-25' }];
  expect(() => writeParameters(null, new Map(), 1.5, forged)).toThrow(/^The data has no valid date/);
});

test('row counts need the manifest', () => {
  expect(written('table_rows', writeParameters(makeRecord({ tables: {} })))).toEqual({
    missing: 'there is no manifest',
  });
});

test('popularity says nothing where all films are alike or the shelves are empty', () => {
  const { ledger } = makeRecord();
  const alike = composeConfig({ generation: { rental_distribution: { enabled: false } } });
  const short = { ...ledger, total: { ...ledger.total, lost_sales: 100 } };
  expect(written('popularity_exponent')).toEqual({ sql: '1.000000' });
  expect(written('popularity_exponent', writeParameters(makeRecord({ configuration: alike })))).toHaveProperty(
    'missing',
  );
  expect(written('popularity_exponent', writeParameters(makeRecord({ ledger: short })))).toHaveProperty('missing');
});
