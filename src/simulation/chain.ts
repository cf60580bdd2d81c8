import { parseDay } from '../calendar/civil.js';
import { type FilmFacts, planFilms } from '../catalog/films.js';
import type { Config } from '../config/schema.js';
import { type Copies, planCopies, type Ranges } from './copies.js';
import { type Demand, planDemand } from './demand.js';
import { type ByStore, groupByStore, sortWithinStores } from './in-order-of-time.js';
import { type Members, planMembers } from './members.js';
import { sharedInt32, shareInt32 } from './shared-columns.js';
import { storeShares } from './stores.js';

/**
 * The chain as it is fixed before the first rental: who will join and when, what will be bought and when, how
 * many films will be asked for on each day. What remains to be simulated is who gets which copy. All columns
 * lie in shared memory, so the whole chain can be handed to every thread.
 */
export interface Chain {
  readonly config: Config;
  /** Epoch day of the first Monday; days and seconds of the run count from its midnight. */
  readonly firstDay: number;
  readonly weeks: number;
  /** Days on which rentals happen: 7 × weeks. */
  readonly openDays: number;
  /** The as-of moment, counted in days: what happens on or after this day has not happened. */
  readonly asOfDay: number;
  readonly stores: number;
  readonly films: FilmFacts;
  readonly ranges: Ranges;
  readonly copies: Copies;
  /** Copies by store and place of its range, the oldest first: the copies of a film lie side by side. */
  readonly copiesByStore: ByStore;
  /** By place of a range, and one more: where its copies begin in `copiesByStore.rows`. */
  readonly copiesOfPlace: Int32Array;
  /** By store, in the order of purchase: positions in `copiesByStore.rows`. */
  readonly arrivals: Int32Array;
  readonly members: Members;
  readonly membersByStore: ByStore;
  readonly demand: Demand;
}

/** Plans the whole chain from its configuration, which fixes it to the last copy and customer. */
export function planChain(config: Config): Chain {
  const firstDay = parseDay(config.simulation.start_date);
  const weeks = config.master_simulation.total_weeks;
  const shares = storeShares(config);
  const films = shareFilms(planFilms(config, firstDay));
  const { copies, ranges } = planCopies(config, films, shares, firstDay, weeks);
  const members = planMembers(config, shares, weeks);
  const bought = groupByStore(copies.storeIndex, shares.length);
  const shelved = sortWithinStores(bought, copies.place);
  return {
    config,
    firstDay,
    weeks,
    openDays: weeks * 7,
    asOfDay: weeks * 7 + config.simulation.settle_days,
    stores: shares.length,
    films,
    ranges,
    copies,
    copiesByStore: shareByStore(shelved),
    copiesOfPlace: findCopiesOfPlaces(copies, shelved, ranges),
    arrivals: listArrivals(bought, shelved),
    members,
    membersByStore: shareByStore(groupByStore(members.storeIndex, shares.length)),
    demand: planDemand(config, shares, firstDay, weeks),
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
