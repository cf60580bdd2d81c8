import { expect, test } from 'vitest';
import { planPartitions, readPartitionColumn } from '../../src/checks/partitions.js';
import type { QueryRunner } from '../../src/engines/engine.js';
import { answeringRunner } from '../support/runner.js';

const column = { table: 'rental', column: 'inventory_id' };

function answering(row: Record<string, number | null>): QueryRunner {
  return answeringRunner(async () => [row]);
}

test('a small table is one slice, an empty one too', async () => {
  const small = { first_id: 1, last_id: 65_000, least: 1, most: 700 };
  expect(await planPartitions(answering(small), column)).toEqual(['1 = 1']);
  const empty = { first_id: null, last_id: null, least: null, most: null };
  expect(await planPartitions(answering(empty), column)).toEqual(['1 = 1']);
});

test('a large table is cut into slices that meet, the rows without a value in the first', async () => {
  const large = { first_id: 1, last_id: 9_000_000, least: 1, most: 91 };
  expect(await planPartitions(answering(large), column)).toEqual([
    '(rental.inventory_id <= 31 OR rental.inventory_id IS NULL)',
    'rental.inventory_id > 31 AND rental.inventory_id <= 61',
    'rental.inventory_id > 61',
  ]);
});

test('a slice column is a table and one of its columns', () => {
  expect(readPartitionColumn('rental.inventory_id')).toEqual(column);
  expect(readPartitionColumn('')).toBeUndefined();
});
