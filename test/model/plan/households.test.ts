import { describe, expect, test } from 'vitest';
import { smallTableRows } from '../../../src/model/catalog/small-tables.js';
import { planHouseholds } from '../../../src/model/plan/households.js';
import { numberAddresses } from '../../../src/model/plan/residents.js';
import { buildSource } from '../catalog/build-source.js';

const NONE = Int32Array.of(-1, -1, -1);

describe('households', () => {
  test.each([1, 2, 3, 4, 5])('6 to 10 %% of the customers join one, for seed %i', (seed) => {
    const customers = [...smallTableRows('customer', buildSource({ seed, customers: 2000 }))];
    const addresses = new Set(customers.map((row) => row[5]));
    expect(1 - addresses.size / customers.length).toBeGreaterThan(0.06);
    expect(1 - addresses.size / customers.length).toBeLessThan(0.1);
  });

  test('have one last name, different first names, one store, and at most five members', () => {
    const homes = new Map<unknown, { first: string; last: string; store: unknown }[]>();
    for (const [, store, first, last, , address] of smallTableRows('customer', buildSource({ customers: 4000 }))) {
      homes.set(address, [...(homes.get(address) ?? []), { first: String(first), last: String(last), store }]);
    }
    const shared = [...homes.values()].filter((family) => family.length > 1);
    expect(shared.length).toBeGreaterThan(200);
    for (const family of shared) {
      expect(family.length).toBeLessThanOrEqual(5);
      expect(new Set(family.map(({ last }) => last)).size).toBe(1);
      expect(new Set(family.map(({ store }) => store)).size).toBe(1);
      expect(new Set(family.map(({ first }) => first)).size).toBe(family.length);
    }
  });

  test('do not depend on the customers who join later', () => {
    const stores = Int32Array.from({ length: 3000 }, (_, customer) => (customer * 7) % 4);
    const whole = planHouseholds(5, stores, 4);
    expect(planHouseholds(5, stores.subarray(0, 1000), 4)).toEqual(whole.slice(0, 1000));
    whole.forEach((mate, customer) => {
      if (mate >= customer) expect.fail(`${customer} joins ${mate}`);
    });
  });
});

describe('addresses', () => {
  test('are numbered in the order of appearance: stores, then staff and customers by time, staff first', () => {
    const customers = { count: 3, joinSecond: Int32Array.of(10, 20, 30), housemate: NONE };
    const { ofStaff, ofCustomer, resident } = numberAddresses(2, [-5, 20], customers);
    expect([...ofStaff]).toEqual([3, 5]);
    expect([...ofCustomer]).toEqual([4, 6, 7]);
    expect([...resident]).toEqual([0, 1, 2, 4, 3, 5, 6]);
  });

  test('of a household are one', () => {
    const customers = { count: 3, joinSecond: Int32Array.of(10, 20, 30), housemate: Int32Array.of(-1, 0, 1) };
    const { ofCustomer, resident } = numberAddresses(1, [], customers);
    expect([...ofCustomer]).toEqual([2, 2, 2]);
    expect(resident).toHaveLength(2);
  });

  test('of a later member of staff leave the earlier ones as they are', () => {
    const customers = { count: 3, joinSecond: Int32Array.of(10, 20, 30), housemate: NONE };
    const before = numberAddresses(1, [0], { ...customers, count: 2 });
    const after = numberAddresses(1, [0, 25], customers);
    expect(after.ofCustomer.slice(0, 2)).toEqual(before.ofCustomer);
    expect(after.ofStaff[0]).toBe(before.ofStaff[0]);
  });
});
