import type { Config } from '../../config/schema.js';
import { parseDay } from '../calendar/civil.js';
import { isClosed } from '../calendar/holidays.js';
import { type FilmFacts, planFilms } from '../catalog/films.js';
import { STAFF_PER_STORE } from '../catalog/small-table-source.js';
import { measureActivity } from './activity.js';
import { type BusinessEvents, planBusinessEvents } from './business-events.js';
import {
  type ByStore,
  countUp,
  groupByStore,
  sharedBytes,
  sharedInt32,
  shareInt32,
  sortWithinStores,
} from './columns.js';
import { type Assortments, type Copies, planCopies } from './copies.js';
import { type Demand, planDemand } from './demand.js';
import { type Members, openingCustomers, planMembers } from './members.js';
import { planReleases } from './releases.js';
import { planSignUps } from './sign-ups.js';
import { storeShares } from './stores.js';

/** Staff_ids by store: those of store s from `start[s]` up to `start[s + 1]`. */
export interface Staff {
  readonly start: Int32Array;
  readonly id: Int32Array;
}

/** The parts of a chain. Stores count from 0. */
export interface ChainPlan {
  readonly config: Config;
  /** Epoch day of the first Monday; days and seconds of the run count from its midnight. */
  readonly firstDay: number;
  readonly weeks: number;
  readonly staff: Staff;
  readonly films: FilmFacts;
  readonly assortments: Assortments;
  readonly copies: Copies;
  readonly members: Members;
  readonly events: BusinessEvents;
  readonly demand: Demand;
}

/**
 * The chain as it is fixed before the first rental: when each customer joins, when each copy is bought, how many films
 * are asked for on each day. The simulation decides who gets which copy. All columns are in shared memory, so every
 * thread can have the whole chain.
 *
 * Five numbers identify a copy:
 * - `copy`: its index in `copies`, which is the order of purchase in the whole chain;
 * - its inventory_id: `copies.id[copy]`, which only the output has;
 * - `copyRow`: its index in `copiesByStore.rows`, by store, slot and age. The simulation's columns go by it;
 * - its arrival: its index in `arrivals`, by store and order of purchase;
 * - its age in its slot: `copyRow - copiesOfSlot[slot]`, the oldest is 0.
 *
 * A slot is one film in one store's assortment. Slots count from 0 in each store; a *slot of the chain* is the store's
 * `assortments.start` plus the store's slot.
 */
export interface Chain extends ChainPlan {
  /** Days on which rentals happen: 7 × weeks. */
  readonly openDays: number;
  /** The as-of moment, in days: the output has nothing from this day or later. */
  readonly asOfDay: number;
  readonly stores: number;
  /** By copyRow: the copy. */
  readonly copiesByStore: ByStore;
  /** By slot of the chain, and one more: the copyRow of its oldest copy. */
  readonly copiesOfSlot: Int32Array;
  /** By arrival: the copyRow. */
  readonly arrivals: Int32Array;
  readonly membersByStore: ByStore;
  /** By copyRow: the inventory_id. */
  readonly inventoryIds: Int32Array;
  /** By index in `membersByStore.rows`: the customer_id. */
  readonly customerIds: Int32Array;
  /** By day of the run, and as long after it as a disc may be away: 1 if the stores are closed. */
  readonly closed: Uint8Array;
}

/** Plans the whole chain. The result depends on the configuration alone. */
export function planChain(config: Config): Chain {
  const firstDay = parseDay(config.simulation.start_date);
  const weeks = config.master_simulation.total_weeks;
  const shares = storeShares(config);
  const films = shareFilms(planFilms(config, firstDay, planReleases(config)));
  const signUps = planSignUps(config, firstDay, weeks, openingCustomers(config));
  const members = planMembers(config, shares, firstDay, weeks, signUps);
  const events = planBusinessEvents(config, shares.length, firstDay, weeks, true);
  return assembleChain({
    config,
    firstDay,
    weeks,
    staff: {
      start: shareInt32(Int32Array.from({ length: shares.length + 1 }, (_, s) => s * STAFF_PER_STORE)),
      id: countUp(shares.length * STAFF_PER_STORE),
    },
    films,
    ...planCopies(config, films, shares, firstDay, weeks),
    members,
    events,
    demand: planDemand(config, shares, firstDay, weeks, events, measureActivity(members, signUps, shares, weeks * 7)),
  });
}

/** Assembles a chain from its parts; copies are in the order of purchase, members in the order of joining. */
export function assembleChain(plan: ChainPlan): Chain {
  const { config, weeks, copies, members, assortments } = plan;
  const stores = plan.staff.start.length - 1;
  const bought = groupByStore(copies.storeIndex, stores);
  const shelved = sortWithinStores(bought, copies.slot);
  const enrolled = groupByStore(members.storeIndex, stores);
  return {
    ...plan,
    openDays: weeks * 7,
    asOfDay: weeks * 7 + config.simulation.settle_days,
    stores,
    copiesByStore: shareByStore(shelved),
    copiesOfSlot: findCopiesOfSlots(copies, shelved, assortments),
    arrivals: listArrivals(bought, shelved),
    membersByStore: shareByStore(enrolled),
    inventoryIds: shareInt32(shelved.rows.map((copy) => copies.id[copy]!)),
    customerIds: shareInt32(enrolled.rows.map((member) => members.id[member]!)),
    closed: listClosedDays(plan),
  };
}

/** More days than a disc is away. */
const MAX_AWAY_DAYS = 400;

function listClosedDays({ config, firstDay, weeks }: ChainPlan): Uint8Array {
  const closed = sharedBytes(weeks * 7 + MAX_AWAY_DAYS);
  for (let day = 0; day < closed.length; day++) closed[day] = isClosed(config, firstDay + day) ? 1 : 0;
  return closed;
}

function findCopiesOfSlots(copies: Copies, shelved: ByStore, assortments: Assortments): Int32Array {
  const starts = sharedInt32(assortments.film.length + 1);
  for (const copy of shelved.rows) {
    starts[assortments.start[copies.storeIndex[copy]!]! + copies.slot[copy]! + 1]! += 1;
  }
  for (let slot = 0; slot < assortments.film.length; slot++) starts[slot + 1]! += starts[slot]!;
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
