import { expect, test } from 'vitest';
import { orderOfRound } from '../../../src/jobs/benchmark/rounds.js';

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
    const neighbours = orders.flatMap((order) =>
      order.slice(1).map((thing, before) => `${order[before]},${thing}`),
    );
    const pairs = things.flatMap((a) => things.filter((b) => b !== a).map((b) => `${a},${b}`));
    for (const pair of pairs) {
      expect(neighbours.filter((each) => each === pair)).toHaveLength(rounds / count);
    }

    function tally(at: readonly (number | undefined)[]): readonly number[] {
      return things.map((thing) => at.filter((each) => each === thing).length);
    }
  },
);
