import type { Config } from '../../../config/schema.js';
import { DAY } from '../../../model/calendar/civil.js';
import type { FilmFacts } from '../../../model/catalog/films.js';
import { NEVER } from '../../../model/catalog/small-table-source.js';
import { popularityAt } from '../../../model/plan/assortments.js';
import { assembleChain, type Chain, type Staff } from '../../../model/plan/chain.js';
import { orderByTime, sharedFloat64, shareInt32 } from '../../../model/plan/columns.js';
import type { Assortments, Copies } from '../../../model/plan/copies.js';
import { planDemand } from '../../../model/plan/demand.js';
import { drawActivity, drawQuitDay, type Members, planMembers } from '../../../model/plan/members.js';
import { Purpose, Stream } from '../../../model/random/stream.js';
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
  return assembleChain({
    config,
    firstDay,
    weeks,
    staff: staffOf(stores),
    films,
    assortments,
    copies,
    members: joinMembers(parts, usable, planMembers(config, shares, weeks)),
    demand: planDemand(config, shares, firstDay, weeks),
  });
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

interface Member {
  readonly id: number;
  readonly storeIndex: number;
  readonly joinSecond: number;
  readonly quitDay: number;
  readonly activity: number;
}

/** Plans the customers: the present ones, each with a drawn quit day, and those who will join. */
function joinMembers(
  { config, firstCustomerId }: ForeignChainParts,
  { customers }: UsableRows,
  joining: Members,
): Members {
  const present = customers.map(({ customerId, store, joinDay }): Member => {
    const life = new Stream(config.simulation.seed, customerId, 0, Purpose.foreignCustomerLife);
    const morning = 8 * 3600 + life.below(2 * 3600 - 1);
    const quitDay = drawQuitDay(config, life, joinDay);
    return {
      id: customerId,
      storeIndex: store,
      joinSecond: joinDay * DAY + morning,
      // A customer who is active after the drawn day may still quit later.
      quitDay: quitDay > 0 ? quitDay : drawQuitDay(config, life, 0),
      activity: drawActivity(life),
    };
  });
  // Ids rise in the order of joining, so new customers join after those who are known to join in the new weeks.
  const end = 7 * config.master_simulation.total_weeks;
  const latest = customers.reduce((last, { joinDay }) => (joinDay < end - 1 ? Math.max(last, joinDay) : last), -1);
  const coming = postpone(joining, latest + 1).map((member, row): Member => ({ ...member, id: firstCustomerId + row }));
  const all = [...present, ...coming];
  const order = orderByTime(all.map(({ joinSecond }) => joinSecond));
  const column = (name: keyof Member) => shareInt32(Array.from(order, (index) => all[index]?.[name] ?? 0));
  return {
    count: all.length,
    id: column('id'),
    storeIndex: column('storeIndex'),
    joinSecond: column('joinSecond'),
    quitDay: column('quitDay'),
    activity: column('activity'),
  };
}

/** Moves joinings before a day to that day, and sorts them by time. */
function postpone(joining: Members, firstDay: number): readonly Omit<Member, 'id'>[] {
  const coming = Array.from({ length: joining.count }, (_, row) => {
    const joinSecond = joining.joinSecond[row] ?? 0;
    const quitDay = joining.quitDay[row] ?? NEVER;
    const later = Math.max(0, firstDay - Math.floor(joinSecond / DAY));
    return {
      storeIndex: joining.storeIndex[row] ?? 0,
      joinSecond: joinSecond + later * DAY,
      quitDay: quitDay === NEVER ? NEVER : quitDay + later,
      activity: joining.activity[row] ?? 1,
    };
  });
  return coming.sort((x, y) => x.joinSecond - y.joinSecond);
}
