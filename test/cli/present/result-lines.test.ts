import { expect, test } from 'vitest';
import type { Check } from '../../../src/checks/check.js';
import { checkFinding, checkTitle, exampleLines, summaryLines } from '../../../src/cli/present/result-lines.js';

test('figures are grouped by thousands, and what is not known is called so', () => {
  const lines = Object.fromEntries(
    summaryLines({
      total_rentals: 64_621,
      active_customers: 1217,
      inventory_items: 700,
      inventory_added: 200,
      first_rental: '2001-10-01',
      last_rental: null,
      checked_out: 29,
      rentals_per_week: 414.2,
      revenue: 321_326.7,
      rental_income: 321_326.7,
      late_fees: 1_000_000,
      total_income: 1_321_326.7,
      lost_sales: null,
      record: null,
      years: [],
    }),
  );
  expect(lines).toMatchObject({
    Rentals: '64,621',
    'Rentals per week': '414.2',
    '… opening stock': '500',
    '… bought since': '200',
    'Rental income': '321,326.70',
    'Late fees': '1,000,000.00',
    'Total income': '1,321,326.70',
    'Last rental': 'none',
    'Lost sales': 'unknown',
  });
});

test('income whose parts are not known is one line', () => {
  const lines = summaryLines({
    total_rentals: 340,
    active_customers: 560,
    inventory_items: 700,
    inventory_added: 0,
    first_rental: '2001-10-01',
    last_rental: '2001-11-25',
    checked_out: 0,
    rentals_per_week: 42.5,
    revenue: null,
    rental_income: null,
    late_fees: null,
    total_income: 3302.28,
    lost_sales: null,
    record: null,
    years: [],
  }).filter(([label]) => /income|fees/i.test(label));
  expect(lines).toEqual([['Total income', '3,302.28']]);
});

test('a check has a title, a finding unless it passed, and a line for each offender', () => {
  const check: Check = {
    name: 'shelf-gap',
    purpose: 'A pause.',
    status: 'fail',
    expected: 0,
    found: 1200,
    examples: [{ rental_id: 7, return_date: null }],
  };
  expect(checkTitle(check)).toBe('fail    shelf-gap');
  expect(checkFinding(check)).toBe('1,200 rows break the rule');
  expect(checkFinding({ ...check, found: 1 })).toBe('1 row breaks the rule');
  expect(checkFinding({ ...check, expected: 12, found: 7 })).toBe('7 of 12 figures hold');
  expect(checkTitle({ ...check, status: 'pass', found: 0 })).toBe('pass    shelf-gap');
  expect(checkFinding({ ...check, status: 'pass', found: 0 })).toBe(undefined);
  expect(checkFinding({ ...check, status: 'skipped', reason: 'too small' })).toBe('too small');
  expect(exampleLines(check)).toEqual(['rental_id 7, return_date NULL']);
});
