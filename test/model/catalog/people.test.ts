import { describe, expect, test } from 'vitest';
import { configSchema } from '../../../src/config/schema.js';
import { drawPeople, nameListsOf, peopleOf } from '../../../src/model/catalog/name-lists.js';
import { namerOf, type PersonName } from '../../../src/model/catalog/people.js';
import { smallTableRows } from '../../../src/model/catalog/small-tables.js';
import { COMMUNITY_SHARES } from '../../../src/model/catalog/words/communities.js';
import { Stream } from '../../../src/model/random/stream.js';
import { buildSource } from './build-source.js';

function configOf(scale: number, weeks = 156) {
  return configSchema.parse({ simulation: { scale_factor: scale }, master_simulation: { total_weeks: weeks } });
}

function namePeople(scale: number, count: number, region = 'United States'): PersonName[] {
  const namer = namerOf(configOf(scale));
  return Array.from({ length: count }, (_, person) => {
    const stream = new Stream(7, person, 0, 1);
    return namer(stream, drawPeople(stream, region));
  });
}

describe.each([
  ["by faker's functions", 1],
  ['from the lists', 1000],
])('people named %s', (_, scale) => {
  const people = namePeople(scale, 20_000);
  const share = (test: (name: PersonName) => boolean) => people.filter(test).length / people.length;

  test('have common names as often as in life', () => {
    expect(share(({ last }) => last === 'Smith')).toBeGreaterThan(0.008);
    expect(share(({ last }) => last === 'Smith')).toBeLessThan(0.025);
    expect(share(({ first }) => first === 'Mary')).toBeGreaterThan(0.006);
    expect(share(({ first }) => first === 'Mary')).toBeLessThan(0.025);
    expect(new Set(people.map(({ last }) => last)).size).toBeGreaterThan(500);
  });

  test('have a first name of their community, or one of the majority', () => {
    const { female, male } = nameListsOf(peopleOf('United States', 'East Asian'));
    const nguyens = people.filter(({ last }) => last === 'Nguyen');
    expect(nguyens.length).toBeGreaterThan(20);
    for (const { first } of nguyens) expect([...female, ...male]).toContain(first);
    expect(share(({ first, last }) => first === 'Vikram' && last === 'Smith')).toBe(0);
  });

  test('are the same whoever was named before', () => {
    const namer = namerOf(configOf(scale));
    const name = (person: number) => namer(new Stream(7, person, 0, 1), peopleOf('Ireland'));
    const first = name(1);
    for (let person = 2; person < 50; person++) name(person);
    expect(name(1)).toEqual(first);
  });
});

test('the size of a chain decides how its people are named, and the weeks do not', () => {
  expect(namerOf(configOf(10, 20))).toBe(namerOf(configOf(10, 2000)));
  expect(namerOf(configOf(1000, 20))).toBe(namerOf(configOf(1000, 2000)));
  expect(namerOf(configOf(3))).not.toBe(namerOf(configOf(1000)));
});

test.each(Object.keys(COMMUNITY_SHARES))('the people of %s have plain names', (region) => {
  for (const { first, last } of namePeople(1, 2000, region)) {
    expect(first).toMatch(/^\p{Lu}[\p{L}'-]+$/u);
    expect(last).toMatch(/^\p{Lu}[\p{L}' -]+$/u);
  }
});

describe('addresses', () => {
  const addresses = [...smallTableRows('address', buildSource({ customers: 4000 }))];
  const streetOf = (row: (typeof addresses)[number]) => `${String(row[1]).replace(/^\d+ /, '')}, ${row[4]}`;

  test('of one street have one postal code, and neighbours share a street', () => {
    const codes = new Map<string, Set<unknown>>();
    for (const row of addresses) codes.set(streetOf(row), (codes.get(streetOf(row)) ?? new Set()).add(row[5]));
    for (const [street, found] of codes) if (found.size > 1) expect.fail(street);
    expect(codes.size).toBeGreaterThan(400);
    expect(codes.size).toBeLessThan(1300);
  });

  test('have a flat now and then, seldom a firm, and fit their columns', () => {
    const units = addresses.map((row) => row[2]).filter((unit) => unit !== null);
    expect(units.length / addresses.length).toBeGreaterThan(0.1);
    expect(units.length / addresses.length).toBeLessThan(0.15);
    expect(units.filter((unit) => String(unit).startsWith('c/o ')).length).toBeGreaterThan(8);
    for (const row of addresses) {
      expect(String(row[1]).length).toBeLessThanOrEqual(50);
      expect(String(row[2] ?? '').length).toBeLessThanOrEqual(50);
      expect(String(row[5]).length).toBeLessThanOrEqual(10);
    }
  });
});
