import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { configSchema } from '../../../src/config/schema.js';
import { civilDate } from '../../../src/model/calendar/civil.js';
import { filmCount, planFilms } from '../../../src/model/catalog/films.js';
import { GENRES } from '../../../src/model/catalog/genres.js';
import { buildConfig, FIRST_DAY } from './build-source.js';

describe('the catalogue', () => {
  test('has as many films as configured, and the square root of the scale more above scale 1', () => {
    expect(filmCount(buildConfig({ films: 100, scale: 0.1 }))).toBe(100);
    expect(filmCount(buildConfig({ films: 100, scale: 1 }))).toBe(100);
    expect(filmCount(buildConfig({ films: 100, scale: 4 }))).toBe(200);
    expect(filmCount(buildConfig({ films: 100, scale: 100 }))).toBe(1000);
  });

  test('ranks each film once, and an early id is no more popular than a late one', () => {
    const { rank } = planFilms(buildConfig({ films: 1000 }), FIRST_DAY, []);
    expect([...rank].sort((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, i) => i + 1));
    const early = rank.subarray(0, 500).reduce((sum, each) => sum + each, 0) / 500;
    expect(early).toBeGreaterThan(450);
    expect(early).toBeLessThan(550);
  });

  test('keeps to the configured ranges and to ten years, whatever the seed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffff_ffff }), (seed) => {
        const { generation } = buildConfig();
        const films = planFilms(buildConfig({ seed }), FIRST_DAY, []);
        for (let i = 0; i < films.count; i++) {
          expectBetween(films.rentalDurationDays[i]!, generation.rental_duration_min, generation.rental_duration_max);
          expectBetween(films.lengthMinutes[i]!, generation.film_length_min, generation.film_length_max);
          expectBetween(films.rentalRateCents[i]!, 299, 999);
          expectBetween(films.replacementCostCents[i]!, 1000, 3000);
          expectBetween(films.releaseYear[i]!, 1991, 2001);
          expect(Math.floor(civilDate(films.releaseDay[i]!) / 10_000)).toBe(films.releaseYear[i]!);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('has films of every genre, and of the opening year', () => {
    const films = planFilms(buildConfig(), FIRST_DAY, []);
    expect(new Set(films.categoryIndex).size).toBe(GENRES.length);
    expect([...films.releaseYear].filter((year) => year === 2001).length).toBeGreaterThan(5);
  });

  test('begins with the smaller catalogue when it is larger, ranks and prices apart', () => {
    const small = planFilms(buildConfig({ films: 50 }), FIRST_DAY, []);
    const large = planFilms(buildConfig({ films: 500 }), FIRST_DAY, []);
    for (const column of ['rentalDurationDays', 'categoryIndex', 'releaseDay', 'lengthMinutes'] as const) {
      expect(large[column].subarray(0, 50)).toEqual(small[column]);
    }
  });

  test('prices at x.99 where the range has such a price, else at any cent of it', () => {
    expect(ratesBetween(2.99, 9.99).every((cents) => cents % 100 === 99)).toBe(true);
    expect(new Set(ratesBetween(2.5, 3.5))).toEqual(new Set([299]));
    expect(new Set(ratesBetween(4, 4))).toEqual(new Set([400]));
    for (const cents of ratesBetween(1, 1.5)) expectBetween(cents, 100, 150);
  });
});

function ratesBetween(min: number, max: number): number[] {
  const generation = { film_rental_rate_min: min, film_rental_rate_max: max };
  return [...planFilms(configSchema.parse({ generation }), FIRST_DAY, []).rentalRateCents];
}

function expectBetween(value: number, min: number, max: number): void {
  if (!(value >= min && value <= max)) expect.fail(`${value} is not between ${min} and ${max}`);
}
