import { describe, expect, test } from 'vitest';
import { GENRES } from '../../../src/model/catalog/genres.js';
import { smallTableRows } from '../../../src/model/catalog/small-tables.js';
import { smallTableSource } from '../../../src/pipeline/small-tables.js';
import { configOf, simulateRun } from '../../support/simulate.js';

/** The last two are names that every object of JavaScript has. */
const NAMES = ['War', 'Sports', 'Musical', 'constructor', '__proto__'];

/** A chain that buys films of genres that the catalogue does not know. */
const run = simulateRun(
  configOf({
    master_simulation: {
      total_weeks: 8,
      film_release_strategy: {
        market_weekly_releases: 20,
        hot_categories: [
          { weeks: [4], category: 'War', purchase_per_release: 2 },
          { weeks: [5], category: 'sports', purchase_per_release: 2 },
        ],
      },
    },
    inventory_purchasing: {
      seasonal: {
        seasonal_preferences: { Q1: ['War', 'Drama'], Q4: ['Musical', 'constructor', '__proto__'] },
      },
    },
  }),
);
const { chain } = run;
const source = smallTableSource(chain, { ...chain.members, leaveSecond: run.leaveSecond });
const rowsOf = (table: 'category' | 'film' | 'film_category' | 'film_releases') => [...smallTableRows(table, source)];

function boughtIn(week: number): Set<string> {
  const genres = new Set<string>();
  chain.copies.boughtSecond.forEach((second, copy) => {
    if (Math.floor(second / 604_800) !== week) return;
    const genre = chain.films.categoryIndex[chain.copies.filmIndex[copy]!]!;
    genres.add([...GENRES, ...NAMES][genre]!);
  });
  return genres;
}

describe('genres that only a configuration names', () => {
  test('become categories after those of the catalogue, each once', () => {
    const names = rowsOf('category').map(([, name]) => name);
    expect(names).toEqual([...GENRES, ...NAMES.map((name) => (name === 'Sports' ? 'sports' : name))]);
  });

  test('have films of the opening, with titles, descriptions and ratings', () => {
    const films = rowsOf('film');
    for (const genre of [16, 17, 18, 19, 20]) {
      const ofGenre = films.filter((_, film) => film < 100 && chain.films.categoryIndex[film] === genre);
      expect(ofGenre.length).toBeGreaterThan(0);
      for (const [, title, description] of ofGenre) {
        expect(String(title).length).toBeGreaterThan(2);
        expect(String(description).length).toBeGreaterThan(20);
      }
    }
    const ratings = films.filter((_, film) => chain.films.categoryIndex[film] === 16).map((row) => row[9]);
    expect(new Set(ratings).size).toBeGreaterThan(1);
  });

  test('are released and bought', () => {
    expect(rowsOf('film_releases').filter(([, , , , , category]) => category === 'War').length).toBeGreaterThan(0);
    expect(boughtIn(4)).toEqual(new Set(['War']));
    expect(boughtIn(5)).toEqual(new Set(['Sports']));
  });
});
