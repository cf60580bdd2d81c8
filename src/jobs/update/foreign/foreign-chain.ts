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

/** Films whose terms this program's rules can't be applied to stay on the shelf. */
const LONGEST_DURATION = 60;
const HIGHEST_RATE_CENTS = 9999;

export interface ForeignChainParts {
  readonly config: Config;
  readonly firstDay: number;
  readonly sales: Sales;
  /** The first customer_id that is free. */
  readonly firstCustomerId: number;
}

/** What of a chain's rows can take part in sales. */
export interface UsableRows {
  readonly stores: readonly StoreRow[];
  readonly films: readonly FilmRow[];
  readonly copies: readonly CopyRow[];
  readonly customers: readonly CustomerRow[];
}

/** Leaves out stores without staff, films whose terms can't be kept, and their copies and customers. */
export function selectUsable(rows: ChainRows): UsableRows {
  const stores = rows.stores.filter(({ staffIds }) => staffIds.length > 0);
  const films = rows.films.filter(
    ({ durationDays, rateCents }) =>
      durationDays >= 1 && durationDays <= LONGEST_DURATION && rateCents >= 0 && rateCents <= HIGHEST_RATE_CENTS,
  );
  const storeIds = new Set(stores.map(({ storeId }) => storeId));
  const filmIds = new Set(films.map(({ filmId }) => filmId));
  return {
    stores,
    films,
    copies: rows.copies.filter(({ storeId, filmId }) => storeIds.has(storeId) && filmIds.has(filmId)),
    customers: rows.customers.filter(({ storeId }) => storeIds.has(storeId)),
  };
}

/** Plans a chain of what a database holds and what was measured of its sales. */
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
  const start = new Int32Array(stores.length + 1);
  stores.forEach(({ staffIds }, store) => {
    start[store + 1] = (start[store] ?? 0) + staffIds.length;
  });
  return { start: shareInt32(start), id: shareInt32(stores.flatMap(({ staffIds }) => staffIds)) };
}

/** A store trades as it did of late; one that has not traded yet, as its share of the copies lets expect. */
function sharesOf(stores: readonly StoreRow[], { copies }: UsableRows, sales: Sales): Float64Array {
  const copiesOf = (id: number) => copies.filter(({ storeId }) => storeId === id).length;
  const rentals = [...sales.rentalsOfStore.values()].reduce((sum, each) => sum + each, 0);
  const perCopy = rentals / Math.max(1, copies.length);
  const weights = stores.map(({ storeId }) => sales.rentalsOfStore.get(storeId) ?? perCopy * copiesOf(storeId));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return Float64Array.from(weights, (weight) => (total > 0 ? weight / total : 1 / weights.length));
}

/** Films ranked by how often they were rented of late; none counts as new. */
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
  { stores, films, copies }: UsableRows,
  facts: FilmFacts,
  config: Config,
): { copies: Copies; assortments: Assortments } {
  const filmIndex = new Map(films.map(({ filmId }, index) => [filmId, index]));
  const storeIndex = new Map(stores.map(({ storeId }, index) => [storeId, index]));
  const owned = stores.map(() => new Set<number>());
  for (const { storeId, filmId } of copies) {
    owned[storeIndex.get(storeId) ?? 0]?.add(filmIndex.get(filmId) ?? 0);
  }
  const carried = owned.map((own) => [...own].sort((x, y) => (facts.rank[x] ?? 0) - (facts.rank[y] ?? 0)));
  const slotOf = carried.map((assortment) => new Map(assortment.map((film, slot) => [film, slot])));
  const start = new Int32Array(stores.length + 1);
  carried.forEach((assortment, store) => {
    start[store + 1] = (start[store] ?? 0) + assortment.length;
  });
  const order = orderByTime(copies.map(({ boughtSecond }) => boughtSecond));
  const rows = Array.from(order, (index) => copies[index]).filter((copy) => copy !== undefined);
  const weight = sharedFloat64(start[stores.length] ?? 0);
  weight.set(carried.flatMap((assortment) => assortment.map((_, slot) => popularityAt(config, slot))));
  const film = (copy: CopyRow) => filmIndex.get(copy.filmId) ?? 0;
  const store = (copy: CopyRow) => storeIndex.get(copy.storeId) ?? 0;
  return {
    copies: {
      count: rows.length,
      openingCount: rows.length,
      id: shareInt32(rows.map(({ inventoryId }) => inventoryId)),
      storeIndex: shareInt32(rows.map(store)),
      filmIndex: shareInt32(rows.map(film)),
      slot: shareInt32(rows.map((copy) => slotOf[store(copy)]?.get(film(copy)) ?? 0)),
      boughtSecond: shareInt32(rows.map(({ boughtSecond }) => boughtSecond)),
      reasonIndex: shareInt32(new Int32Array(rows.length)),
      reasons: [],
    },
    assortments: {
      start: shareInt32(start),
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

/** Those who are there, with a life drawn for each, and those who will join. */
function joinMembers({ config, firstCustomerId }: ForeignChainParts, usable: UsableRows, joining: Members): Members {
  const storeIndex = new Map(usable.stores.map(({ storeId }, index) => [storeId, index]));
  const present = usable.customers.map(({ customerId, storeId, joinDay }): Member => {
    const life = new Stream(config.simulation.seed, customerId, 0, Purpose.foreignCustomerLife);
    const morning = 8 * 3600 + life.below(2 * 3600 - 1);
    const quitDay = drawQuitDay(config, life, joinDay);
    return {
      id: customerId,
      storeIndex: storeIndex.get(storeId) ?? 0,
      joinSecond: joinDay * DAY + morning,
      // Who should have left long ago has stayed after all, and may yet lose interest.
      quitDay: quitDay > 0 ? quitDay : drawQuitDay(config, life, 0),
      activity: drawActivity(life),
    };
  });
  const coming = comeLater(joining, latestJoining(usable.customers, config)).map(
    (member, row): Member => ({ ...member, id: firstCustomerId + row }),
  );
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

/** The last day of the update's weeks on which a customer is known to join, or a day before them. */
function latestJoining(customers: readonly CustomerRow[], config: Config): number {
  const end = 7 * config.master_simulation.total_weeks;
  return customers.reduce((last, { joinDay }) => (joinDay < end - 1 ? Math.max(last, joinDay) : last), -1);
}

/** Puts off joinings to the day after a day, so that ids rise with them: in the order of joining. */
function comeLater(joining: Members, day: number): readonly Omit<Member, 'id'>[] {
  const coming = Array.from({ length: joining.count }, (_, row) => {
    const joinSecond = joining.joinSecond[row] ?? 0;
    const quitDay = joining.quitDay[row] ?? NEVER;
    const later = Math.max(0, day + 1 - Math.floor(joinSecond / DAY));
    return {
      storeIndex: joining.storeIndex[row] ?? 0,
      joinSecond: joinSecond + later * DAY,
      quitDay: quitDay === NEVER ? NEVER : quitDay + later,
      activity: joining.activity[row] ?? 1,
    };
  });
  return coming.sort((x, y) => x.joinSecond - y.joinSecond);
}
