import type { Config } from '../../../config/schema.js';
import type { FilmFacts } from '../../../model/catalog/films.js';
import { popularityAt } from '../../../model/plan/assortments.js';
import { planBusinessEvents } from '../../../model/plan/business-events.js';
import { assembleChain, type Chain, type Staff } from '../../../model/plan/chain.js';
import { orderByTime, sharedFloat64, shareInt32 } from '../../../model/plan/columns.js';
import type { Assortments, Copies } from '../../../model/plan/copies.js';
import { planDemand } from '../../../model/plan/demand.js';
import { planMembers } from '../../../model/plan/members.js';
import type { SignUps } from '../../../model/plan/sign-ups.js';
import { joinMembers } from './foreign-members.js';
import type { ChainRows, CopyRow, CustomerRow, FilmRow, StoreRow } from './read-chain.js';
import type { Sales } from './sales.js';

/** Limits of a film's terms. Other films are not rented, since this program's rules do not fit them. */
const LONGEST_DURATION = 60;
const HIGHEST_RATE_CENTS = 9999;

export interface ForeignChainParts {
  readonly config: Config;
  readonly firstDay: number;
  readonly sales: Sales;
  /** The first customer_id that is free. */
  readonly firstCustomerId: number;
}

/** The rows of a chain that an update can use; stores and films are also numbered from 0. */
export interface UsableRows {
  readonly stores: readonly StoreRow[];
  readonly films: readonly FilmRow[];
  readonly copies: readonly (CopyRow & { readonly store: number; readonly film: number })[];
  readonly customers: readonly (CustomerRow & { readonly store: number })[];
}

/** Leaves out stores without staff, films with unusable terms, and the copies and customers of both. */
export function selectUsable(rows: ChainRows): UsableRows {
  const stores = rows.stores.filter(({ staffIds }) => staffIds.length > 0);
  const films = rows.films.filter(
    ({ durationDays, rateCents }) =>
      durationDays >= 1 && durationDays <= LONGEST_DURATION && rateCents >= 0 && rateCents <= HIGHEST_RATE_CENTS,
  );
  const storeOf = new Map(stores.map(({ storeId }, store) => [storeId, store]));
  const filmOf = new Map(films.map(({ filmId }, film) => [filmId, film]));
  return {
    stores,
    films,
    copies: rows.copies.flatMap((copy) => {
      const store = storeOf.get(copy.storeId);
      const film = filmOf.get(copy.filmId);
      return store === undefined || film === undefined ? [] : [{ ...copy, store, film }];
    }),
    customers: rows.customers.flatMap((customer) => {
      const store = storeOf.get(customer.storeId);
      return store === undefined ? [] : [{ ...customer, store }];
    }),
  };
}

/** Plans a chain from the rows of a database and its recent sales. */
export function planForeignChain(parts: ForeignChainParts, usable: UsableRows): Chain {
  const { config, firstDay, sales } = parts;
  const weeks = config.master_simulation.total_weeks;
  const { stores } = usable;
  const films = factsOf(usable.films, sales);
  const { copies, assortments } = shelve(usable, films, config);
  const shares = sharesOf(stores, usable, sales);
  const events = planBusinessEvents(config, stores.length, firstDay, weeks, false);
  return assembleChain({
    config,
    firstDay,
    weeks,
    staff: staffOf(stores),
    films,
    assortments,
    copies,
    members: joinMembers(parts, usable, planMembers(config, shares, firstDay, weeks, signUpsOf(sales, weeks))),
    events,
    demand: planDemand(config, shares, firstDay, weeks, events),
  });
}

function signUpsOf({ newCustomersWeekly }: Sales, weeks: number): SignUps {
  return { joining: new Float64Array(weeks).fill(newCustomersWeekly), activity: new Float64Array(weeks) };
}

function staffOf(stores: readonly StoreRow[]): Staff {
  return {
    start: startsOf(stores.map(({ staffIds }) => staffIds)),
    id: shareInt32(stores.flatMap(({ staffIds }) => staffIds)),
  };
}

/** Where each store's part begins in a column that has the parts of all stores, and where the last one ends. */
function startsOf(parts: readonly (readonly unknown[])[]): Int32Array {
  const start = new Int32Array(parts.length + 1);
  parts.forEach((part, store) => {
    start[store + 1] = (start[store] ?? 0) + part.length;
  });
  return shareInt32(start);
}

/** A store's share of the demand is that of its recent rentals; without rentals, that of its copies. */
function sharesOf(stores: readonly StoreRow[], { copies }: UsableRows, sales: Sales): Float64Array {
  const copiesOf = (id: number) => copies.filter(({ storeId }) => storeId === id).length;
  const rentals = [...sales.rentalsOfStore.values()].reduce((sum, each) => sum + each, 0);
  const perCopy = rentals / Math.max(1, copies.length);
  const weights = stores.map(({ storeId }) => sales.rentalsOfStore.get(storeId) ?? perCopy * copiesOf(storeId));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return Float64Array.from(weights, (weight) => (total > 0 ? weight / total : 1 / weights.length));
}

/** Ranks films by their recent rentals. No film counts as new. */
function factsOf(films: readonly FilmRow[], sales: Sales): FilmFacts {
  const rentals = films.map(({ filmId }) => sales.rentalsOfFilm.get(filmId) ?? 0);
  const byRank = films.map((_, film) => film).sort((x, y) => (rentals[y] ?? 0) - (rentals[x] ?? 0) || x - y);
  const rank = new Int32Array(films.length);
  byRank.forEach((film, slot) => {
    rank[film] = slot + 1;
  });
  const unknown = new Int32Array(films.length);
  return {
    count: films.length,
    openingCount: films.length,
    rank: shareInt32(rank),
    rentalDurationDays: shareInt32(films.map(({ durationDays }) => durationDays)),
    rentalRateCents: shareInt32(films.map(({ rateCents }) => rateCents)),
    lengthMinutes: unknown,
    replacementCostCents: unknown,
    categoryIndex: unknown,
    releaseYear: unknown,
    releaseDay: unknown,
    // They are as popular as lately, and stay so.
    classicPermille: new Int32Array(films.length).fill(1000),
  };
}

/** A store carries the films it has copies of, the most popular first. */
function shelve(
  { stores, copies }: UsableRows,
  { rank }: FilmFacts,
  config: Config,
): { copies: Copies; assortments: Assortments } {
  const owned = stores.map(() => new Set<number>());
  for (const { store, film } of copies) owned[store]?.add(film);
  const carried = owned.map((films) => [...films].sort((x, y) => (rank[x] ?? 0) - (rank[y] ?? 0)));
  const slotOf = carried.map((films) => new Map(films.map((film, slot) => [film, slot])));
  const order = orderByTime(copies.map(({ boughtSecond }) => boughtSecond));
  const rows = Array.from(order, (index) => copies[index]).filter((copy) => copy !== undefined);
  const weight = sharedFloat64(carried.flat().length);
  weight.set(carried.flatMap((films) => films.map((_, slot) => popularityAt(config, slot))));
  return {
    copies: {
      count: rows.length,
      openingCount: rows.length,
      id: shareInt32(rows.map(({ inventoryId }) => inventoryId)),
      storeIndex: shareInt32(rows.map(({ store }) => store)),
      filmIndex: shareInt32(rows.map(({ film }) => film)),
      slot: shareInt32(rows.map(({ store, film }) => slotOf[store]?.get(film) ?? 0)),
      boughtSecond: shareInt32(rows.map(({ boughtSecond }) => boughtSecond)),
      reasonIndex: shareInt32(new Int32Array(rows.length)),
      reasons: [],
    },
    assortments: {
      start: startsOf(carried),
      film: shareInt32(carried.flat()),
      weight,
      entersDay: shareInt32(carried.flat().fill(0)),
    },
  };
}
