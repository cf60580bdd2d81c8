import { expect, test } from 'vitest';
import { measureSpread, overlaps, ratiosByRound } from '../../../src/jobs/benchmark/statistics.js';

test('the median of an even number of measurements lies between the middle two', () => {
  expect(measureSpread([4, 1, 3, 2])).toEqual({ median: 2.5, least: 1, most: 4 });
  expect(measureSpread([5])).toEqual({ median: 5, least: 5, most: 5 });
});

test('spreads overlap where one could have been the other', () => {
  const fast = measureSpread([1, 2, 3]);
  expect(overlaps(fast, measureSpread([3, 4]))).toBe(true);
  expect(overlaps(fast, measureSpread([3.1, 4]))).toBe(false);
  expect(overlaps(measureSpread([0, 9]), fast)).toBe(true);
});

test('ratios are taken round by round, so that a slow round changes none of them', () => {
  expect(ratiosByRound([2, 20, 4], [1, 10, 2])).toEqual([2, 2, 2]);
});
