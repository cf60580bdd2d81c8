import type { Config } from '../../config/schema.js';
import { additionsOf } from '../../config/standard-additions.js';
import type { FilmFacts } from '../catalog/films.js';
import { apportion } from './apportion.js';
import { openingCopies, planRange, type StoreRange } from './assortments.js';
import { buyHotCategory, hotCategoriesOf } from './hot-categories.js';
import { orderByTime } from './in-order-of-time.js';
import { buyOpeningStock } from './opening-stock.js';
import { PurchaseList } from './purchase-list.js';
import { type BuyingCircle, buyAddition } from './purchasing.js';
import { countUp, sharedColumn, sharedFloat64, shareInt32 } from './shared-columns.js';

/** What inventory_purchases has room for. */
const LONGEST_REASON = 100;

/** All copies of a run in the order in which they are bought. */
export interface Copies {
  readonly count: number;
  /** Copies of the opening stock, which come first. */
  readonly openingCount: number;
  /** The inventory_id: in a chain that this program makes, the row plus one. */
  readonly id: Int32Array;
  readonly storeIndex: Int32Array | Uint16Array;
  readonly filmIndex: Int32Array;
  /** The film's place in its store's range. */
  readonly place: Int32Array;
  /** Seconds since the first Monday 00:00; negative for the opening stock. */
  readonly boughtSecond: Int32Array;
  /** Why it was bought, as a position in `reasons`. */
  readonly reasonIndex: Int32Array;
  /** Each at most 100 characters. */
  readonly reasons: readonly string[];
}

/** What the stores carry in the course of the run: store s the places from `start[s]` up to `start[s + 1]`. */
export interface Ranges {
  readonly start: Int32Array;
  readonly film: Int32Array;
  /** How popular the film is in its store. */
  readonly weight: Float64Array;
  /** Day of the run from which the store carries the film; it never falls from place to place of a store. */
  readonly entersDay: Int32Array;
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
  const purchases = new PurchaseList();
  purchases.beginReason('Opening stock');
  for (let store = 0; store < stores; store++) {
    buyOpeningStock(purchases, config, films, store, ranges[store]!, opening[store]!);
  }
  const circles = formCircles(ranges, config.generation.stores_count);
  const additions = additionsOf(config);
  for (let week = 0; week < weeks; week++) {
    buyReleases(purchases, config, films, circles, week, firstDay);
    for (const [, quantity, note] of additions.filter(([due]) => due === week)) {
      purchases.beginReason(writeReason(note, 'Scheduled purchase'));
      const quotas = apportion(Math.round(quantity * config.simulation.scale_factor), shares);
      for (const circle of circles) {
        const own = quotas.subarray(circle.firstStore, circle.firstStore + circle.ranges.length);
        buyAddition(purchases, config, films, circle, own, week, firstDay);
      }
    }
  }
  return { copies: inOrderOfPurchase(purchases, ranges), ranges: joinRanges(ranges) };
}

function formCircles(ranges: readonly StoreRange[], size: number): readonly BuyingCircle[] {
  return Array.from({ length: Math.ceil(ranges.length / size) }, (_, circle) => ({
    firstStore: circle * size,
    ranges: ranges.slice(circle * size, (circle + 1) * size),
  }));
}

function buyReleases(
  purchases: PurchaseList,
  config: Config,
  films: FilmFacts,
  circles: readonly BuyingCircle[],
  week: number,
  firstDay: number,
): void {
  const strategy = config.master_simulation.film_release_strategy;
  if (!strategy) return;
  for (const category of hotCategoriesOf(strategy, week)) {
    purchases.beginReason(writeReason(category.note, `New films: ${category.category}`));
    for (const circle of circles) buyHotCategory(purchases, config, films, circle, category, week, firstDay);
  }
}

/** What a note says, in words that every format of file takes: readers disagree about a backslash. */
function writeReason(note: string, otherwise: string): string {
  return (note.trim() === '' ? otherwise : note).replaceAll('\\', '/').slice(0, LONGEST_REASON);
}

function inOrderOfPurchase(purchases: PurchaseList, ranges: readonly StoreRange[]): Copies {
  const order = orderByTime(purchases.boughtSecond.values());
  const storeIndex = purchases.storeIndex.inOrder(order, sharedColumn(order.length, ranges.length));
  const place = purchases.place.inOrder(order);
  const boughtSecond = purchases.boughtSecond.inOrder(order);
  return {
    count: order.length,
    openingCount: countOpening(boughtSecond),
    id: countUp(order.length),
    storeIndex,
    place,
    filmIndex: shareInt32(place.map((at, row) => ranges[storeIndex[row]!]!.films[at]!)),
    boughtSecond,
    reasonIndex: purchases.reasonIndex.inOrder(order),
    reasons: purchases.reasons,
  };
}

/** How many copies were bought before the first Monday, in the order of purchase. */
function countOpening(boughtSecond: Int32Array): number {
  const later = boughtSecond.findIndex((second) => second >= 0);
  return later < 0 ? boughtSecond.length : later;
}

function joinRanges(ranges: readonly StoreRange[]): Ranges {
  const start = new Int32Array(ranges.length + 1);
  ranges.forEach((range, store) => {
    start[store + 1] = start[store]! + range.films.length;
  });
  const weights = ranges.flatMap((range) => range.weights);
  const weight = sharedFloat64(weights.length);
  weight.set(weights);
  return {
    start: shareInt32(start),
    film: shareInt32(ranges.flatMap((range) => range.films)),
    weight,
    entersDay: shareInt32(ranges.flatMap((range) => range.entersDay)),
  };
}
