import { CUSTOMER_FIELDS, CustomerField, MEMORY, type State } from './state.js';

/** Titles per remembered film, so that a regular has enough to choose from. */
const TITLES_PER_MEMORY = 6;

/** The number of films that customers remember, by the titles that a store opens with. */
export function memoryOf(titles: number): number {
  return Math.min(MEMORY, Math.floor(titles / TITLES_PER_MEMORY));
}

/** The visits are numbered in 32 bits; after this one the numbers begin again. */
const LAST_VISIT = 0x7fffffff;

/**
 * What the customer at the counter won't ask for: films that were taken lately and films that were asked for on this
 * visit. Each film is stamped with the number of the last visit for which it was ruled out, so one look settles it.
 */
export class RecentRentals {
  /** By place of the store's range, from 1: the last visit on which it was ruled out. */
  readonly ruledOut: Int32Array;
  /** The number of the visit at hand. */
  visit = 0;
  private readonly customers: Int32Array;
  private readonly ring: State['taken'];
  private row = 0;
  private size = 0;
  /** How many films the customer has taken on this visit. */
  private taken = 0;

  /** @param places - of the largest range that any store has; they count from 0 in each store */
  constructor(state: State, places: number) {
    this.customers = state.customers;
    this.ring = state.taken;
    this.ruledOut = new Int32Array(places + 1);
  }

  /** Begins a visit of a customer and rules out the remembered films. */
  open(row: number, size: number): void {
    if (this.visit === LAST_VISIT) {
      this.ruledOut.fill(0);
      this.visit = 0;
    }
    const { ruledOut, ring } = this;
    const visit = (this.visit + 1) | 0;
    this.visit = visit;
    this.row = row;
    this.size = size;
    this.taken = 0;
    const first = (row * MEMORY) | 0;
    // Where nothing was taken yet stands 0, which is no place.
    for (let at = first; at < first + size; at++) ruledOut[ring[at]!] = visit;
  }

  /** Notes that the customer takes a film home, and forgets the one taken longest ago. */
  remember(place: number): void {
    const { size, customers, ring } = this;
    if (size === 0) return;
    const nextTaken = (this.row * CUSTOMER_FIELDS + CustomerField.nextTaken) | 0;
    const next = customers[nextTaken]!;
    const oldest = (this.row * MEMORY + next) | 0;
    // A film from before this visit was ruled out until now, so it has not been asked for.
    if (this.taken < size) this.ruledOut[ring[oldest]!] = 0;
    this.taken = (this.taken + 1) | 0;
    ring[oldest] = place + 1;
    const after = (next + 1) | 0;
    customers[nextTaken] = after & ((after - size) >> 31);
  }
}
