import type { Config } from '../../config/schema.js';
import { parseDay } from '../calendar/civil.js';
import { type FilmFacts, planFilms } from '../catalog/films.js';
import { STAFF_PER_STORE } from '../catalog/place-rows.js';
import { type Copies, planCopies, type Ranges } from './copies.js';
import { type Demand, planDemand } from './demand.js';
import { type ByStore, groupByStore, sortWithinStores } from './in-order-of-time.js';
import { type Members, planMembers } from './members.js';
import { countUp, sharedInt32, shareInt32 } from './shared-columns.js';
import { storeShares } from './stores.js';

/** Staff_ids by store: those of store s from `start[s]` up to `start[s + 1]`. */
export interface Staff {
  readonly start: Int32Array;
  readonly id: Int32Array;
}

/** What a chain is made of; stores count from 0 in all of it. */
export interface ChainPlan {
  readonly config: Config;
  /** Epoch day of the first Monday; days and seconds of the run count from its midnight. */
  readonly firstDay: number;
  readonly weeks: number;
  readonly staff: Staff;
  readonly films: FilmFacts;
  readonly ranges: Ranges;
  readonly copies: Copies;
  readonly members: Members;
  readonly demand: Demand;
}

/**
 * The chain as it is fixed before the first rental: who will join and when, what will be bought and when, how
 * many films will be asked for on each day. What remains to be simulated is who gets which copy. All columns
 * lie in shared memory, so the whole chain can be handed to every thread.
 */
export interface Chain extends ChainPlan {
  /** Days on which rentals happen: 7 × weeks. */
  readonly openDays: number;
  /** The as-of moment, counted in days: what happens on or after this day has not happened. */
  readonly asOfDay: number;
  readonly stores: number;
  /** Copies by store and place of its range, the oldest first: the copies of a film lie side by side. */
  readonly copiesByStore: ByStore;
  /** By place of a range, and one more: where its copies begin in `copiesByStore.rows`. */
  readonly copiesOfPlace: Int32Array;
  /** By store, in the order of purchase: positions in `copiesByStore.rows`. */
  readonly arrivals: Int32Array;
  readonly membersByStore: ByStore;
  /** By position in `copiesByStore.rows` and `membersByStore.rows`: the inventory_id and the customer_id. */
  readonly inventoryIds: Int32Array;
  readonly customerIds: Int32Array;
}

/** Plans the whole chain from its configuration, which fixes it to the last copy and customer. */
export function planChain(config: Config): Chain {
  return assembleChain({ ...planHoldings(config), demand: planDemandOf(config) });
}

/** Plans what customers will ask for, which depends on nothing else of the chain. */
export function planDemandOf(config: Config): Demand {
  const { simulation, master_simulation } = config;
  return planDemand(
    config,
    storeShares(config),
    parseDay(simulation.start_date),
    master_simulation.total_weeks,
  );
}

/** Plans a chain but for what will be asked for. */
export function planHoldings(config: Config): Omit<ChainPlan, 'demand'> {
  const firstDay = parseDay(config.simulation.start_date);
  const weeks = config.master_simulation.total_weeks;
  const shares = storeShares(config);
  const films = shareFilms(planFilms(config, firstDay));
  const { copies, ranges } = planCopies(config, films, shares, firstDay, weeks);
  return {
    config,
    firstDay,
    weeks,
    staff: {
      start: shareInt32(Int32Array.from({ length: shares.length + 1 }, (_, s) => s * STAFF_PER_STORE)),
      id: countUp(shares.length * STAFF_PER_STORE),
    },
    films,
    ranges,
    copies,
    members: planMembers(config, shares, weeks),
  };
}

/** Puts a chain together of what it is made of, the copies in the order of purchase, the members in that of joining. */
export function assembleChain(plan: ChainPlan): Chain {
  const { config, weeks, copies, members, ranges } = plan;
  const stores = plan.staff.start.length - 1;
  const bought = groupByStore(copies.storeIndex, stores);
  const shelved = sortWithinStores(bought, copies.place);
  const enrolled = groupByStore(members.storeIndex, stores);
  return {
    ...plan,
    openDays: weeks * 7,
    asOfDay: weeks * 7 + config.simulation.settle_days,
    stores,
    copiesByStore: shareByStore(shelved),
    copiesOfPlace: findCopiesOfPlaces(copies, shelved, ranges),
    arrivals: listArrivals(bought, shelved),
    membersByStore: shareByStore(enrolled),
    inventoryIds: shareInt32(shelved.rows.map((copy) => copies.id[copy]!)),
    customerIds: shareInt32(enrolled.rows.map((member) => members.id[member]!)),
  };
}

function findCopiesOfPlaces(copies: Copies, shelved: ByStore, ranges: Ranges): Int32Array {
  const starts = sharedInt32(ranges.film.length + 1);
  for (const copy of shelved.rows) {
    starts[ranges.start[copies.storeIndex[copy]!]! + copies.place[copy]! + 1]! += 1;
  }
  for (let place = 0; place < ranges.film.length; place++) starts[place + 1]! += starts[place]!;
  return starts;
}

function listArrivals(bought: ByStore, shelved: ByStore): Int32Array {
  const rowOfCopy = new Int32Array(shelved.rows.length);
  shelved.rows.forEach((copy, row) => {
    rowOfCopy[copy] = row;
  });
  return shareInt32(bought.rows.map((copy) => rowOfCopy[copy]!));
}

function shareByStore(grouped: ByStore): ByStore {
  return { start: shareInt32(grouped.start), rows: shareInt32(grouped.rows) };
}

function shareFilms(films: FilmFacts): FilmFacts {
  const shared = Object.entries(films).map(([name, column]) => [
    name,
    column instanceof Int32Array ? shareInt32(column) : column,
  ]);
  return Object.fromEntries(shared) as FilmFacts;
}
