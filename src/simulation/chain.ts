import { parseDay } from '../calendar/civil.js';
import { type FilmFacts, planFilms } from '../catalog/films.js';
import type { Config } from '../config/schema.js';
import { type Copies, planCopies, type Ranges } from './copies.js';
import { type Demand, planDemand } from './demand.js';
import { type ByStore, groupByStore } from './in-order-of-time.js';
import { type Members, planMembers } from './members.js';
import { shareInt32 } from './shared-columns.js';
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
  readonly copiesByStore: ByStore;
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
    copiesByStore: shareByStore(groupByStore(copies.storeIndex, shares.length)),
    members,
    membersByStore: shareByStore(groupByStore(members.storeIndex, shares.length)),
    demand: planDemand(config, shares, firstDay, weeks),
  };
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
