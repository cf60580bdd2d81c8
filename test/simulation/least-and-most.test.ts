import fc from 'fast-check';
import { expect, test } from 'vitest';
import { least, most } from '../../src/simulation/least-and-most.js';

test('numbers less than 2^31 apart have the least and the most that Math tells', () => {
  const number = fc.integer({ min: -0x40000000, max: 0x3fffffff });
  fc.assert(
    fc.property(number, number, (a, b) => {
      expect([least(a, b), most(a, b)]).toEqual([Math.min(a, b), Math.max(a, b)]);
    }),
  );
});
