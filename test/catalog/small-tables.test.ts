import { createHash } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import type { SmallTableSource } from '../../src/catalog/small-table-source.js';
import { smallTableRows } from '../../src/catalog/small-tables.js';
import { type Cell, encodeSmallTable } from '../../src/encode/small-table.js';
import { type SmallTableName, TABLES } from '../../src/encode/tables.js';
import { buildSource } from './build-source.js';

const SMALL_TABLES = TABLES.map((table) => table.name).filter(
  (name): name is SmallTableName => name !== 'rental' && name !== 'payment',
);
const DEFAULT_HASH = 'd3e076b6d5d35d1024cbf6b45e19dcfe55f3d54c40384857a7f701f590311d55';

function column(source: SmallTableSource, table: SmallTableName, name: string): Cell[] {
  const index = TABLES.find((each) => each.name === table)!.columns.indexOf(name);
  return [...smallTableRows(table, source)].map((row) => row[index]!);
}

function hashOf(source: SmallTableSource): string {
  const hash = createHash('sha256');
  for (const name of SMALL_TABLES) {
    for (const chunk of encodeSmallTable(smallTableRows(name, source))) hash.update(chunk);
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

  test('film titles are unique, also among ten thousand films', () => {
    const titles = column(buildSource({ films: 10_000 }), 'film', 'title');
    expect(new Set(titles).size).toBe(10_000);
  });

  test('a larger catalogue and a larger chain begin with the smaller one', () => {
    const larger = buildSource({ films: 400, customers: 900 });
    expect(column(larger, 'film', 'title').slice(0, 100)).toEqual(column(source, 'film', 'title'));
    expect(column(larger, 'film', 'description').slice(0, 100)).toEqual(
      column(source, 'film', 'description'),
    );
    expect(column(larger, 'customer', 'email').slice(0, 300)).toEqual(column(source, 'customer', 'email'));
    expect(column(larger, 'address', 'address').slice(0, 306)).toEqual(column(source, 'address', 'address'));
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
      if (!/^[a-z]+\.[a-z]+\.\d+@example\.(com|org|net)$/.test(email)) expect.fail(email);
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
    expect(rows[2]!.slice(6)).toEqual([0, '2001-10-01', 0, '2001-11-20 02:00:00']);
    expect(rows[3]!.slice(6)).toEqual([1, '2001-10-01', 1, '2001-10-01 12:00:00']);
    const leavesAfterAsOf = rows[146]!;
    expect(leavesAfterAsOf.slice(6)).toEqual([1, '2001-10-07', 1, '2001-10-07 11:00:00']);
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
