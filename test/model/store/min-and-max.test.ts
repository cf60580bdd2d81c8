import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maxInt32, minInt32 } from '../../../src/model/store/min-and-max.js';

test.each([
  [-0x40000000, 0x3fffffff],
  [0, 0x7fffffff],
])('numbers from %i to %i have the minimum and maximum that Math gives', (min, max) => {
  const number = fc.integer({ min, max });
  fc.assert(
    fc.property(number, number, (a, b) => {
      expect([minInt32(a, b), maxInt32(a, b)]).toEqual([Math.min(a, b), Math.max(a, b)]);
    }),
  );
});
