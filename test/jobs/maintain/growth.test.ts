import { describe, expect, test } from 'vitest';
import { describeGrowth, listWeeks } from '../../../src/jobs/maintain/growth.js';

// 2001-10-01 is a Monday.
const rented = { firstDay: '2001-10-03', lastDay: '2001-10-23' };

describe('weeks', () => {
  test('run from Monday to Sunday, and one that the data covers in part is not whole', () => {
    const weeks = listWeeks(
      new Map([
        [0, 10],
        [1, 20],
        [2, 5],
        [3, 1],
      ]),
      rented,
      undefined,
    );
    expect(weeks.map(({ monday, rentals, whole }) => [monday, rentals, whole])).toEqual([
      ['2001-10-01', 10, false],
      ['2001-10-08', 20, true],
      ['2001-10-15', 5, true],
      ['2001-10-22', 1, false],
    ]);
  });

  test('that end on a Saturday or begin on a Tuesday are not whole', () => {
    const days = { firstDay: '2001-10-02', lastDay: '2001-10-20' };
    expect(listWeeks(new Map(), days, undefined).map(({ whole }) => whole)).toEqual([false, true, false]);
  });

  test('without a rental are listed, and no change follows from them', () => {
    const weeks = listWeeks(
      new Map([
        [0, 10],
        [2, 5],
      ]),
      rented,
      undefined,
    );
    expect(weeks.map(({ rentals, change }) => [rentals, change])).toEqual([
      [10, null],
      [0, -1],
      [5, null],
      [0, -1],
    ]);
  });

  test('are those that the record covers, and later ones with rentals of others', () => {
    const covered = { firstDay: '2001-10-01', lastDay: '2001-10-28' };
    expect(listWeeks(new Map(), rented, covered).map(({ whole }) => whole)).toEqual([true, true, true, true]);
    const more = listWeeks(new Map(), { ...rented, lastDay: '2001-11-01' }, covered);
    expect(more.map(({ whole }) => whole)).toEqual([true, true, true, true, false]);
    const earlier = listWeeks(new Map(), { ...rented, firstDay: '2001-09-30' }, covered);
    expect(earlier.map(({ monday, whole }) => [monday, whole])[0]).toEqual(['2001-09-24', false]);
  });
});

describe('growth', () => {
  const grow = (...rentals: number[]) =>
    describeGrowth(listWeeks(new Map(rentals.entries()), { firstDay: '2001-10-01', lastDay: '2001-10-28' }, undefined));

  test('compares the last whole week with the first, and gives the constant growth between them', () => {
    expect(grow(100, 50, 50, 133)).toMatchObject({ change: 0.33, mean_weekly_growth: 0.0997 });
    const { first_whole_week: first, last_whole_week: last } = grow(100, 1, 1, 133);
    expect([first?.monday, last?.monday]).toEqual(['2001-10-01', '2001-10-22']);
  });

  test('is unknown from a week without rentals', () => {
    expect(grow(0, 5, 5, 5)).toMatchObject({ change: null, mean_weekly_growth: null });
    expect(grow(5, 5, 5, 0)).toMatchObject({ change: -1, mean_weekly_growth: null });
  });

  test('is unknown where one week is whole, or none', () => {
    const week = { monday: '2001-10-01', rentals: 5, change: null, whole: true };
    expect(describeGrowth([week])).toMatchObject({ last_whole_week: week, change: null, mean_weekly_growth: null });
    expect(describeGrowth([])).toMatchObject({ first_whole_week: null, last_whole_week: null, change: null });
  });
});
