import type { Config } from '../../config/schema.js';
import { DAY } from '../calendar/civil.js';
import type { FilmFacts } from '../catalog/films.js';
import { Purpose } from '../random/purpose.js';
import { Stream } from '../random/stream.js';
import { apportion } from './apportion.js';
import type { StoreRange } from './assortments.js';
import type { PurchaseList } from './purchase-list.js';

/** The opening stock arrives on the mornings of this many days before the first Monday. */
const ARRIVAL_DAYS = 14;
const ARRIVAL_OPENS = 8 * 3600;
const ARRIVAL_MINUTES = 110;

/**
 * Buys a store's opening stock, as a shopkeeper does: one copy of every title, the rest by how many will be out
 * at a time, which is the expected popularity times the days a disc is away.
 *
 * @param copies - how many copies in all, at least as many as films
 */
export function buyOpeningStock(
  purchases: PurchaseList,
  config: Config,
  films: FilmFacts,
  store: number,
  range: StoreRange,
  copies: number,
): void {
  const away = range.films.map((film, place) => range.weights[place]! * meanDaysAway(config, films, film));
  const extra = apportion(copies - range.films.length, away);
  const stream = new Stream(config.simulation.seed, store, 0, Purpose.openingStock);
  for (let place = 0; place < range.films.length; place++) {
    const day = stream.below(ARRIVAL_DAYS) - ARRIVAL_DAYS;
    const second = day * DAY + ARRIVAL_OPENS + stream.below(ARRIVAL_MINUTES) * 60;
    for (let copy = 0; copy <= extra[place]!; copy++) purchases.add(store, place, second);
  }
}

/** Those on time keep a disc for most of the days they may, the others for half of the late days beyond them. */
function meanDaysAway(config: Config, films: FilmFacts, film: number): number {
  const { late_return_probability, late_days_max } = config.generation;
  const duration = films.rentalDurationDays[film]!;
  const onTime = Math.min(duration, 4.4);
  return (
    (1 - late_return_probability) * onTime + late_return_probability * (duration + (1 + late_days_max) / 2)
  );
}
