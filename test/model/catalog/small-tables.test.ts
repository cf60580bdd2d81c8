import { createHash } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { type Cell, encodeSmallTable } from '../../../src/encode/small-table.js';
import { placeChain } from '../../../src/model/catalog/places.js';
import type { SmallTableSource } from '../../../src/model/catalog/small-table-source.js';
import { SmallTables, smallTableRows } from '../../../src/model/catalog/small-tables.js';
import { SMALL_TABLES, type SmallTableName, TABLES } from '../../../src/schema/tables.js';
import { buildSource } from './build-source.js';

const DEFAULT_HASH = '46e6295a7968a88f71b6aaa8714fbc42ad77d0522ec47e9dd87488715232d97c';

function column(source: SmallTableSource, table: SmallTableName, name: string): Cell[] {
  const index = TABLES.find((each) => each.name === table)!.columns.indexOf(name);
  return [...smallTableRows(table, source)].map((row) => row[index]!);
}

function hashOf(source: SmallTableSource): string {
  const hash = createHash('sha256');
  for (const name of SMALL_TABLES) {
    for (const { bytes } of encodeSmallTable(smallTableRows(name, source))) hash.update(bytes);
  }
  return hash.digest('hex');
}

describe('the small tables', () => {
  const source = buildSource();

  test.each(SMALL_TABLES)('%s has a value for each column, and dense keys from 1', (name) => {
    const rows = [...smallTableRows(name, source)];
    const { columns } = TABLES.find((each) => each.name === name)!;
    for (const row of rows) expect(row).toHaveLength(columns.length);
    if (columns[0] === `${name}_id`) expect(rows.map((row) => row[0])).toEqual(rows.map((_, i) => i + 1));
  });

  test.each(['address', 'customer', 'inventory'] as const)(
    'rows of %s are the same wherever one begins, earlier rows after later ones included',
    (name) => {
      const whole = [...smallTableRows(name, source)];
      const tables = new SmallTables(source);
      expect(tables.countRows(name)).toBe(whole.length);
      for (const [from, end] of [
        [3, 17],
        [40, whole.length],
        [0, 5],
        [5, 40],
      ] as const) {
        expect([...tables.rows(name, from, end)]).toEqual(whole.slice(from, end));
      }
    },
  );

  test('film titles are unique, also among ten thousand films', () => {
    const titles = column(buildSource({ films: 10_000 }), 'film', 'title');
    expect(new Set(titles).size).toBe(10_000);
  });

  test('a larger catalogue and a larger chain begin with the smaller one', () => {
    const larger = buildSource({ films: 400, customers: 900 });
    expect(column(larger, 'film', 'title').slice(0, 100)).toEqual(column(source, 'film', 'title'));
    expect(column(larger, 'film', 'description').slice(0, 100)).toEqual(column(source, 'film', 'description'));
    expect(column(larger, 'customer', 'email').slice(0, 300)).toEqual(column(source, 'customer', 'email'));
    const addresses = column(source, 'address', 'address');
    expect(column(larger, 'address', 'address').slice(0, addresses.length)).toEqual(addresses);
  });

  test('everyone lives in the city of a store or in a town beside it, in the district of their store', () => {
    const chain = buildSource({ stores: 40, customers: 2000 });
    const places = [...smallTableRows('address', chain)].map((row) => ({ district: row[3], city: row[4] }));
    const storeCities = new Set(places.slice(0, 40).map((place) => place.city));
    for (const [, store, , , , address] of smallTableRows('customer', chain) as Iterable<number[]>) {
      const home = places[address! - 1]!;
      const shop = places[store! - 1]!;
      expect(home.district).toBe(shop.district);
      if (home.city !== shop.city) expect(storeCities).not.toContain(home.city);
    }
  });

  test('lists the countries and cities that a chain has to do with, the same however many customers it has', () => {
    const [few, many] = [buildSource({ customers: 100 }), buildSource({ customers: 900 })];
    expect(column(few, 'city', 'city')).toEqual(column(many, 'city', 'city'));
    expect(new Set(column(many, 'address', 'city_id'))).toEqual(new Set(column(many, 'city', 'city_id')));
    expect(column(few, 'country', 'country')).toHaveLength(1);
    expect(column(buildSource({ stores: 60 }), 'country', 'country').length).toBeGreaterThan(1);
  });

  test.each([1, 2, 3, 40])('a chain of %i stores has at least ten cities, whatever the seed', (stores) => {
    for (let seed = 1; seed <= 60; seed++) {
      const cities = column(buildSource({ seed, stores, customers: 1 }), 'city', 'city_id');
      expect(cities.length).toBeGreaterThanOrEqual(Math.max(10, 5 * Math.min(stores, 40)));
    }
  });

  test('each store has its city and four towns', () => {
    const places = placeChain(42, 200);
    for (const { towns } of places.stores) expect(towns).toHaveLength(4);
  });

  test('no two cities of a country share a name, wherever a store may stand', () => {
    const everywhere = [...smallTableRows('city', buildSource({ stores: 200 }))];
    expect(everywhere.length).toBeGreaterThan(500);
    expect(new Set(everywhere.map((row) => `${row[1]}, ${row[2]}`)).size).toBe(everywhere.length);
  });

  test('no two addresses share a telephone number or a house, also where an area code runs out', () => {
    const chain = buildSource({ stores: 1, customers: 25_000 });
    const rows = [...smallTableRows('address', chain)];
    expect(new Set(rows.map((row) => row[6])).size).toBe(rows.length);
    expect(new Set(rows.map((row) => `${row[1]}, ${row[4]}`)).size).toBe(rows.length);
    for (const row of rows) if (String(row[6]).length > 20) expect.fail(String(row[6]));
  });

  test.each([25, 100, 1000])('each of %i films has a cast, each actor a film, and none too many', (films) => {
    const pairs = [...smallTableRows('film_actor', buildSource({ films }))];
    const roles = new Map<Cell, number>();
    for (const [actor] of pairs) roles.set(actor!, (roles.get(actor!) ?? 0) + 1);
    expect(roles.size).toBe(films * 2);
    expect(new Set(pairs.map((row) => row[1])).size).toBe(films);
    expect(Math.max(...roles.values())).toBeLessThanOrEqual(Math.max(8, Math.ceil(12 * Math.sqrt(films / 100))));
  });

  test('films that come out later leave the casts of the opening films alone', () => {
    const opening = source.films.openingCount;
    const later = { ...buildSource({ films: 150 }).films, openingCount: opening };
    const castOf = (films: SmallTableSource['films']) =>
      [...smallTableRows('film_actor', { ...source, films })].filter(([, film]) => Number(film) <= opening);
    expect(castOf(later).map((row) => row.slice(0, 2))).toEqual(castOf(source.films).map((row) => row.slice(0, 2)));
  });

  test('a hundred films are in every language, and their titles begin in many ways', () => {
    for (const seed of [1, 2, 3]) {
      const some = buildSource({ seed });
      expect(new Set(column(some, 'film', 'language_id')).size).toBe(column(some, 'language', 'name').length);
      const titles = column(some, 'film', 'title') as string[];
      const share = (pattern: RegExp) => titles.filter((title) => pattern.test(title)).length;
      expect(share(/^The /)).toBeLessThan(33);
      expect(share(/ in /)).toBeLessThan(9);
      expect(share(/^No /)).toBeLessThan(7);
    }
  });

  test('what was there before the first copy and the first customer says so', () => {
    for (const table of ['film', 'store', 'city', 'staff', 'film_actor'] as const) {
      expect(new Set(column(source, table, 'last_update'))).toEqual(new Set(['2001-09-16 08:00:00']));
    }
    expect(column(source, 'address', 'last_update').slice(0, 6)).toEqual(Array(6).fill('2001-09-16 08:00:00'));
  });

  test('special features are JSON arrays as MySQL prints them', () => {
    for (const text of column(source, 'film', 'special_features') as string[]) {
      expect(text).toBe(`[${(JSON.parse(text) as string[]).map((each) => JSON.stringify(each)).join(', ')}]`);
    }
  });

  test('e-mail addresses are unique, plain ASCII and of a domain that nobody owns', () => {
    const emails = column(buildSource({ customers: 20_000 }), 'customer', 'email') as string[];
    expect(new Set(emails).size).toBe(emails.length);
    for (const email of emails) {
      if (!/^[a-z]+[._]?[a-z]*\.?\d+@example\.(com|org|net)$/.test(email)) expect.fail(email);
    }
  });

  test('no text holds a backslash or a control character', () => {
    for (const name of SMALL_TABLES) {
      for (const cell of [...smallTableRows(name, source)].flat()) {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there
        if (typeof cell === 'string' && /[\\\u0000-\u001f]/.test(cell)) expect.fail(`${name}: ${cell}`);
      }
    }
  });

  test('who left by the as-of moment is inactive since that morning; all others changed last when they joined', () => {
    const rows = [...smallTableRows('customer', source)];
    expect(rows[2]!.slice(6)).toEqual([0, '2001-10-01', '2001-11-20 02:00:00', 0]);
    expect(rows[3]!.slice(6)).toEqual([1, '2001-10-01', '2001-10-01 12:00:00', 1]);
    const leavesAfterAsOf = rows[146]!;
    expect(leavesAfterAsOf.slice(6)).toEqual([1, '2001-10-07', '2001-10-07 11:00:00', 1]);
  });

  test('each copy bought since the opening has its purchase, with its reason and its moment', () => {
    const chain = buildSource({ films: 400 });
    const bought = [...smallTableRows('inventory', chain)].filter((row) => String(row[5]) >= '2001-10-01');
    const purchases = [...smallTableRows('inventory_purchases', chain)];
    expect(bought).toHaveLength(chain.copies.count - 960);
    const why = chain.copies.reasons[1];
    expect(purchases).toEqual(
      bought.map(([copy, film, , day, staff, moment], at) => [at + 1, film, copy, staff, day, 1, why, moment]),
    );
  });

  test('a copy is bought by the manager of its store, also before the first Monday', () => {
    expect([...smallTableRows('inventory', source)][1]).toEqual([
      2,
      2,
      2,
      '2001-09-30',
      3,
      '2001-09-30 08:01:00',
      '2001-09-30 08:01:00',
    ]);
  });
});

describe('the bytes of the small tables', () => {
  const timeZone = process.env.TZ;
  afterEach(() => {
    if (timeZone === undefined) delete process.env.TZ;
    else process.env.TZ = timeZone;
  });

  test('are frozen for a seed, in any time zone', () => {
    expect(hashOf(buildSource())).toBe(DEFAULT_HASH);
    process.env.TZ = 'Pacific/Kiritimati';
    expect(hashOf(buildSource())).toBe(DEFAULT_HASH);
  });

  test('differ with the seed', () => {
    expect(hashOf(buildSource({ seed: 43 }))).not.toBe(DEFAULT_HASH);
  });
});
