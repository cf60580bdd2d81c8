import type { Config } from '../../../config/schema.js';
import { DatagenError } from '../../../errors.js';
import { formatNumberOf } from '../../../format.js';
import { DAY, dateText } from '../../../model/calendar/civil.js';
import type { Chain } from '../../../model/plan/chain.js';
import { programCall } from '../../../program-call.js';
import type { PlanRequest } from '../plan.js';
import type { UsableRows } from './foreign-chain.js';
import type { Resumption } from './foreign-state.js';
import type { ChainRows, Start } from './read-chain.js';
import { LOST_SHARE, type Sales } from './sales.js';

/** What is known of a foreign update when its plan is made. */
export interface ForeignPlanFacts {
  readonly start: Start;
  readonly rows: ChainRows;
  readonly usable: UsableRows;
  readonly sales: Sales;
  readonly config: Config;
  readonly resumption: Resumption;
}

/** Lists what a foreign update assumes, a sentence each. */
export function describeAssumptions(facts: ForeignPlanFacts): readonly string[] {
  const { start, rows, usable, sales, config, resumption } = facts;
  const { base_weekly_transactions: base, late_return_probability: late, late_days_max } = config.generation;
  const fee = config.generation.late_fee_per_day.toFixed(2);
  const per = (n: number) => String(Math.round(n * 10) / 10);
  const end = config.master_simulation.total_weeks * 7 * DAY;
  return [
    describeStart(start),
    `demand of ${per(base)} films a week before the seasons, measured over the last ${sales.weeks === 1 ? 'week' : `${sales.weeks} weeks`}, ` +
      `with ${100 * LOST_SHARE} % of it not in; no growth`,
    `${per(sales.newCustomersWeekly)} new customers a week, as in those weeks; who is active is with the chain`,
    `films as popular as in those weeks, by Zipf’s law; no new copies: ${programCall('inventory', 'add')} buys them`,
    `${100 * late} % come back late, by up to ${late_days_max} days, at ${fee} a day`,
    `this program’s seasons, holidays and events; ${sales.hasBusyWeekends ? 'Friday to Sunday' : 'working days'} are the busy days, as in those weeks`,
    ...countText(
      rows.stores.length - usable.stores.length,
      'store has no staff, so nothing is rented there',
      'stores have no staff, so nothing is rented there',
    ),
    ...countText(
      rows.films.length - usable.films.length,
      'film has terms this program can’t keep and stays in',
      'films have terms this program can’t keep and stay in',
    ),
    ...countText(
      resumption.lost,
      'open rental counts as lost: its fee would pass 999.99, or its copy can’t be rented',
      'open rentals count as lost: their fee would pass 999.99, or their copy can’t be rented',
    ),
    ...countText(
      resumption.superseded,
      'rental is open though its copy went out again; it stays so, and the copy stays in',
      'rentals are open though their copy went out again; they stay so, and the copy stays in',
    ),
    ...countText(
      usable.copies.filter(({ boughtSecond }) => boughtSecond >= end).length,
      'copy is bought after the new weeks and is not rented in them',
      'copies are bought after the new weeks and are not rented in them',
    ),
  ];
}

function describeStart({ firstDay, fees, delay }: Start): string {
  const day = dateText(firstDay);
  if (delay !== undefined) return `the new weeks begin on ${day}: ${delay}`;
  const removed = countText(
    fees.length,
    'late fee paid after it is taken back and paid in its turn',
    'late fees paid after it are taken back and paid in their turn',
  );
  return [`the new weeks begin on ${day}, the Monday after the last rental`, ...removed].join('; ');
}

/** A sentence with a count; none if the count is 0. */
function countText(n: number, one: string, many: string): readonly string[] {
  return n > 0 ? [`${n} ${n === 1 ? one : many}`] : [];
}

/**
 * Refuses an update without a rental, and names the reason.
 *
 * @param rentals - the number of rentals in the plan
 * @throws DatagenError `conflict`
 */
export function requireRentals(
  rentals: number,
  chain: Chain,
  { weeks, season }: Pick<PlanRequest, 'weeks' | 'season'>,
): void {
  if (rentals > 0) return;
  const [reason, hint] = explain(chain, season);
  throw new DatagenError('conflict', `An update of ${formatNumberOf(weeks, 'week')} would add no rental: ${reason}.`, {
    hint: `Nothing was changed. ${hint}`,
  });
}

function explain(chain: Chain, season: number | undefined): readonly [reason: string, hint: string] {
  const { copies, members, firstDay } = chain;
  const buy = programCall('inventory', 'add');
  if (copies.count === 0) return ['no store with staff has a copy of a film that can be rented', `${buy} buys copies.`];
  const lastDay = firstDay + 7 * chain.weeks - 1;
  const firstPurchase = firstDay + Math.floor(copies.boughtSecond.reduce((x, y) => Math.min(x, y)) / DAY);
  if (firstPurchase > lastDay) {
    const days = [lastDay, firstPurchase].map(dateText);
    return [
      `the new weeks end on ${days[0]}, and the first of the ${copies.count} copies is bought on ${days[1]}`,
      `Correct inventory.date_purchased, or buy copies with ${buy}.`,
    ];
  }
  if (members.count === 0) {
    return ['no customer is active, and none joined recently', 'Set customer.active to 1 for present customers.'];
  }
  if (season !== undefined && season <= -99) {
    return [`--season ${season} leaves next to no demand`, 'Name a percentage nearer to 0.'];
  }
  return [
    'the recent demand is too small, or every wanted copy is out and does not come back',
    `Append more weeks at once, or buy copies with ${buy}.`,
  ];
}
