import type { Stock } from '../../src/jobs/inventory/stock.js';
import type { Terms } from '../../src/jobs/inventory/strategy.js';

/** Six films of three genres; the last came out on 2004-02-20 and is in no store. Two stores. */
export const STOCK: Stock = {
  films: [
    film(1, 'Alpha Dawn', 'Action'),
    film(2, 'Beta Dawn', 'Action'),
    film(3, 'Gamma', 'Drama'),
    film(4, 'Delta', 'Drama'),
    film(5, 'Epsilon', undefined),
    film(6, 'Zeta', 'Drama', '2004-02-20'),
  ],
  stores: [
    { id: 1, managerId: 11 },
    { id: 2, managerId: 21 },
  ],
  counts: new Map([
    [
      1,
      new Map([
        [1, { copies: 10, rentals: 90 }],
        [2, { copies: 10, rentals: 10 }],
      ]),
    ],
    [2, new Map([[1, { copies: 5, rentals: 5 }]])],
    [3, new Map([[2, { copies: 5, rentals: 50 }]])],
    [
      4,
      new Map([
        [1, { copies: 2, rentals: 20 }],
        [2, { copies: 2, rentals: 20 }],
      ]),
    ],
    [5, new Map([[1, { copies: 1, rentals: 0 }]])],
  ]),
};

export const TERMS: Terms = { inventory_per_film: [2, 3], diversification_factor: 1 } as Terms;

function film(id: number, title: string, genre: string | undefined, releasedOn?: string) {
  return { id, title, genre, costCents: 1000 + id, releasedOn };
}
