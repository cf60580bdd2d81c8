import { CUSTOMER_FIELDS, CustomerField, MAX_RECENT, type State } from './state.js';

/** A store's opening titles per recent rental, so that a regular customer still has enough to choose from. */
const TITLES_PER_RECENT_RENTAL = 6;

/** The number of recent rentals that a customer does not repeat, by the number of titles that the store opens with. */
export function recentRentalsLimit(titles: number): number {
  return Math.min(MAX_RECENT, Math.floor(titles / TITLES_PER_RECENT_RENTAL));
}

/** Visits are numbered in 32 bits; after this one the numbers start again. */
const LAST_VISIT = 0x7fffffff;

/**
 * The films that the current customer does not ask for: the recent rentals, and those already asked for on this visit.
 * Each slot holds the number of the last visit that excluded it, so a check is one comparison and nothing is cleared
 * between visits.
 */
export class RecentRentals {
  /** By slot of the store, from 1: the last visit that excluded it. */
  readonly excludedBy: Int32Array;
  /** The number of the current visit. */
  visit = 0;
  private readonly customers: Int32Array;
  private readonly recentSlots: State['recentSlots'];
  private row = 0;
  private size = 0;
  /** Films rented on this visit so far. */
  private rented = 0;

  /** @param slots - the size of the largest assortment */
  constructor(state: State, slots: number) {
    this.customers = state.customers;
    this.recentSlots = state.recentSlots;
    this.excludedBy = new Int32Array(slots + 1);
  }

  /** Begins a visit of a customer and excludes the recent rentals. */
  open(row: number, size: number): void {
    if (this.visit === LAST_VISIT) {
      this.excludedBy.fill(0);
      this.visit = 0;
    }
    const { excludedBy, recentSlots } = this;
    const visit = (this.visit + 1) | 0;
    this.visit = visit;
    this.row = row;
    this.size = size;
    this.rented = 0;
    const first = (row * MAX_RECENT) | 0;
    // An empty entry is 0, which is no slot.
    for (let at = first; at < first + size; at++) excludedBy[recentSlots[at]!] = visit;
  }

  /** Adds a rental in place of the oldest recent one. */
  add(slot: number): void {
    const { size, customers, recentSlots } = this;
    if (size === 0) return;
    const nextRecent = (this.row * CUSTOMER_FIELDS + CustomerField.nextRecent) | 0;
    const next = customers[nextRecent]!;
    const oldest = (this.row * MAX_RECENT + next) | 0;
    // The oldest film is from an earlier visit unless this one has replaced them all. It may be asked for again.
    if (this.rented < size) this.excludedBy[recentSlots[oldest]!] = 0;
    this.rented = (this.rented + 1) | 0;
    recentSlots[oldest] = slot + 1;
    const after = (next + 1) | 0;
    customers[nextRecent] = after & ((after - size) >> 31);
  }
}
