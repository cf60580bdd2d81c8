import { beforeAll, expect, test } from 'vitest';
import { schemaOf, type TableName } from '../../src/schema/tables.js';
import { type CapturedTables, captureCsv, captureRows } from '../support/capture-rows.js';
import { configOf } from '../support/simulate.js';

const PERCENT = 10;

function configFor(percent: number, weeks = 20, more: object = {}) {
  return configOf({ master_simulation: { total_weeks: weeks }, dirt: { percent, ...more } });
}

let clean: CapturedTables;
let dirty: CapturedTables;

beforeAll(async () => {
  clean = await captureRows(configFor(0));
  dirty = await captureRows(configFor(PERCENT));
});

/** The rows of a table, by name of the column. */
function read(tables: CapturedTables, table: TableName): Record<string, string>[] {
  const { columns } = schemaOf(table);
  return (tables.get(table) ?? []).map((row) => Object.fromEntries(columns.map((name, at) => [name, row[at] ?? ''])));
}

interface Difference {
  readonly table_name: string;
  readonly row_id: string;
  readonly column_name: string;
  readonly true_value: string;
  readonly dirty_value: string;
}

/** Every value that two runs have not in common; throws if they have other rows. */
function differences(): Difference[] {
  return Array.from(clean.keys()).flatMap((table) => {
    const after = dirty.get(table) ?? [];
    const before = clean.get(table) ?? [];
    expect(after.length, table).toBe(before.length);
    return before.flatMap((row, index) =>
      row.flatMap((value, at) => {
        const found = after[index]?.[at] ?? '';
        if (found === value) return [];
        const column = schemaOf(table).columns[at] ?? '';
        return [
          { table_name: table, row_id: row[0] ?? '', column_name: column, true_value: value, dirty_value: found },
        ];
      }),
    );
  });
}

const keyOf = ({ table_name, row_id, column_name }: Difference) => `${table_name} ${row_id} ${column_name}`;
const byKey = (a: Difference, b: Difference) => (keyOf(a) < keyOf(b) ? -1 : 1);

test('a clean run has no table dirt', () => {
  expect(clean.has('dirt')).toBe(false);
});

test('the answer key is what the dirty dataset differs in from the clean one, no more and no less', () => {
  const key = read(dirty, 'dirt').map(({ table_name, row_id, column_name, true_value, dirty_value }) => ({
    table_name,
    row_id,
    column_name,
    true_value,
    dirty_value,
  }));
  expect(key.length).toBeGreaterThan(1000);
  expect((key as Difference[]).sort(byKey)).toEqual(differences().sort(byKey));
});

test('every kind of fault is there, each row has one, and the ids have no gap', () => {
  const key = read(dirty, 'dirt');
  expect(new Set(key.map(({ kind }) => kind))).toEqual(new Set(Object.keys(configFor(0).dirt.shares)));
  const kinds = new Map<string, Set<string | undefined>>();
  for (const { table_name, row_id, kind } of key) {
    const row = `${table_name} ${row_id}`;
    kinds.set(row, (kinds.get(row) ?? new Set()).add(kind));
  }
  expect(Array.from(kinds.values()).filter(({ size }) => size > 1)).toEqual([]);
  expect(key.map(({ dirt_id }) => Number(dirt_id))).toEqual(key.map((_, index) => index + 1));
});

test.each([
  ['rental', 1],
  ['payment', 1],
  ['customer', 0.85],
] as const)('about the percentage of the rows of %s is dirty', (table, reachable) => {
  const rows = new Set(
    read(dirty, 'dirt')
      .filter(({ table_name }) => table_name === table)
      .map(({ row_id }) => row_id),
  );
  const expected = ((dirty.get(table)?.length ?? 0) * PERCENT * reachable) / 100;
  expect(Math.abs(rows.size - expected)).toBeLessThan(4 * Math.sqrt(expected));
});

test.each([
  [2, undefined],
  [1, 1],
  [3, 7],
])('%d threads and blocks of %s weeks make the same bytes', async (threads, blockWeeks) => {
  const expected = await captureCsv(configFor(PERCENT));
  const found = await captureCsv(configFor(PERCENT), { threads, ...(blockWeeks === undefined ? {} : { blockWeeks }) });
  for (const [table, text] of expected) expect(found.get(table) === text, table).toBe(true);
});

test('the dirty rows of a longer run begin with those of the shorter one', async () => {
  const longer = await captureRows(configFor(PERCENT, 30));
  const settled = (rental: Record<string, string>) => rental.return_date !== '\\N';
  const long = read(longer, 'rental');
  const pairs = read(dirty, 'rental').map((rental, index) => [rental, long[index]] as const);
  expect(pairs.filter(([rental, other]) => settled(rental) && other?.rental_date !== rental.rental_date)).toEqual([]);
  // Late fees that are paid after the shorter run take its place, so payments are compared up to its last week.
  const weeks = (dirty.get('payment') ?? []).filter(([, , , , , paid = '']) => paid < '2002-02-18');
  expect(longer.get('payment')?.slice(0, weeks.length)).toEqual(weeks);
  for (const table of ['film', 'address'] as const) {
    expect(longer.get(table)?.slice(0, dirty.get(table)?.length)).toEqual(dirty.get(table));
  }
});

test('a share of 0 leaves a kind out and gives its place to the others', async () => {
  const only = Object.fromEntries(Object.keys(configFor(0).dirt.shares).map((kind) => [kind, 0]));
  const tables = await captureRows(configFor(5, 8, { shares: { ...only, orphan: 1 } }));
  const key = read(tables, 'dirt');
  expect(new Set(key.map(({ kind, table_name }) => `${kind} ${table_name}`))).toEqual(new Set(['orphan payment']));
  expect(key.length / (tables.get('payment')?.length ?? 1)).toBeCloseTo(0.05, 1);
});

test('a customer twice has the data of a clean earlier customer', () => {
  const customers = new Map(read(dirty, 'customer').map((customer) => [customer.customer_id, customer]));
  const doubles = read(dirty, 'dirt').filter(
    ({ kind, column_name }) => kind === 'duplicate' && column_name === 'email',
  );
  expect(doubles.length).toBeGreaterThan(0);
  for (const { row_id, dirty_value } of doubles) {
    const first = Array.from(customers.values()).find(({ email }) => email === dirty_value);
    expect(Number(first?.customer_id)).toBeLessThan(Number(row_id));
    const double = customers.get(row_id);
    expect([double?.first_name, double?.last_name, double?.address_id]).toEqual([
      first?.first_name,
      first?.last_name,
      first?.address_id,
    ]);
  }
});
