import type { Config } from '../../src/config/schema.js';
import { planForeignChain, selectUsable } from '../../src/jobs/update/foreign/foreign-chain.js';
import type { ChainRows } from '../../src/jobs/update/foreign/read-chain.js';
import { composeForeignConfig, type Sales } from '../../src/jobs/update/foreign/sales.js';
import { DAY, parseDay } from '../../src/model/calendar/civil.js';
import type { Chain } from '../../src/model/plan/chain.js';

/** A Monday. */
export const FIRST_DAY = parseDay('2004-03-01');

/**
 * Three stores, of which 30 has no staff; four films, of which 4 has no duration. Store 10 has copies 1 to 4 of films
 * 1, 1, 2 and 4, store 20 copy 5 of film 3, which comes in the new weeks, and store 30 copy 6.
 */
export const ROWS: ChainRows = {
  stores: [
    { storeId: 10, staffIds: [7, 8] },
    { storeId: 20, staffIds: [9] },
    { storeId: 30, staffIds: [] },
  ],
  films: [
    { filmId: 1, durationDays: 3, rateCents: 299 },
    { filmId: 2, durationDays: 5, rateCents: 99 },
    { filmId: 3, durationDays: 7, rateCents: 499 },
    { filmId: 4, durationDays: 0, rateCents: 99 },
  ],
  copies: [
    copy(1, 1, 10, -100 * DAY),
    copy(2, 1, 10, -90 * DAY),
    copy(3, 2, 10, -80 * DAY),
    copy(4, 4, 10, -80 * DAY),
    copy(5, 3, 20, 2 * DAY),
    copy(6, 1, 30, -100 * DAY),
  ],
  customers: [
    { customerId: 1, storeId: 10, joinDay: -400 },
    { customerId: 2, storeId: 20, joinDay: -5 },
    { customerId: 3, storeId: 30, joinDay: -5 },
  ],
  pending: [],
};

export const SALES: Sales = {
  weeks: 8,
  rentalsOfStore: new Map([[10, 300]]),
  rentalsOfFilm: new Map([
    [2, 200],
    [1, 100],
  ]),
  weeklyBase: 92,
  newCustomersWeekly: 5,
  hasBusyWeekends: true,
};

export function foreignConfig(weeks = 4, season?: number): Config {
  return composeForeignConfig(FIRST_DAY, SALES, 7, 1.5, { weeks, season });
}

export function foreignChain(rows: ChainRows = ROWS, weeks = 4): Chain {
  const parts = { config: foreignConfig(weeks), firstDay: FIRST_DAY, sales: SALES, firstCustomerId: 100 };
  return planForeignChain(parts, selectUsable(rows));
}

function copy(inventoryId: number, filmId: number, storeId: number, boughtSecond: number) {
  return { inventoryId, filmId, storeId, boughtSecond };
}
