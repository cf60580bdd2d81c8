import type { Chain } from '../plan/chain.js';
import { maxRowsOfStore } from '../plan/columns.js';
import type { RandomBuffer } from '../random/random-buffer.js';
import type { FilmChooser } from './film-chooser.js';
import type { Shelf } from './shelf.js';
import { CUSTOMER_FIELDS, CustomerField, type State } from './state.js';

/** Films that a customer asks for, at most, before the sale is lost. */
const MAX_CHOICES = 9;
/** Draws of a genre for those choices, at most: first by taste, then by what everybody wants. */
const DRAWS = 16;
const DRAWS_BY_TASTE = 5;
/** After so many, films rented before will do; until then only so many of 256. */
const DRAWS_OF_UNSEEN = 12;
const AGAIN_CHANCE = 7;
const CHANCE_MASK = 255;
/** Random words that a draw may use: one for the genre, the others for its films. */
const WORDS_OF_DRAW = 48;
/** Visits are numbered in 32 bits; after this one the numbers start again. */
const LAST_VISIT = 0x7fffffff;

/** Finds what a visitor takes: a film that appeals to the customer, and of which a copy is on the shelf. */
export class CopyChoice {
  /** The slot of the copy that `choose` found last. */
  slot = 0;
  private readonly customers: Int32Array;
  private readonly nextFree: Int32Array;
  private readonly rented: Int32Array;
  /** By slot: the last visit that asked for it. */
  private readonly askedBy: Int32Array;
  private visit = 0;
  private firstSlot = 0;
  private firstMember = 0;
  private rentedStart = 0;
  private rentedWords = 0;
  /** Where the bits of the films that the customer has rented begin. */
  private rentedAt = 0;

  constructor(
    private readonly chain: Chain,
    private readonly state: State,
    private readonly shelf: Shelf,
    private readonly draws: RandomBuffer,
  ) {
    this.customers = state.customers;
    this.nextFree = state.nextFree;
    this.rented = state.rentedSlots;
    this.askedBy = new Int32Array(maxRowsOfStore(chain.assortments));
  }

  openStore(store: number): void {
    this.firstSlot = this.chain.assortments.start[store]!;
    this.firstMember = this.chain.membersByStore.start[store]!;
    this.rentedStart = this.state.rentedStart[store]!;
    this.rentedWords = this.state.rentedWords[store]!;
  }

  /** Begins a visit of a customer, by row. */
  openVisit(row: number, chooser: FilmChooser): void {
    if (this.visit === LAST_VISIT) {
      this.askedBy.fill(0);
      this.visit = 0;
    }
    this.visit = (this.visit + 1) | 0;
    this.rentedAt = (this.rentedStart + Math.imul(row - this.firstMember, this.rentedWords)) | 0;
    chooser.openVisit(this.customers[(row * CUSTOMER_FIELDS + CustomerField.tastes) | 0]!);
  }

  /**
   * The row of a copy of the first choice that is on the shelf; -1 after nine different choices without one. The film
   * counts as rented from then on.
   */
  readonly choose = (second: number, chooser: FilmChooser): number => {
    const { firstSlot, nextFree, draws, askedBy, visit, rented, rentedAt } = this;
    const { slotOf, genreFirst, takesUpTo } = chooser;
    const { words } = draws;
    let left = MAX_CHOICES;
    for (let draw = 0; draw < DRAWS && left > 0; draw = (draw + 1) | 0) {
      draws.require(WORDS_OF_DRAW);
      const genre = chooser.pickGenre(draws.word(), draw < DRAWS_BY_TASTE);
      const end = genreFirst[genre + 1]!;
      const again = draw < DRAWS_OF_UNSEEN ? AGAIN_CHANCE : CHANCE_MASK + 1;
      let at = draws.at;
      const endAt = (at + WORDS_OF_DRAW - 1) | 0;
      let chosen = -1;
      for (let place = genreFirst[genre]!; place < end && at < endAt; place = (place + 1) | 0) {
        const slot = slotOf[place]!;
        const isRented = ((rented[(rentedAt + (slot >> 5)) | 0]! >>> slot) & 1) === 1;
        if (isRented && (words[at]! & CHANCE_MASK) >= again) continue;
        if (askedBy[slot] === visit) continue;
        chosen = slot;
        const word = words[at]!;
        at = (at + 1) | 0;
        if (word <= takesUpTo[place]!) break;
      }
      draws.at = at;
      if (chosen < 0) continue;
      askedBy[chosen] = visit;
      left = (left - 1) | 0;
      if (second < nextFree[(firstSlot + chosen) | 0]!) continue;
      const copyRow = this.shelf.findCopy((firstSlot + chosen) | 0, second);
      if (copyRow < 0) continue;
      rented[(rentedAt + (chosen >> 5)) | 0]! |= 1 << chosen;
      this.slot = chosen;
      return copyRow;
    }
    return -1;
  };
}
