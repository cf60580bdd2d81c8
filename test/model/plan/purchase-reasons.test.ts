import { expect, test } from 'vitest';
import { type Chain, planChain } from '../../../src/model/plan/chain.js';
import { configOf } from '../../support/simulate.js';

const WEEK_SECONDS = 7 * 86_400;

/** The reasons of the copies that were bought in a week. */
function reasonsOf({ copies }: Chain, week: number): readonly string[] {
  const { boughtSecond, reasonIndex, reasons } = copies;
  const ofWeek = [...reasonIndex].filter((_, copy) => Math.floor((boughtSecond[copy] ?? 0) / WEEK_SECONDS) === week);
  return [...new Set(ofWeek.map((index) => reasons[index] ?? ''))];
}

test('copies of the standard schedule are bought for what its notes say, the opening stock comes first', () => {
  const chain = planChain(configOf({ master_simulation: { total_weeks: 30 } }));
  const { openingCount, count, boughtSecond } = chain.copies;
  expect([openingCount, count]).toEqual([500, 545]);
  expect(boughtSecond.subarray(0, openingCount).every((second) => second < 0)).toBe(true);
  expect(reasonsOf(chain, -1)).toEqual(['Opening stock']);
  expect(reasonsOf(chain, 12)).toEqual(['After the opening phase']);
  expect(reasonsOf(chain, 26)).toEqual(['Half a year in']);
});

test('a purchase without a note has a reason all the same, and a backslash becomes a slash', () => {
  const additions: [number, number, string][] = [
    [1, 5, ''],
    [2, 5, 'Shelf A\\B'],
    [3, 5, 'x'.repeat(100)],
  ];
  const chain = planChain(
    configOf({
      master_simulation: {
        total_weeks: 6,
        inventory_additions: additions,
        film_release_strategy: {
          hot_categories: [
            { weeks: [4], category: 'Action' },
            { weeks: [5], category: 'Drama', note: 'Awards' },
          ],
        },
      },
    }),
  );
  expect([1, 2, 3, 4, 5].map((week) => reasonsOf(chain, week))).toEqual([
    ['Scheduled purchase'],
    ['Shelf A/B'],
    ['x'.repeat(100)],
    ['New films: Action'],
    ['Awards'],
  ]);
});
