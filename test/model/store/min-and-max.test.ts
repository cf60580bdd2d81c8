import fc from 'fast-check';
import { expect, test } from 'vitest';
import { least, most } from '../../../src/model/store/min-and-max.js';

test.each([
  [-0x40000000, 0x3fffffff],
  [0, 0x7fffffff],
])('numbers from %i to %i have the least and the most that Math tells', (min, max) => {
  const number = fc.integer({ min, max });
  fc.assert(
    fc.property(number, number, (a, b) => {
      expect([least(a, b), most(a, b)]).toEqual([Math.min(a, b), Math.max(a, b)]);
    }),
  );
});
