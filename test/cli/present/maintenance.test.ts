import { expect, test } from 'vitest';
import { presentGrowth, presentSlow, presentStats, presentTables } from '../../../src/cli/present/maintenance.js';
import { describeGrowth, listWeeks } from '../../../src/jobs/maintain/growth.js';

test('stats show a table a line, with its dates if it has some, and the sum', () => {
  const text = presentStats({
    tables: [
      {
        table: 'rental',
        rows: 1234,
        data_bytes: 2_000_000,
        index_bytes: 500_000,
        first: '2001-10-01',
        last: '2004-03-01',
      },
      { table: 'film', rows: 1, data_bytes: 0, index_bytes: 0, first: null, last: null },
    ],
    rows: 1235,
    bytes: 2_500_000,
  });
  expect(text).toMatch(/rental +1,234 +2\.0 MB +500 kB +2001-10-01 +2004-03-01/);
  expect(text).toMatch(/film +1 +0 B +0 B *\n/);
  expect(text).toMatch(/1,235 rows in 2 tables, 2\.5 MB\n$/);
});

function growth(...rentals: number[]) {
  const days = { firstDay: '2001-10-01', lastDay: '2001-10-24' };
  return presentGrowth(describeGrowth(listWeeks(new Map(rentals.entries()), days, undefined)));
}

test('growth shows a bar a week, as long as its rentals, and marks a week in part', () => {
  const lines = growth(100, 50, 200, 20).split('\n');
  const bar = (monday: string) => lines.find((line) => line.includes(monday))?.match(/█/g)?.length ?? 0;
  expect(['2001-10-01', '2001-10-08', '2001-10-15', '2001-10-22'].map(bar)).toEqual([20, 10, 40, 4]);
  expect(lines.find((line) => line.includes('2001-10-22'))).toContain('(part)');
  expect(lines.find((line) => line.includes('2001-10-08'))).toContain('-50 %');
  expect(lines.join('\n')).toMatch(/Change +\+100\.0 %/);
});

test('growth says where nothing was rented', () => {
  expect(presentGrowth(describeGrowth([]))).toBe('Nothing has been rented.\n');
});

const SLOW = {
  unindexed_keys: [],
  tables_without_statistics: [],
  statement_source: null,
  statement_hint: null,
  statements: [],
};

test('a slow report names columns and tables, or says that there are none', () => {
  expect(presentSlow(SLOW)).toContain('have no index: none');
  const text = presentSlow({
    ...SLOW,
    unindexed_keys: [{ table: 'payment', column: 'customer_id', parent: 'customer' }],
    tables_without_statistics: ['film'],
    statement_hint: 'Turn it on.',
  });
  expect(text).toContain('payment.customer_id names rows of customer');
  expect(text).toMatch(/without statistics .*:\n {2}film/);
  expect(text).toContain('Longest statements: unknown. Turn it on.');
});

test('a slow report cuts a long statement', () => {
  const statement = {
    statement: `SELECT ${'x'.repeat(200)}`,
    runs: 3,
    longest_ms: 2500,
    mean_ms: 1,
    rows_examined: 9,
    last_run: '',
  };
  const text = presentSlow({ ...SLOW, statement_source: 'slow log', statements: [statement] });
  expect(text).toContain('Longest statements, from slow log');
  expect(text).toMatch(/2\.5.* s +.*SELECT x{93}\s/);
});

test('maintained tables show the server’s message, and sizes only after a rebuild', () => {
  const tables = [{ table: 'film', status: 'failed', message: 'denied', seconds: 1 }] as const;
  const report = { tables, bytes_before: 2_000_000, bytes_after: 1_000_000 };
  expect(presentTables('analyze', report)).toMatch(/film +failed +.* +denied/);
  expect(presentTables('analyze', report)).not.toContain('before');
  expect(presentTables('optimize', report)).toContain('2.0 MB before, 1.0 MB after');
});
