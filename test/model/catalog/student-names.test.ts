import { expect, test } from 'vitest';
import { NEVER } from '../../../src/model/catalog/small-table-source.js';
import { smallTableRows } from '../../../src/model/catalog/small-tables.js';
import { smallTableSource } from '../../../src/pipeline/small-tables.js';
import { configOf, simulateRun } from '../../support/simulate.js';

const names = ['Ada', 'Grace Hopper', 'José', 'Ada'];
const { chain } = simulateRun(
  configOf({
    generation: { student_names: { enabled: true, names } },
    master_simulation: { total_weeks: 2 },
  }),
);
const source = smallTableSource(chain, {
  ...chain.members,
  leaveSecond: new Int32Array(chain.members.count).fill(NEVER),
});

test('the class become customers, each in turn, with unique plain e-mails', () => {
  const customers = [...smallTableRows('customer', source)];
  expect(customers.slice(0, 6).map((row) => row[2])).toEqual(['Ada', 'Grace', 'José', 'Ada', 'Ada', 'Grace']);
  expect(customers[1]![3]).toBe('Hopper');
  expect(customers[5]![3]).not.toBe('Hopper');
  expect(customers[2]![4]).toMatch(/jose[a-z._]*3@example\.(com|org|net)$/);
  expect(new Set(customers.map((row) => row[4])).size).toBe(customers.length);
});

test('the class become actors', () => {
  const actors = [...smallTableRows('actor', source)];
  expect(actors.length).toBeGreaterThan(100);
  for (const actor of actors) expect(['Ada', 'Grace', 'José']).toContain(actor[1]);
});
