import type { Config } from '../../config/schema.js';
import { additionsOf } from '../../config/standard-additions.js';
import type { FilmFacts } from '../catalog/films.js';
import { openingCopies, planAssortment, type StoreAssortment } from './assortments.js';
import { countUp, orderByTime, sharedColumn, sharedFloat64, shareInt32 } from './columns.js';
import { buyHotCategory, hotCategoriesOf } from './hot-categories.js';
import { buyOpeningStock } from './opening-stock.js';
import { type BuyingCircle, buyAddition, PurchaseList } from './purchasing.js';
import { apportion } from './stores.js';

/** The length of the column in inventory_purchases. */
const MAX_REASON_LENGTH = 100;

/** All copies of a run in the order in which they are bought. */
export interface Copies {
  readonly count: number;
  /** Copies of the opening stock, which come first. */
  readonly openingCount: number;
  /** The inventory_id: in a chain that this program makes, the row plus one. */
  readonly id: Int32Array;
  readonly storeIndex: Int32Array | Uint16Array;
  readonly filmIndex: Int32Array;
  /** The slot of its film in the store. */
  readonly slot: Int32Array;
  /** Seconds since the first Monday 00:00; negative for the opening stock. */
  readonly boughtSecond: Int32Array;
  /** Why it was bought, as an index into `reasons`. */
  readonly reasonIndex: Int32Array;
  /** Each at most 100 characters. */
  readonly reasons: readonly string[];
}

/** The assortments of all stores over the whole run: store s has the slots from `start[s]` to `start[s + 1]`. */
export interface Assortments {
  readonly start: Int32Array;
  readonly film: Int32Array;
  /** The film's popularity in the store. */
  readonly weight: Float64Array;
  /** Day of the run from which the store carries the film; ascending within a store. */
  readonly entersDay: Int32Array;
}

/** Plans every purchase of the run: the opening stock, then the scheduled additions. */
export function planCopies(
  config: Config,
  films: FilmFacts,
  shares: Float64Array,
  firstDay: number,
  weeks: number,
): { copies: Copies; assortments: Assortments } {
  const stores = shares.length;
  const opening = apportion(openingCopies(config), shares);
  const assortments = Array.from(opening, (copies, store) => planAssortment(config, films, store, copies));
  const purchases = new PurchaseList();
  purchases.beginReason('Opening stock');
  for (let store = 0; store < stores; store++) {
    buyOpeningStock(purchases, config, films, store, assortments[store]!, opening[store]!);
  }
  const circles = formCircles(assortments, config.generation.stores_count);
  const additions = additionsOf(config);
  for (let week = 0; week < weeks; week++) {
    buyReleases(purchases, config, films, circles, week, firstDay);
    for (const [, quantity, note] of additions.filter(([due]) => due === week)) {
      purchases.beginReason(writeReason(note, 'Scheduled purchase'));
      const quotas = apportion(Math.round(quantity * config.simulation.scale_factor), shares);
      for (const circle of circles) {
        const own = quotas.subarray(circle.firstStore, circle.firstStore + circle.assortments.length);
        buyAddition(purchases, config, films, circle, own, week, firstDay);
      }
    }
  }
  return { copies: inOrderOfPurchase(purchases, assortments), assortments: joinAssortments(assortments) };
}

function formCircles(assortments: readonly StoreAssortment[], size: number): readonly BuyingCircle[] {
  return Array.from({ length: Math.ceil(assortments.length / size) }, (_, circle) => ({
    firstStore: circle * size,
    assortments: assortments.slice(circle * size, (circle + 1) * size),
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

/** A note as a purchase reason, without backslashes, which CSV readers disagree about. */
function writeReason(note: string, otherwise: string): string {
  return (note.trim() === '' ? otherwise : note).replaceAll('\\', '/').slice(0, MAX_REASON_LENGTH);
}

function inOrderOfPurchase(purchases: PurchaseList, assortments: readonly StoreAssortment[]): Copies {
  const order = orderByTime(purchases.boughtSecond.values());
  const storeIndex = purchases.storeIndex.inOrder(order, sharedColumn(order.length, assortments.length));
  const slot = purchases.slot.inOrder(order);
  const boughtSecond = purchases.boughtSecond.inOrder(order);
  return {
    count: order.length,
    openingCount: countOpening(boughtSecond),
    id: countUp(order.length),
    storeIndex,
    slot,
    filmIndex: shareInt32(slot.map((at, row) => assortments[storeIndex[row]!]!.films[at]!)),
    boughtSecond,
    reasonIndex: purchases.reasonIndex.inOrder(order),
    reasons: purchases.reasons,
  };
}

/** The number of copies bought before the first Monday. Precondition: they are in the order of purchase. */
function countOpening(boughtSecond: Int32Array): number {
  const later = boughtSecond.findIndex((second) => second >= 0);
  return later < 0 ? boughtSecond.length : later;
}

function joinAssortments(assortments: readonly StoreAssortment[]): Assortments {
  const start = new Int32Array(assortments.length + 1);
  assortments.forEach((assortment, store) => {
    start[store + 1] = start[store]! + assortment.films.length;
  });
  const weights = assortments.flatMap((assortment) => assortment.weights);
  const weight = sharedFloat64(weights.length);
  weight.set(weights);
  return {
    start: shareInt32(start),
    film: shareInt32(assortments.flatMap((assortment) => assortment.films)),
    weight,
    entersDay: shareInt32(assortments.flatMap((assortment) => assortment.entersDay)),
  };
}
