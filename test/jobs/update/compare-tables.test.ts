import { expect, test } from 'vitest';
import { extendWeeks } from '../../../src/config/extend.js';
import { compareTables } from '../../../src/jobs/update/compare-tables.js';
import { NEVER } from '../../../src/model/catalog/small-table-source.js';
import { type Chain, planChain } from '../../../src/model/plan/chain.js';
import { smallTableSource } from '../../../src/pipeline/small-tables.js';
import { configOf } from '../../support/simulate.js';

const config = configOf({ master_simulation: { total_weeks: 10 } });
const short = planChain(config);
const long = planChain(extendWeeks(config, 14));

/** The small tables of a chain in which one customer leaves at a moment. */
function tablesOf(chain: Chain, leaver = 0, second = NEVER) {
  const leaveSecond = new Int32Array(chain.members.count).fill(NEVER);
  leaveSecond[leaver] = second;
  return smallTableSource(chain, { ...chain.members, leaveSecond });
}

test('the same tables need no change', () => {
  expect(compareTables(tablesOf(short), tablesOf(short))).toEqual([]);
});

test('a longer run adds customers, and an address for each new household, behind those that are there', () => {
  const changes = compareTables(tablesOf(short), tablesOf(long));
  const added = long.members.count - short.members.count;
  const customer = changes.find(({ table }) => table === 'customer');
  expect(customer).toMatchObject({ added, rows: long.members.count, changed: { rows: [] } });
  const heads = long.members.housemate.slice(short.members.count).filter((mate) => mate < 0);
  expect(changes.find(({ table }) => table === 'address')?.added).toBe(heads.length);
  const ids = [...(customer?.addedRows() ?? [])].map(([id]) => id);
  expect(ids).toEqual(Array.from({ length: added }, (_, at) => short.members.count + 1 + at));
});

test('a customer who has left is a changed row of the customers, and of nothing else', () => {
  const changes = compareTables(tablesOf(short), tablesOf(short, 4, 86_400));
  expect(changes.map(({ table, added }) => [table, added])).toEqual([['customer', 0]]);
  const [{ changed } = { changed: { columns: [], keys: 0, rows: [] } }] = changes;
  expect(changed.rows).toHaveLength(1);
  const row = Object.fromEntries(changed.columns.map((column, at) => [column, changed.rows[0]?.[at]]));
  expect(row).toMatchObject({ customer_id: 5, active: 0, activebool: 0, last_update: '2001-10-02 00:00:00' });
  expect(changed.keys).toBe(1);
});

test('a row that the longer run lacks is an error of this program', () => {
  expect(() => compareTables(tablesOf(long), tablesOf(short))).toThrow(/The longer run lacks a row/);
});
