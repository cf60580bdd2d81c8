import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { resolveConfig } from '../../../src/config/resolve.js';
import { GENRES } from '../../../src/model/catalog/genres.js';
import { hotCategoriesOf } from '../../../src/model/plan/hot-categories.js';
import { packageRoot } from '../../../src/paths.js';
import { configOf, simulateRun } from '../../support/simulate.js';

const WEEK = 604_800;
const path = join(packageRoot, 'test/fixtures/old-config.json');
const { config } = resolveConfig({
  flags: {},
  environment: {},
  file: { path, text: readFileSync(path, 'utf8') },
});
const run = simulateRun(config);
const { chain } = run;

/** Copies bought on the Monday of a week, by film. */
function boughtIn(week: number): Map<number, number> {
  const bought = new Map<number, number>();
  for (let copy = 0; copy < chain.copies.count; copy++) {
    if (Math.floor(chain.copies.boughtSecond[copy]! / 86_400) !== week * 7) continue;
    const film = chain.copies.filmIndex[copy]!;
    bought.set(film, (bought.get(film) ?? 0) + 1);
  }
  return bought;
}

describe('the configuration of the old system', () => {
  test('brings out twenty films a week, on days that do not fall from film to film', () => {
    expect(chain.films.count).toBe(500 + 52 * 20);
    for (let film = 500; film < chain.films.count; film++) {
      const day = chain.films.releaseDay[film]! - chain.firstDay;
      expect(Math.floor(day / 7)).toBe(Math.floor((film - 500) / 20));
      if (film > 500) expect(chain.films.releaseDay[film]!).toBeGreaterThanOrEqual(chain.films.releaseDay[film - 1]!);
    }
  });

  test.each([
    [4, 'Comedy', 4, 8 * 1.2, 12 * 1.2],
    [8, 'Drama', 5, 8 * 1.2, 12 * 1.2],
    [24, 'Action', 5, 8 * 1.5, 12 * 1.5],
    [44, 'Drama', 5, 8 * 1.2, 12 * 1.2],
  ])('buys in week %i %s: %i films, from %d to %d copies each', (week, genre, films, least, most) => {
    const bought = boughtIn(week);
    expect(bought.size).toBe(films);
    for (const [film, copies] of bought) {
      expect(GENRES[chain.films.categoryIndex[film]!]).toBe(genre);
      expect(chain.films.releaseDay[film]! - chain.firstDay).toBeLessThanOrEqual(week * 7);
      expect(copies).toBeGreaterThanOrEqual(Math.round(least));
      expect(copies).toBeLessThanOrEqual(Math.round(most));
    }
  });

  test('buys the newest films that there are', () => {
    const bought = [...boughtIn(24).keys()];
    const action = GENRES.indexOf('Action');
    const oldest = Math.min(...bought.map((film) => chain.films.releaseDay[film]!));
    for (let film = 0; film < chain.films.count; film++) {
      if (chain.films.categoryIndex[film] !== action || bought.includes(film)) continue;
      const isOut = chain.films.releaseDay[film]! - chain.firstDay <= 24 * 7;
      if (isOut) expect(chain.films.releaseDay[film]!).toBeLessThanOrEqual(oldest);
    }
  });

  test('rents what it bought from that week on', () => {
    const bought = new Set(boughtIn(24).keys());
    const rentals = run.rentals.filter((rental) => bought.has(chain.copies.filmIndex[rental.inventoryId - 1]!));
    expect(rentals.length).toBeGreaterThan(50);
    for (const { second } of rentals) expect(second).toBeGreaterThanOrEqual(24 * WEEK);
  });
});

test('new releases pull demand for forty days', () => {
  const within = (enabled: boolean) => {
    const boosted = simulateRun({
      ...config,
      generation: {
        ...config.generation,
        new_movie_boost: { enabled, days_to_boost: 40, boost_factor: 10, boost_percentage: 100 },
      },
    });
    const films = [...boughtIn(24).keys()];
    return boosted.rentals.filter(
      ({ second, inventoryId }) =>
        second < 29 * WEEK && films.includes(boosted.chain.copies.filmIndex[inventoryId - 1]!),
    ).length;
  };
  expect(within(true)).toBeGreaterThan(1.3 * within(false));
});

test('a category comes again, with the period of the rotation, after its last week', () => {
  const strategy = configOf({
    master_simulation: {
      film_release_strategy: {
        hot_category_rotation_weeks: 10,
        hot_categories: [
          { weeks: [0, 4], category: 'Drama', priority: 'low' },
          { weeks: [14], category: 'Action', priority: 'high' },
        ],
      },
    },
  }).master_simulation.film_release_strategy!;
  const due = (week: number) => hotCategoriesOf(strategy, week).map((category) => category.category);
  expect([0, 10, 14, 24, 34].map(due)).toEqual([
    ['Drama'],
    [],
    ['Action', 'Drama'],
    ['Action', 'Drama'],
    ['Action', 'Drama'],
  ]);
});
