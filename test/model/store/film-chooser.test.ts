import { expect, test } from 'vitest';
import type { ConfigInput } from '../../../src/config/schema.js';
import { type Chain, planChain } from '../../../src/model/plan/chain.js';
import { FilmChooser } from '../../../src/model/store/film-chooser.js';
import { configOf } from '../../support/simulate.js';

const WORDS = 2 ** 31;

function openChooser(generation: ConfigInput['generation'], week = 0): { chain: Chain; chooser: FilmChooser } {
  const chain = planChain(configOf({ generation: { films_count: 200, ...generation } }));
  const chooser = new FilmChooser(chain);
  chooser.openWeek(1, week);
  return { chain, chooser };
}

/** The chance of each film of a genre, by place. */
function chancesOf({ genreFirst, takesUpTo }: FilmChooser, genre: number): number[] {
  let left = 1;
  return Array.from(takesUpTo.subarray(genreFirst[genre], genreFirst[genre + 1]), (word) => {
    const chance = (left * (word + 1)) / WORDS;
    left -= chance;
    return chance;
  });
}

test('the films of a genre are equally likely where popularity is switched off', () => {
  const { chooser } = openChooser({ rental_distribution: { enabled: false }, new_movie_boost: { enabled: false } });
  for (let genre = 0; genre < 16; genre++) {
    const chances = chancesOf(chooser, genre);
    for (const chance of chances) expect(chance).toBeCloseTo(1 / chances.length, 6);
  }
});

test('every slot of the store is in its genre, the most wanted first, and their chances add up to 1', () => {
  const { chain, chooser } = openChooser({});
  const first = chain.assortments.start[1]!;
  const entered = chooser.genreFirst[16]!;
  expect(new Set(chooser.slotOf.subarray(0, entered)).size).toBe(entered);
  for (let genre = 0; genre < 16; genre++) {
    const chances = chancesOf(chooser, genre);
    expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 6);
    for (let place = 1; place < chances.length; place++) {
      expect(chances[place]!).toBeLessThanOrEqual(chances[place - 1]! + 1e-6);
      const slot = chooser.slotOf[chooser.genreFirst[genre]! + place]!;
      expect(chain.films.categoryIndex[chain.assortments.film[first + slot]!]).toBe(genre);
    }
  }
});

test('a favourite genre is chosen far more often than without a taste for it', () => {
  const { chooser } = openChooser({});
  const shareOf = (tastes: number) => {
    chooser.openVisit(tastes);
    let of = 0;
    for (let i = 0; i < 10_000; i++) if (chooser.pickGenre(Math.floor(((i + 0.5) / 10_000) * WORDS), true) === 6) of++;
    return of / 10_000;
  };
  expect(shareOf(1 << 6)).toBeGreaterThan(3 * shareOf(1 << 2));
});
