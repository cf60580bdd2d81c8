import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadQueries, readQuery } from '../../src/checks/load-queries.js';
import { sqlFolder } from '../../src/paths.js';

test('a query says its purpose first, then what kind it is', () => {
  const query = readQuery('late', '-- Nobody is late.\n-- kind: offenders\n-- foreign: notice\nSELECT 1;\n');
  expect(query).toEqual({
    name: 'late',
    purpose: 'Nobody is late.',
    kind: 'offenders',
    table: undefined,
    foreign: 'notice',
    passIf: [],
    dirt: [],
    slices: undefined,
    text: 'SELECT 1',
  });
});

test('a query without a purpose or of an unknown kind is refused', () => {
  expect(() => readQuery('bare', 'SELECT 1;')).toThrow('sql file bare');
  expect(() => readQuery('odd', '-- Odd.\n-- kind: guess\nSELECT 1;')).toThrow('kind must be one of');
  expect(() => readQuery('far', '-- Far.\n-- foreign: never\nSELECT 1;')).toThrow('foreign must be one of');
});

test('every check has a kind, and keeps to the words that all three engines understand', async () => {
  const queries = await loadQueries(join(sqlFolder, 'validate'));
  expect(queries.length).toBeGreaterThan(50);
  for (const { name, kind } of queries) expect([name, kind]).not.toContain(undefined);
  const scans = await loadQueries(join(sqlFolder, 'validate', 'scans'));
  for (const { name, text } of [...queries, ...scans]) {
    expect([name, text]).not.toEqual([
      name,
      expect.stringMatching(/[`"]|TIMESTAMPDIFF|DATE_FORMAT|GROUP_CONCAT|IFNULL|STRAIGHT_JOIN/i),
    ]);
  }
});

test('a check is cleared by scans and columns that there are', async () => {
  const scans = await loadQueries(join(sqlFolder, 'validate', 'scans'));
  const columns = scans.flatMap(({ name, text }) =>
    [...text.matchAll(/ AS ([a-z_]+)(?=,?\n)/g)].map((match) => `${name}.${match[1]}`),
  );
  for (const { passIf } of await loadQueries(join(sqlFolder, 'validate'))) {
    for (const { left, right } of passIf) {
      for (const term of [left, right]) {
        if (typeof term !== 'number') expect(columns).toContain(`${term.scan}.${term.column}`);
      }
    }
  }
});
