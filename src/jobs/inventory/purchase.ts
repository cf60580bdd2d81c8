import { formatNumberOf } from '../../format.js';
import { parseDay, timestampText } from '../../model/calendar/civil.js';
import type { RowOf } from '../../schema/tables.js';
import type { PurchaseMethod } from './choose-copies.js';
import type { Bounds } from './stock.js';
import type { PurchaseLine } from './strategy.js';

/** A line with the ids and the arrival of its copies. The ids are consecutive from firstInventoryId. */
export interface PlacedLine extends PurchaseLine {
  readonly firstInventoryId: number;
  /** 2004-09-27 07:00:00 */
  readonly arrival: string;
}

/** A purchase whose rows are all planned. */
export interface Purchase {
  readonly method: PurchaseMethod;
  /** Null where the method uses none. */
  readonly strategy: string | null;
  readonly seed: number;
  /** ISO date. */
  readonly date: string;
  /** Why it was bought: at most 100 characters. */
  readonly reason: string;
  readonly lines: readonly PlacedLine[];
}

/** Before eight, when the scheduled purchases of an update begin to arrive. */
const ARRIVAL_OPENS_MINUTE = 7 * 60;
const ARRIVAL_MINUTES = 60;
const LAST_MINUTE = 10 * 60 - 1;

/** Numbers the copies and sets their arrival: one minute per film, after earlier purchases of the day. */
export function placeLines(lines: readonly PurchaseLine[], bounds: Bounds, date: string): PlacedLine[] {
  const { lastPurchase } = bounds;
  const last = lastPurchase?.startsWith(date)
    ? Number(lastPurchase.slice(11, 13)) * 60 + Number(lastPurchase.slice(14, 16))
    : 0;
  const opens = Math.min(Math.max(ARRIVAL_OPENS_MINUTE, last), LAST_MINUTE);
  const films = new Map<number, number>();
  let next = bounds.lastInventoryId + 1;
  return lines.map((line) => {
    const turn = films.get(line.film.id) ?? films.size;
    films.set(line.film.id, turn);
    const minute = Math.min(opens + Math.min(turn, ARRIVAL_MINUTES - 1), LAST_MINUTE);
    const firstInventoryId = next;
    next += line.copies;
    return { ...line, firstInventoryId, arrival: timestampText(parseDay(date), minute * 60) };
  });
}

/** Yields the rows of `inventory`. */
export function* copyRows({ lines, date }: Purchase): Generator<RowOf<'inventory', string | number>> {
  for (const { film, store, copies, firstInventoryId, arrival } of lines) {
    for (let copy = 0; copy < copies; copy++) {
      yield {
        inventory_id: firstInventoryId + copy,
        film_id: film.id,
        store_id: store.id,
        date_purchased: date,
        staff_id: store.managerId,
        created_at: arrival,
        last_update: arrival,
      };
    }
  }
}

/** Yields the rows of `inventory_purchases`, one for each copy. */
export function* purchaseRows(
  purchase: Purchase,
  firstPurchaseId: number,
): Generator<RowOf<'inventory_purchases', string | number>> {
  let id = firstPurchaseId;
  for (const { inventory_id, film_id, date_purchased, staff_id, created_at } of copyRows(purchase)) {
    yield {
      purchase_id: id++,
      film_id,
      inventory_id,
      staff_id,
      purchase_date: date_purchased,
      quantity: 1,
      purchase_reason: purchase.reason,
      created_at,
    };
  }
}

/** The result of a purchase, as `inventory add --json` prints it. */
export type PurchaseReport = ReturnType<typeof reportPurchase>;

/**
 * Adds up a purchase. Money is in whole units; the costs are the copies' replacement costs. Precondition: it has at
 * least one line.
 *
 * @param bought - false for a dry run
 */
export function reportPurchase(purchase: Purchase, database: string, bought: boolean) {
  const { method, strategy, seed, date, lines } = purchase;
  const stores = new Map<number, { copies: number; cents: number }>();
  for (const { store, film, copies } of lines) {
    const sum = stores.get(store.id) ?? { copies: 0, cents: 0 };
    stores.set(store.id, { copies: sum.copies + copies, cents: sum.cents + copies * film.costCents });
  }
  const copies = lines.reduce((sum, line) => sum + line.copies, 0);
  const first = lines[0]?.firstInventoryId ?? 0;
  return {
    database,
    way: method.kind,
    strategy,
    seed,
    date,
    bought,
    copies,
    films: new Set(lines.map(({ film }) => film.id)).size,
    cost: lines.reduce((sum, line) => sum + line.copies * line.film.costCents, 0) / 100,
    first_inventory_id: first,
    last_inventory_id: first + copies - 1,
    stores: [...stores]
      .sort(([one], [other]) => one - other)
      .map(([store_id, sum]) => ({ store_id, copies: sum.copies, cost: sum.cents / 100 })),
    lots: lines.map(({ film, store, copies, firstInventoryId }) => ({
      film_id: film.id,
      title: film.title,
      category: film.genre ?? null,
      store_id: store.id,
      inventory_id: firstInventoryId,
      copies,
      replacement_cost: film.costCents / 100,
    })),
  };
}

/** Describes a method, for the reason of a purchase. */
export function describeMethod(method: PurchaseMethod, strategy: string): string {
  switch (method.kind) {
    case 'quantity':
      return `${formatNumberOf(method.copies, 'copy', 'copies')}, ${strategy}`;
    case 'percent':
      return `${method.percent} % of the stock, ${strategy}`;
    case 'per-film':
      return `${method.copies} of each film`;
    case 'popular':
      return `${method.copies} of each of the ${method.films} most rented films`;
    case 'strategy':
      return `one film of each genre, ${strategy}`;
  }
}
