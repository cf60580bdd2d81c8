import type { Config } from '../../config/schema.js';
import { DAY } from '../calendar/civil.js';
import type { FilmFacts } from '../catalog/films.js';
import { Purpose, Stream } from '../random/stream.js';
import type { StoreAssortment } from './assortments.js';
import type { PurchaseList } from './purchasing.js';
import { apportion } from './stores.js';

/** The opening stock arrives on the mornings of this many days before the first Monday. */
const ARRIVAL_DAYS = 14;
const ARRIVAL_OPENS = 8 * 3600;
const ARRIVAL_MINUTES = 110;

/**
 * Buys a store's opening stock: first one copy of every title. The other copies are split by the expected number of
 * copies that are out: the film's popularity times the mean days of a rental.
 *
 * @param copies - the number of copies to buy, at least one per film
 */
export function buyOpeningStock(
  purchases: PurchaseList,
  config: Config,
  films: FilmFacts,
  store: number,
  assortment: StoreAssortment,
  copies: number,
): void {
  const away = assortment.films.map((film, slot) => assortment.weights[slot]! * meanDaysAway(config, films, film));
  const extra = apportion(copies - assortment.films.length, away);
  const stream = new Stream(config.simulation.seed, store, 0, Purpose.openingStock);
  for (let slot = 0; slot < assortment.films.length; slot++) {
    const day = stream.below(ARRIVAL_DAYS) - ARRIVAL_DAYS;
    const second = day * DAY + ARRIVAL_OPENS + stream.below(ARRIVAL_MINUTES) * 60;
    for (let copy = 0; copy <= extra[slot]!; copy++) purchases.add(store, slot, second);
    assortment.copies[slot]! += extra[slot]! + 1;
  }
}

/**
 * The mean days of a rental: on-time returns use most of the rental duration, late ones half of the maximum lateness
 * beyond it.
 */
function meanDaysAway(config: Config, films: FilmFacts, film: number): number {
  const { late_return_probability, late_days_max } = config.generation;
  const duration = films.rentalDurationDays[film]!;
  const onTime = Math.min(duration, 4.4);
  return (1 - late_return_probability) * onTime + late_return_probability * (duration + (1 + late_days_max) / 2);
}
