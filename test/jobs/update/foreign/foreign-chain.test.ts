import { describe, expect, test } from 'vitest';
import { selectUsable } from '../../../../src/jobs/update/foreign/foreign-chain.js';
import { DAY } from '../../../../src/model/calendar/civil.js';
import { foreignChain, ROWS } from '../../../support/foreign-rows.js';

describe('usable', () => {
  test('are stores with staff, and films with terms that fit the rules', () => {
    const films = [0, 1, 60, 61].map((durationDays, at) => ({ filmId: at, durationDays, rateCents: 0 }));
    const rates = [-1, 9999, 10_000].map((rateCents, at) => ({ filmId: 10 + at, durationDays: 1, rateCents }));
    const usable = selectUsable({ ...ROWS, films: [...films, ...rates] });
    expect(usable.films.map(({ filmId }) => filmId)).toEqual([1, 2, 11]);
    expect(usable.stores.map(({ storeId }) => storeId)).toEqual([10, 20]);
  });

  test('are the copies and customers of such stores and films, with their positions', () => {
    const { copies, customers } = selectUsable(ROWS);
    expect(copies.map(({ inventoryId, store, film }) => [inventoryId, store, film])).toEqual([
      [1, 0, 0],
      [2, 0, 0],
      [3, 0, 1],
      [5, 1, 2],
    ]);
    expect(customers.map(({ customerId, store }) => [customerId, store])).toEqual([
      [1, 0],
      [2, 1],
    ]);
  });
});

describe('the chain of a foreign database', () => {
  const chain = foreignChain();

  test('ranks films by their recent rentals', () => {
    expect([...chain.films.rank]).toEqual([2, 1, 3]);
  });

  test('has an assortment per store with the films of its copies, the most popular first', () => {
    const { start, film, weight } = chain.assortments;
    expect([...start]).toEqual([0, 2, 3]);
    expect([...film]).toEqual([1, 0, 2]);
    expect(weight[0]).toBeGreaterThan(weight[1] ?? 0);
    expect(weight[2]).toBe(weight[0]);
  });

  test('keeps the ids, the terms and the time of purchase of each copy', () => {
    const { id, slot, boughtSecond, count } = chain.copies;
    expect([count, [...id], [...slot]]).toEqual([4, [1, 2, 3, 5], [1, 1, 0, 0]]);
    expect([...boughtSecond]).toEqual([-100 * DAY, -90 * DAY, -80 * DAY, 2 * DAY]);
    expect([...chain.films.rentalDurationDays]).toEqual([3, 5, 7]);
    expect([...chain.films.rentalRateCents]).toEqual([299, 99, 499]);
  });

  test('has the staff of each store', () => {
    expect([[...chain.staff.start], [...chain.staff.id]]).toEqual([
      [0, 2, 3],
      [7, 8, 9],
    ]);
  });

  test('gives a store without recent rentals demand by its copies', () => {
    const { wanted, days } = chain.demand;
    const total = (store: number) => wanted.subarray(store * days, (store + 1) * days).reduce((sum, n) => sum + n, 0);
    expect(total(1)).toBeGreaterThan(0);
    expect(total(0)).toBeGreaterThan(2 * total(1));
  });
});

describe('members', () => {
  test('are the present customers, who have not quit before the first day, and new ones', () => {
    const { id, joinSecond, quitDay, count } = foreignChain().members;
    const rows = Array.from({ length: count }, (_, row) => ({
      id: id[row] ?? 0,
      joined: Math.floor((joinSecond[row] ?? 0) / DAY),
      quit: quitDay[row] ?? 0,
    }));
    expect(rows.slice(0, 2)).toMatchObject([
      { id: 1, joined: -400 },
      { id: 2, joined: -5 },
    ]);
    expect(rows.every(({ quit }) => quit > 0)).toBe(true);
    expect(rows.length).toBeGreaterThan(10);
  });

  test('that are new have rising ids from the first free one, in the order of joining, after known joinings', () => {
    const customers = [...ROWS.customers, { customerId: 50, storeId: 10, joinDay: 10 }];
    const { id, joinSecond } = foreignChain({ ...ROWS, customers }).members;
    const coming = [...id].map((each, row) => [each, joinSecond[row] ?? 0] as const).filter(([each]) => each >= 100);
    expect(coming.map(([each]) => each)).toEqual(coming.map((_, at) => 100 + at));
    expect(coming.map(([, joined]) => joined)).toEqual(coming.map(([, joined]) => joined).toSorted((x, y) => x - y));
    expect(coming[0]?.[1]).toBeGreaterThanOrEqual(11 * DAY);
  });
});

describe('households', () => {
  const { members } = foreignChain(ROWS, 100);
  const rows = [...members.id.keys()];

  test('are joined by new customers only, who live with an earlier new one of their store', () => {
    const joiners = rows.filter((row) => members.housemate[row]! >= 0);
    expect(joiners.length).toBeGreaterThan(10);
    for (const row of joiners) {
      const mate = members.housemate[row]!;
      expect(mate).toBeLessThan(row);
      expect(Math.min(members.id[row]!, members.id[mate]!)).toBeGreaterThanOrEqual(100);
      expect(members.storeIndex[mate]).toBe(members.storeIndex[row]);
    }
  });
});
