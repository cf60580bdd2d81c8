import type { FilmFacts } from '../catalog/films.js';
import type { Config } from '../config/schema.js';
import { additionsOf } from '../config/standard-additions.js';
import { apportion } from './apportion.js';
import { orderByTime } from './in-order-of-time.js';
import { buyOpeningStock } from './opening-stock.js';
import { PurchaseList } from './purchase-list.js';
import { buyAddition } from './purchasing.js';
import { openingCopies, planRange, rangeWeights } from './ranges.js';
import { shareInt32 } from './shared-columns.js';

/** All copies of a run in the order in which they are bought; the row is the inventory_id less one. */
export interface Copies {
  readonly count: number;
  readonly storeIndex: Int32Array;
  readonly filmIndex: Int32Array;
  /** The film's place in its store's range, 0 for the most popular. */
  readonly place: Int32Array;
  /** Seconds since the first Monday 00:00; negative for the opening stock. */
  readonly boughtSecond: Int32Array;
}

/** What the stores carry: the films of store s are `film[start[s]]` to `film[start[s + 1] - 1]`, hits first. */
export interface Ranges {
  readonly start: Int32Array;
  readonly film: Int32Array;
  /** How popular each place of a range is. */
  readonly weights: Float64Array;
}

/** Plans every purchase of the run: the opening stock, then the scheduled additions. */
export function planCopies(
  config: Config,
  films: FilmFacts,
  shares: Float64Array,
  firstDay: number,
  weeks: number,
): { copies: Copies; ranges: Ranges } {
  const stores = shares.length;
  const opening = apportion(openingCopies(config), shares);
  const ranges = Array.from(opening, (copies, store) => planRange(config, films, store, copies));
  const weights = rangeWeights(config, Math.max(...ranges.map((range) => range.length)));
  const purchases = new PurchaseList();
  for (let store = 0; store < stores; store++) {
    buyOpeningStock(purchases, config, films, store, ranges[store]!, opening[store]!, weights);
  }
  const circleSize = Math.min(config.generation.stores_count, stores);
  for (const [week, quantity] of additionsOf(config)) {
    if (week >= weeks) continue;
    const quotas = apportion(Math.round(quantity * config.simulation.scale_factor), shares);
    for (let firstStore = 0; firstStore < stores; firstStore += circleSize) {
      const circle = { firstStore, ranges: ranges.slice(firstStore, firstStore + circleSize), weights };
      const own = quotas.subarray(firstStore, firstStore + circleSize);
      buyAddition(purchases, config, films, circle, own, week, firstDay);
    }
  }
  return { copies: inOrderOfPurchase(purchases, ranges), ranges: joinRanges(ranges, weights) };
}

function inOrderOfPurchase(purchases: PurchaseList, ranges: readonly Int32Array[]): Copies {
  const order = orderByTime(purchases.boughtSecond);
  const inOrder = (values: number[]) => shareInt32(Array.from(order, (row) => values[row]!));
  const storeIndex = inOrder(purchases.storeIndex);
  const place = inOrder(purchases.place);
  return {
    count: order.length,
    storeIndex,
    place,
    filmIndex: shareInt32(Array.from(place, (at, row) => ranges[storeIndex[row]!]![at]!)),
    boughtSecond: inOrder(purchases.boughtSecond),
  };
}

function joinRanges(ranges: readonly Int32Array[], weights: Float64Array): Ranges {
  const start = new Int32Array(ranges.length + 1);
  for (let store = 0; store < ranges.length; store++)
    start[store + 1] = start[store]! + ranges[store]!.length;
  const film = new Int32Array(start[ranges.length]!);
  ranges.forEach((range, store) => {
    film.set(range, start[store]!);
  });
  return { start: shareInt32(start), film: shareInt32(film), weights };
}
