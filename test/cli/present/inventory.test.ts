import { expect, test } from 'vitest';
import { presentInventory, presentPurchase } from '../../../src/cli/present/inventory.js';
import { placeLines, reportPurchase } from '../../../src/jobs/inventory/purchase.js';
import { STOCK } from '../../support/stock.js';

test('the inventory shows copies in and out, by store and by age', () => {
  const text = presentInventory({
    items: 1234,
    out: 34,
    in: 1200,
    stores: [{ store_id: 7, films: 90, items: 1234, out: 34, in: 1200 }],
    per_film: { films: 90, min: 1, mean: 13.711, max: 40, films_without_copies: 10 },
    as_of: '2004-03-01',
    ages: [{ band: 'under 30 days', items: 1234, out: 34, in: 1200 }],
  });
  expect(text).toMatch(/Copies +1,234/);
  expect(text).toMatch(/Copies per film +1 to 40, mean 13\.71/);
  expect(text).toMatch(/ 7 +90 +1,234 +1,200 +34/);
  expect(text).toMatch(/age on 2004-03-01.*\n.*\nunder 30 days +1,234/);
});

function purchase(lines: number, bought: boolean) {
  const [film] = STOCK.films;
  const [store] = STOCK.stores;
  if (!film || !store) throw new Error('There is no stock.');
  const bounds = { lastInventoryId: 100, lastPurchase: null, lastRental: null };
  const all = Array.from({ length: lines }, (_, id) => ({ film: { ...film, id }, store, copies: 2 }));
  const method = { kind: 'per-film', copies: 2 } as const;
  const made = { method, strategy: null, seed: 7, date: '2004-03-01', reason: 'x' };
  return presentPurchase(reportPurchase({ ...made, lines: placeLines(all, bounds, made.date) }, 'shop', bought));
}

test('a purchase says what was bought, or would be, for how much', () => {
  expect(purchase(1, true)).toMatch(
    /^Bought 2 copies of 1 film for 20\.02 on 2004-03-01 \(seed 7\)\.\n {2}store 1: 2\n/,
  );
  expect(purchase(150, false)).toMatch(/^Would buy 300 copies of 150 films for 3,003\.00 on/);
});

test('a long purchase lists twenty lines and counts the others', () => {
  expect(purchase(20, true)).not.toContain('more lines');
  const text = purchase(23, true);
  expect(text.match(/Alpha Dawn/g)).toHaveLength(20);
  expect(text).toContain('… and 3 more lines, all in --json');
});
