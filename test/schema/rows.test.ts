import { expect, test } from 'vitest';
import { listCells, type RowOf, TABLES } from '../../src/schema/tables.js';

test('a row of a table has a value for each column, and no other, for the compiler too', () => {
  const store: RowOf<'store', number> = { store_id: 1, manager_staff_id: 2, address_id: 3, last_update: 4 };
  // @ts-expect-error: the row lacks last_update.
  const short: RowOf<'store', number> = { store_id: 1, manager_staff_id: 2, address_id: 3 };
  // @ts-expect-error: the table has no column of that name.
  const long: RowOf<'store', number> = { ...store, opened: 5 };
  expect([short, long].map((row) => Object.keys(row).length)).toEqual([3, 5]);
  expect(Object.keys(store)).toEqual(TABLES.find(({ name }) => name === 'store')?.columns);
});

test('the values of a row come in the order of the schema, whatever the order in which they are given', () => {
  expect(listCells('store', { last_update: 4, address_id: 3, store_id: 1, manager_staff_id: 2 })).toEqual([1, 2, 3, 4]);
});
