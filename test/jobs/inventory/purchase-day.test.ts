import { expect, test } from 'vitest';
import { choosePurchaseDay } from '../../../src/jobs/inventory/purchase-day.js';
import { asOfDay } from '../../../src/jobs/inventory/show.js';

const bounds = { lastInventoryId: 9, lastPurchase: '2004-02-20 08:01:00', lastRental: '2004-02-29' };

test('the default is the first day after the weeks, or the last purchase after it', () => {
  expect(choosePurchaseDay(undefined, bounds, '2004-03-01')).toBe('2004-03-01');
  const later = { ...bounds, lastPurchase: '2004-03-05 07:00:00' };
  expect(choosePurchaseDay(undefined, later, '2004-03-01')).toBe('2004-03-05');
});

test('without an end of the weeks it is the day after the last rental, or that of the last purchase', () => {
  expect(choosePurchaseDay(undefined, bounds, undefined)).toBe('2004-03-01');
  expect(choosePurchaseDay(undefined, { ...bounds, lastRental: null }, undefined)).toBe('2004-02-20');
  const nothing = { lastInventoryId: 0, lastPurchase: null, lastRental: null };
  expect(() => choosePurchaseDay(undefined, nothing, undefined)).toThrow('the day of the purchase is unknown');
  expect(choosePurchaseDay('2004-01-01', nothing, undefined)).toBe('2004-01-01');
});

test('a day that is asked for may be any later one, and on a database without a record any earlier one', () => {
  expect(choosePurchaseDay('2004-03-09', bounds, '2004-03-01')).toBe('2004-03-09');
  expect(choosePurchaseDay('2003-01-01', bounds, undefined)).toBe('2003-01-01');
});

test('a day in the simulated weeks is refused, and one before the last purchase', () => {
  expect(() => choosePurchaseDay('2004-02-29', bounds, '2004-03-01')).toThrow(
    expect.objectContaining({
      code: 'usage',
      message: expect.stringContaining('up to 2004-02-29 are already simulated'),
      hint: expect.stringContaining('2004-03-01'),
    }),
  );
  const later = { ...bounds, lastPurchase: '2004-03-05 07:00:00' };
  expect(() => choosePurchaseDay('2004-03-04', later, '2004-03-01')).toThrow('the last was bought on 2004-03-05');
});

test.each(['1970-12-31', '2038-01-19'])('%s is refused, since a TIMESTAMP cannot hold the whole day', (day) => {
  expect(() => choosePurchaseDay(day, bounds, undefined)).toThrow(`A copy cannot be bought on ${day}.`);
});

test('the as-of day is that of the record, or the last rental after it, else that of the last purchase', () => {
  const record = { as_of: '2004-03-08 00:00:00' };
  expect(asOfDay(record, bounds)).toBe('2004-03-08');
  expect(asOfDay(record, { ...bounds, lastRental: '2004-04-01' })).toBe('2004-04-01');
  expect(asOfDay(undefined, bounds)).toBe('2004-02-29');
  expect(asOfDay(undefined, { ...bounds, lastRental: null })).toBe('2004-02-20');
});
