import { expect, test } from 'vitest';
import { applyLimits, type Limits } from '../../../src/jobs/inventory/purchase-limits.js';
import { STOCK } from '../../support/stock.js';

const narrow = (limits: Partial<Limits>, date = '2004-03-01') => {
  const { films, stores } = applyLimits(STOCK, { stores: [], films: [], categories: [], ...limits }, date);
  return { films: films.map(({ id }) => id), stores: stores.map(({ id }) => id) };
};

test('without limits every store may buy every film that is out by the day', () => {
  expect(narrow({})).toEqual({ films: [1, 2, 3, 4, 5, 6], stores: [1, 2] });
  expect(narrow({}, '2004-02-20').films).toContain(6);
  expect(narrow({}, '2004-02-19').films).toEqual([1, 2, 3, 4, 5]);
});

test('films are found by id or whole title, in any case, and each counts once', () => {
  expect(narrow({ films: ['2', ' GAMMA ', 'gamma'] }).films).toEqual([2, 3]);
});

test('a category narrows the films that were named', () => {
  expect(narrow({ categories: ['drama'] }).films).toEqual([3, 4, 6]);
  expect(narrow({ films: ['1', '3'], categories: ['drama', 'Action'] }).films).toEqual([1, 3]);
});

test('only the stores that were named buy', () => {
  expect(narrow({ stores: ['2'] }).stores).toEqual([2]);
});

test.each([
  ['a store', { stores: ['3'] }, 'There is no store 3.', 'The stores are 1, 2.'],
  ['a film', { films: ['dawn'] }, 'There is no film dawn.', 'Did you mean “Alpha Dawn” (1), “Beta Dawn” (2)?'],
  ['a film', { films: ['x'] }, 'There is no film x.', 'Name a film by its film_id or its whole title.'],
  ['a category', { categories: ['Polka'] }, 'There is no film of category Polka.', 'The categories are Action, Drama.'],
  ['a film', { films: ['1'], categories: ['Drama'] }, 'No film is left to buy.', 'Check --film and --category'],
])('%s that is not there is refused, with those that are: %o', (_, limits, message, hint) => {
  expect(() => narrow(limits)).toThrow(
    expect.objectContaining({ code: 'usage', message, hint: expect.stringContaining(hint) }),
  );
});
