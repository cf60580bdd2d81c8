import type { Way } from './choose.js';
import type { Purchase } from './record-purchase.js';

/** The result of a purchase, as `inventory add --json` prints it. Money in whole units. */
export interface PurchaseReport {
  readonly database: string;
  readonly way: Way['kind'];
  readonly strategy: string | null;
  readonly seed: number;
  readonly date: string;
  /** False when it was only tried. */
  readonly bought: boolean;
  readonly copies: number;
  readonly films: number;
  /** The sum of the copies' replacement costs. */
  readonly cost: number;
  readonly first_inventory_id: number;
  readonly last_inventory_id: number;
  readonly stores: readonly { readonly store_id: number; readonly copies: number; readonly cost: number }[];
  readonly lots: readonly {
    readonly film_id: number;
    readonly title: string;
    readonly category: string | null;
    readonly store_id: number;
    readonly inventory_id: number;
    readonly copies: number;
    readonly replacement_cost: number;
  }[];
}

interface Circumstances {
  readonly database: string;
  readonly way: Way;
  readonly strategy: string | null;
  readonly seed: number;
  readonly date: string;
  readonly bought: boolean;
}

/** Adds up what was bought. Precondition: there is at least one purchase. */
export function reportPurchase(purchases: readonly Purchase[], around: Circumstances): PurchaseReport {
  const stores = new Map<number, { copies: number; cents: number }>();
  for (const { store, film, copies } of purchases) {
    const sum = stores.get(store.id) ?? { copies: 0, cents: 0 };
    stores.set(store.id, { copies: sum.copies + copies, cents: sum.cents + copies * film.costCents });
  }
  const copies = purchases.reduce((sum, each) => sum + each.copies, 0);
  const first = purchases[0]?.firstInventoryId ?? 0;
  return {
    ...around,
    way: around.way.kind,
    copies,
    films: new Set(purchases.map(({ film }) => film.id)).size,
    cost: purchases.reduce((sum, each) => sum + each.copies * each.film.costCents, 0) / 100,
    first_inventory_id: first,
    last_inventory_id: first + copies - 1,
    stores: [...stores]
      .sort(([one], [other]) => one - other)
      .map(([store_id, sum]) => ({ store_id, copies: sum.copies, cost: sum.cents / 100 })),
    lots: purchases.map(({ film, store, copies, firstInventoryId }) => ({
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
