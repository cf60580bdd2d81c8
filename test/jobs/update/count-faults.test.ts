import { expect, test } from 'vitest';
import { type FaultCount, findAdded } from '../../../src/jobs/update/count-faults.js';

const fault = (check: string, faults: number, more: Partial<FaultCount> = {}): FaultCount => ({
  check,
  faults,
  isNotice: false,
  mayGrow: false,
  ...more,
});

test('a check that finds more than before, or something for the first time, has added faults', () => {
  const before = [fault('a', 2), fault('b', 2), fault('c', 2)];
  const after = [fault('a', 3), fault('b', 2), fault('c', 1), fault('d', 1, { mayGrow: true })];
  expect(findAdded(before, after)).toEqual([
    { mayGrow: false, text: 'a: 2 before, 3 after' },
    { mayGrow: true, text: 'd: 0 before, 1 after' },
  ]);
});

test('a check that can no longer run is a fault, and one that never could is none', () => {
  const broken = fault('a', 0, { error: 'no such table' });
  expect(findAdded([], [broken])).toEqual([{ mayGrow: false, text: 'a: no such table' }]);
  expect(findAdded([broken], [broken])).toEqual([]);
});
