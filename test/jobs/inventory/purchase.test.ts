import { expect, test } from 'vitest';
import {
  copyRows,
  describeMethod,
  placeLines,
  purchaseRows,
  reportPurchase,
} from '../../../src/jobs/inventory/purchase.js';
import { STOCK } from '../../support/stock.js';

const [alpha, beta] = STOCK.films as [(typeof STOCK.films)[0], (typeof STOCK.films)[0]];
const [first, second] = STOCK.stores as [(typeof STOCK.stores)[0], (typeof STOCK.stores)[0]];
const LINES = [
  { film: alpha, store: second, copies: 2 },
  { film: beta, store: first, copies: 1 },
  { film: alpha, store: first, copies: 3 },
];
const bounds = { lastInventoryId: 100, lastPurchase: '2004-02-20 08:30:00', lastRental: null };
const purchase = {
  method: { kind: 'quantity', copies: 6 },
  strategy: 'stable',
  seed: 7,
  date: '2004-03-01',
  reason: 'a gift',
  lines: placeLines(LINES, bounds, '2004-03-01'),
} as const;

test('copies are numbered on from the last, and each film arrives on a minute of its own from seven', () => {
  expect(purchase.lines.map(({ firstInventoryId, arrival }) => [firstInventoryId, arrival])).toEqual([
    [101, '2004-03-01 07:00:00'],
    [103, '2004-03-01 07:01:00'],
    [104, '2004-03-01 07:00:00'],
  ]);
});

test('a purchase arrives after what came on that day, and before ten', () => {
  const minutes = (lastPurchase: string, films = 1) =>
    placeLines(
      Array.from({ length: films }, (_, id) => ({ film: { ...alpha, id }, store: first, copies: 1 })),
      { ...bounds, lastPurchase },
      '2004-02-20',
    ).map(({ arrival }) => arrival.slice(11, 16));
  expect(minutes('2004-02-20 08:30:00')).toEqual(['08:30']);
  expect(minutes('2004-02-20 11:00:00')).toEqual(['09:59']);
  expect(minutes('2004-02-20 09:30:00', 40).at(-1)).toBe('09:59');
  expect(minutes('2004-02-19 09:30:00', 70).at(-1)).toBe('07:59');
});

test('each copy has a row of inventory and a row of inventory_purchases', () => {
  const copies = [...copyRows(purchase)];
  expect(copies.map(({ inventory_id }) => inventory_id)).toEqual([101, 102, 103, 104, 105, 106]);
  expect(copies[0]).toEqual({
    inventory_id: 101,
    film_id: 1,
    store_id: 2,
    date_purchased: '2004-03-01',
    staff_id: 21,
    created_at: '2004-03-01 07:00:00',
    last_update: '2004-03-01 07:00:00',
  });
  expect([...purchaseRows(purchase, 50)][5]).toEqual({
    purchase_id: 55,
    film_id: 1,
    inventory_id: 106,
    staff_id: 11,
    purchase_date: '2004-03-01',
    quantity: 1,
    purchase_reason: 'a gift',
    created_at: '2004-03-01 07:00:00',
  });
});

test('the report adds up copies, films and costs, by store too', () => {
  const report = reportPurchase(purchase, 'shop', true);
  expect(report).toMatchObject({ database: 'shop', way: 'quantity', strategy: 'stable', seed: 7, bought: true });
  expect(report).toMatchObject({ copies: 6, films: 2, cost: 60.07, first_inventory_id: 101, last_inventory_id: 106 });
  expect(report.stores).toEqual([
    { store_id: 1, copies: 4, cost: 40.05 },
    { store_id: 2, copies: 2, cost: 20.02 },
  ]);
  expect(report.lots.map(({ film_id, inventory_id }) => [film_id, inventory_id])).toEqual([
    [1, 101],
    [2, 103],
    [1, 104],
  ]);
});

test('the reason of a purchase is its method in words', () => {
  expect(describeMethod({ kind: 'quantity', copies: 1 }, 'stable')).toBe('1 copy, stable');
  expect(describeMethod({ kind: 'percent', percent: 2.5 }, 'stable')).toBe('2.5 % of the stock, stable');
  expect(describeMethod({ kind: 'per-film', copies: 2 }, 'stable')).toBe('2 of each film');
  expect(describeMethod({ kind: 'popular', films: 9, copies: 2 }, 'x')).toBe('2 of each of the 9 most rented films');
  expect(describeMethod({ kind: 'strategy' }, 'seasonal')).toBe('one film of each genre, seasonal');
});
