import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resolveConfig } from '../../src/config/resolve.js';
import { additionsOf, standardAdditions } from '../../src/config/standard-additions.js';

const total = (weeks: number) => standardAdditions(weeks).reduce((sum, [, quantity]) => sum + quantity, 0);

test('three years add 200 copies on the weeks that the schedule names', () => {
  expect(standardAdditions(156).map(([week, quantity]) => [week, quantity])).toEqual([
    [12, 25],
    [26, 20],
    [40, 30],
    [52, 25],
    [66, 20],
    [78, 25],
    [92, 30],
    [104, 25],
  ]);
  expect(total(156)).toBe(200);
});

test('ten years come to 2,520 copies with an opening stock of 500', () => {
  expect(500 + total(520)).toBe(2520);
  expect(standardAdditions(520)).toHaveLength(8 + 28);
});

test('what is bought before a week does not depend on how long the run is', () => {
  fc.assert(
    fc.property(fc.nat(3480), fc.nat(3480), (a, b) => {
      const [shorter, longer] = [Math.min(a, b), Math.max(a, b)];
      expect(standardAdditions(longer).filter(([week]) => week < shorter)).toEqual(standardAdditions(shorter));
    }),
  );
});

test("a configuration's own schedule is in effect by week, within the run", () => {
  const text =
    '{"master_simulation": {"total_weeks": 10, "inventory_additions": [[9, 1, "z"], [2, 2], [10, 3], [2, 4]]}}';
  const { config } = resolveConfig({ flags: {}, environment: {}, file: { path: 'f', text } });
  expect(additionsOf(config)).toEqual([
    [2, 2, ''],
    [2, 4, ''],
    [9, 1, 'z'],
  ]);
});

test('null means the standard schedule, an empty list none', () => {
  const additions = (list: unknown) =>
    additionsOf(
      resolveConfig({
        flags: {},
        environment: {},
        file: { path: 'f', text: JSON.stringify({ master_simulation: { inventory_additions: list } }) },
      }).config,
    );
  expect(additions(null)).toEqual(standardAdditions(156));
  expect(additions([])).toEqual([]);
});
