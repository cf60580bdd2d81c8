import { DAY } from '../calendar/civil.js';
import type { Config } from '../config/schema.js';
import { Purpose } from '../random/purpose.js';
import { Stream } from '../random/stream.js';
import { apportion } from './apportion.js';
import type { PurchaseList } from './purchase-list.js';

/** The opening stock arrives on the mornings of this many days before the first Monday. */
const ARRIVAL_DAYS = 14;
const ARRIVAL_OPENS = 8 * 3600;
const ARRIVAL_MINUTES = 110;

/**
 * Buys a store's opening stock, as a shopkeeper does: one copy of every title, the rest by expected popularity.
 *
 * @param titles - how many films the store carries
 * @param copies - how many copies in all, at least as many as films
 * @param weights - how popular each place of the range is
 */
export function buyOpeningStock(
  purchases: PurchaseList,
  config: Config,
  store: number,
  titles: number,
  copies: number,
  weights: Float64Array,
): void {
  const extra = apportion(copies - titles, weights.subarray(0, titles));
  const stream = new Stream(config.simulation.seed, store, 0, Purpose.openingStock);
  for (let place = 0; place < titles; place++) {
    const day = stream.below(ARRIVAL_DAYS) - ARRIVAL_DAYS;
    const second = day * DAY + ARRIVAL_OPENS + stream.below(ARRIVAL_MINUTES) * 60;
    for (let copy = 0; copy <= extra[place]!; copy++) purchases.add(store, place, second);
  }
}
