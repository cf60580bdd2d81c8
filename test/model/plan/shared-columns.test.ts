import { expect, test } from 'vitest';
import { sharedColumn } from '../../../src/model/plan/columns.js';

test('a column is of 16 bits as long as its largest number fits', () => {
  const narrow = sharedColumn(1, 65_535);
  const wide = sharedColumn(1, 65_536);
  narrow[0] = 65_535;
  wide[0] = 65_536;
  expect([narrow[0], wide[0]]).toEqual([65_535, 65_536]);
  expect([narrow.BYTES_PER_ELEMENT, wide.BYTES_PER_ELEMENT]).toEqual([2, 4]);
});
