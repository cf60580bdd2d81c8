import { expect, test } from 'vitest';
import { measureSpread, orderOfRound, overlaps, ratiosByRound } from '../../../src/jobs/benchmark/measurement.js';

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

test.each([1, 2, 3, 4, 5, 8])(
  'of %i things each comes at every place, and within the rounds after every other, equally often',
  (count) => {
    const things = Array.from({ length: count }, (_, thing) => thing);
    const rounds = count % 2 === 1 ? 2 * count : count;
    const orders = Array.from({ length: rounds }, (_, round) => orderOfRound(things, round));
    for (const order of orders) expect([...order].sort((a, b) => a - b)).toEqual(things);
    for (let place = 0; place < count; place++) {
      expect(tally(orders.map((order) => order[place]))).toEqual(things.map(() => rounds / count));
    }
    const neighbours = orders.flatMap((order) => order.slice(1).map((thing, before) => `${order[before]},${thing}`));
    const pairs = things.flatMap((a) => things.filter((b) => b !== a).map((b) => `${a},${b}`));
    for (const pair of pairs) {
      expect(neighbours.filter((each) => each === pair)).toHaveLength(rounds / count);
    }

    function tally(at: readonly (number | undefined)[]): readonly number[] {
      return things.map((thing) => at.filter((each) => each === thing).length);
    }
  },
);
