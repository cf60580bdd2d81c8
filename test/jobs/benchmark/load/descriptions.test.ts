import { expect, test } from 'vitest';
import { DESCRIPTIONS } from '../../../../src/jobs/benchmark/load/methods/descriptions.js';
import { listWays } from '../../../../src/jobs/benchmark/load/methods/list.js';

test('help describes every way of loading by its name and title', () => {
  const ways = listWays(1).map(({ name, title }) => [
    name.replace(/-1$/, '-N'),
    title.replace(/one connection$/, 'N connections: 1, 2, 4 …'),
  ]);
  expect(DESCRIPTIONS).toEqual(ways);
});
