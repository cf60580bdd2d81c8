import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseCopies, type PurchaseMethod, type Selection } from '../../../src/jobs/inventory/choose-copies.js';
import type { PurchaseLine } from '../../../src/jobs/inventory/strategy.js';
import { Purpose, Stream } from '../../../src/model/random/stream.js';
import { STOCK, TERMS } from '../../support/stock.js';

function choose(method: PurchaseMethod, more: Partial<Selection> = {}, seed = 1): PurchaseLine[] {
  const { films, stores } = STOCK;
  const choice = { films, stores, terms: TERMS, isStrategyNamed: false, areFilmsNamed: false, date: '2004-03-01' };
  return chooseCopies(STOCK, { ...choice, method, ...more }, new Stream(seed, 0, 0, Purpose.purchaseByHand));
}

const short = (lines: readonly PurchaseLine[]) => lines.map(({ film, store, copies }) => [film.id, store.id, copies]);
const copiesIn = (lines: readonly PurchaseLine[]) => lines.reduce((sum, { copies }) => sum + copies, 0);
const filmsIn = (lines: readonly PurchaseLine[]) => [...new Set(lines.map(({ film }) => film.id))];

describe('per film', () => {
  test('buys for each store that carries the film, and for all of them a film that none carries', () => {
    expect(short(choose({ kind: 'per-film', copies: 2 }))).toEqual([
      [1, 1, 2],
      [1, 2, 2],
      [2, 1, 2],
      [3, 2, 2],
      [4, 1, 2],
      [4, 2, 2],
      [5, 1, 2],
      [6, 1, 2],
      [6, 2, 2],
    ]);
  });

  test('buys a film that was asked for by name for every store', () => {
    const films = STOCK.films.slice(1, 2);
    expect(short(choose({ kind: 'per-film', copies: 1 }, { films, areFilmsNamed: true }))).toEqual([
      [2, 1, 1],
      [2, 2, 1],
    ]);
  });

  test('keeps to the genres of a strategy that was asked for', () => {
    const terms = { ...TERMS, diversification_factor: 0.3 };
    const lines = choose({ kind: 'per-film', copies: 1 }, { terms, isStrategyNamed: true });
    expect(new Set(lines.map(({ film }) => film.genre)).size).toBe(1);
  });
});

describe('popular', () => {
  test('buys the most rented films, and gives each store copies by its rentals of the film', () => {
    expect(short(choose({ kind: 'popular', films: 2, copies: 10 }))).toEqual([
      [1, 1, 9],
      [1, 2, 1],
      [3, 2, 10],
    ]);
  });

  test('counts the rentals of the chosen stores alone, and takes the smaller id of two that are equal', () => {
    const stores = STOCK.stores.slice(1);
    const films = filmsIn(choose({ kind: 'popular', films: 2, copies: 1 }, { stores }));
    expect(films).toEqual([3, 4]);
    const [one, two] = filmsIn(
      choose({ kind: 'popular', films: 6, copies: 2 }, { stores: STOCK.stores.slice(0, 1) }),
    ).slice(-2);
    expect([one, two]).toEqual([5, 6]);
  });
});

describe('a quantity', () => {
  test('is bought to the copy, and each store gets a share by its rentals', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 1000 }), (copies, seed) => {
        const lines = choose({ kind: 'quantity', copies }, {}, seed);
        expect(copiesIn(lines)).toBe(copies);
        const inFirst = copiesIn(lines.filter(({ store }) => store.id === 1));
        // 116 of 197, with one for each store.
        expect(Math.abs(inFirst - (copies * 116) / 197)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('goes to stores that carry the film only', () => {
    for (const { film, store } of choose({ kind: 'quantity', copies: 300 })) {
      const carried = STOCK.counts.get(film.id);
      expect(carried === undefined || carried.has(store.id)).toBe(true);
    }
  });

  test('as a percentage is of the copies of the chosen films in the chosen stores', () => {
    expect(copiesIn(choose({ kind: 'percent', percent: 20 }))).toBe(7);
    expect(copiesIn(choose({ kind: 'percent', percent: 50 }, { stores: STOCK.stores.slice(1) }))).toBe(9);
  });

  test('is the same for the same seed and another for another', () => {
    const buy = (seed: number) => short(choose({ kind: 'quantity', copies: 50 }, {}, seed));
    expect(buy(5)).toEqual(buy(5));
    expect(buy(6)).not.toEqual(buy(5));
  });
});

test('a strategy alone buys one film of each of its genres, in copies of its range', () => {
  const lines = choose({ kind: 'strategy' }, { areFilmsNamed: true });
  expect(filmsIn(lines)).toHaveLength(3);
  expect(new Set(lines.map(({ film }) => film.genre)).size).toBe(3);
  for (const id of filmsIn(lines)) {
    const copies = copiesIn(lines.filter(({ film }) => film.id === id));
    expect(copies).toBeGreaterThanOrEqual(2);
    expect(copies).toBeLessThanOrEqual(3);
  }
});

test.each([
  ['per film', { kind: 'per-film', copies: 90_000 }],
  ['popular', { kind: 'popular', films: 6, copies: 200_000 }],
  ['a quantity', { kind: 'quantity', copies: 1_000_001 }],
  ['a percentage', { kind: 'percent', percent: 10_000_000 }],
] as const)('%s of more than a million copies is refused', (_, method) => {
  expect(() => choose(method)).toThrow(/one purchase buys at most 1000000/);
});

test('a choice that gives no copies is refused', () => {
  expect(() => choose({ kind: 'percent', percent: 1 })).toThrow('There is nothing to buy');
});
