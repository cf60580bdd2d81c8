import { CUSTOMER_FIELDS, CustomerField, MEMORY, type State } from './state.js';

/** A range of so many titles per remembered film leaves a regular enough to choose from. */
const TITLES_PER_MEMORY = 6;

/** How many films the customers of a store that opens with so many titles remember. */
export function memoryOf(titles: number): number {
  return Math.min(MEMORY, Math.floor(titles / TITLES_PER_MEMORY));
}

/** The visits are numbered in 32 bits; after this one the numbers begin again. */
const LAST_VISIT = 0x7fffffff;

/**
 * What the customer at the counter won't ask for: films that were taken lately and films that were asked for on this
 * visit. Each film is stamped with the number of the last visit for which it was ruled out, so one look settles it.
 */
export class Memory {
  private readonly customers: Int32Array;
  private readonly ring: State['taken'];
  private readonly ruledOut: Int32Array;
  private visit = 0;
  private row = 0;
  private size = 0;
  /** How many films the customer has taken on this visit. */
  private taken = 0;

  /** @param places - of the largest range that any store has; they count from 0 in each store */
  constructor(state: State, places: number) {
    this.customers = state.customers;
    this.ring = state.taken;
    this.ruledOut = new Int32Array(places);
  }

  /** Begins the visit of a customer who remembers so many films. */
  open(row: number, size: number): void {
    if (this.visit === LAST_VISIT) {
      this.ruledOut.fill(0);
      this.visit = 0;
    }
    this.visit++;
    this.row = row;
    this.size = size;
    this.taken = 0;
    const first = row * MEMORY;
    for (let at = first; at < first + size; at++) {
      const film = this.ring[at]!;
      if (film > 0) this.ruledOut[film - 1] = this.visit;
    }
  }

  /** Whether the customer still may ask for a film. */
  allows(place: number): boolean {
    return this.ruledOut[place] !== this.visit;
  }

  /** Notes that the customer has asked for a film. */
  ruleOut(place: number): void {
    this.ruledOut[place] = this.visit;
  }

  /** Notes that the customer takes a film home, and forgets the one taken longest ago. */
  remember(place: number): void {
    if (this.size === 0) return;
    const takenCount = this.row * CUSTOMER_FIELDS + CustomerField.takenCount;
    const count = this.customers[takenCount]!;
    const oldest = this.row * MEMORY + (count % this.size);
    const forgotten = this.ring[oldest]!;
    // A film from before this visit was ruled out until now, so it has not been asked for.
    if (forgotten > 0 && this.taken < this.size) this.ruledOut[forgotten - 1] = 0;
    this.taken++;
    this.ring[oldest] = place + 1;
    this.customers[takenCount] = count + 1;
  }
}
