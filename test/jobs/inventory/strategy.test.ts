import { expect, test } from 'vitest';
import { buyByStrategy, chooseGenres } from '../../../src/jobs/inventory/strategy.js';
import { Purpose, Stream } from '../../../src/model/random/stream.js';
import { STOCK, TERMS } from '../../support/stock.js';

const { films, stores } = STOCK;
const takers = new Map(films.map((film) => [film, stores]));
const buying = { stock: STOCK, films, stores, terms: TERMS, date: '2004-03-01', takers };
const stream = (seed: number) => new Stream(seed, 0, 0, Purpose.purchaseByHand);
const SEEDS = Array.from({ length: 200 }, (_, seed) => seed);

test('a strategy takes its share of the genres, one at least, and every genre in some run', () => {
  const genresAt = (diversification_factor: number, seed: number) =>
    chooseGenres({ films, terms: { ...TERMS, diversification_factor }, date: '2004-03-01' }, stream(seed));
  expect(genresAt(1, 1).sort()).toEqual(['', 'Action', 'Drama']);
  expect(genresAt(0.01, 1)).toHaveLength(1);
  expect(genresAt(0.66, 1)).toHaveLength(2);
  expect(new Set(SEEDS.flatMap((seed) => genresAt(0.01, seed)))).toEqual(new Set(['', 'Action', 'Drama']));
});

test.each([
  ['2004-03-01', ['Drama']],
  ['2004-12-01', ['', 'Action', 'Drama']],
])('on %s a seasonal strategy takes the genres of the quarter, or all where none of those is there', (date, genres) => {
  const seasonal_preferences = { Q1: ['drama', 'Western'], Q2: [], Q3: [], Q4: ['Western'] };
  const terms = { ...TERMS, seasonal_preferences };
  expect(chooseGenres({ films, terms, date }, stream(1)).sort()).toEqual(genres);
});

test('a film of the last thirty days is bought first in seven of ten turns', () => {
  const drama = films.filter(({ genre }) => genre === 'Drama');
  const first = (date: string) =>
    SEEDS.filter((seed) => buyByStrategy({ ...buying, films: drama, date }, stream(seed), undefined)[0]?.film.id === 6);
  // Otherwise it has a weight of 1 in 92.
  expect(first('2004-03-01').length / SEEDS.length).toBeGreaterThan(0.6);
  expect(first('2004-03-01').length / SEEDS.length).toBeLessThan(0.8);
  expect(first('2004-03-22').length / SEEDS.length).toBeLessThan(0.1);
});

test('a film is bought in proportion to its rentals, with one more for each', () => {
  const action = films.filter(({ genre }) => genre === 'Action');
  const chosen = SEEDS.filter(
    (seed) => buyByStrategy({ ...buying, films: action }, stream(seed), undefined)[0]?.film.id === 1,
  );
  // 101 of 107.
  expect(chosen.length / SEEDS.length).toBeGreaterThan(0.89);
  expect(chosen.length / SEEDS.length).toBeLessThan(0.985);
});

test('each store gets its quota and no more', () => {
  const quotas = new Map(stores.map((store) => [store, store.id === 1 ? 17 : 4]));
  const lines = buyByStrategy(buying, stream(3), quotas);
  const copies = (id: number) =>
    lines.filter(({ store }) => store.id === id).reduce((sum, line) => sum + line.copies, 0);
  expect([copies(1), copies(2)]).toEqual([17, 4]);
});

test('a store that may buy no film gets nothing, and the others their quotas', () => {
  const onlyFirst = new Map(films.map((film) => [film, stores.slice(0, 1)]));
  const quotas = new Map(stores.map((store) => [store, 5]));
  const lines = buyByStrategy({ ...buying, takers: onlyFirst }, stream(3), quotas);
  expect(lines.every(({ store }) => store.id === 1)).toBe(true);
  expect(lines.reduce((sum, { copies }) => sum + copies, 0)).toBe(5);
});
