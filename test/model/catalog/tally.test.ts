import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Tally } from '../../../src/model/catalog/house-numbers.js';

test('counts what a map counts, whatever the keys', () => {
  const few = fc.integer({ min: 1, max: 300 });
  const any = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
  // All of these fall on the same slot at first.
  const alike = fc.integer({ min: 1, max: 4000 }).map((n) => n * 2 ** 32);
  fc.assert(
    fc.property(fc.array(fc.oneof(few, any, alike), { maxLength: 6000, size: 'max' }), (keys) => {
      const tally = new Tally();
      const map = new Map<number, number>();
      for (const key of keys) {
        expect(tally.get(key)).toBe(map.get(key) ?? 0);
        tally.add(key);
        map.set(key, (map.get(key) ?? 0) + 1);
      }
      for (const [key, count] of map) expect(tally.get(key)).toBe(count);
      expect(tally.get(301)).toBe(map.get(301) ?? 0);
    }),
    { numRuns: 20 },
  );
});
