import { DAY } from '../calendar/civil.js';
import type { Chain } from '../plan/chain.js';
import type { Block } from '../plan/plan-blocks.js';
import type { RandomBuffer } from '../random/random-buffer.js';
import { CopyChoice } from './copy-choice.js';
import { type Events, RENTAL_FIELDS, RentalField } from './events.js';
import type { FilmChooser } from './film-chooser.js';
import { lateFeeCentsPerDay, lateFeeOf, markLateRental, recordLateFee } from './late-fees.js';
import { LEDGER_FIELDS, LedgerField, type LedgerSums } from './ledger.js';
import { maxInt32, minInt32 } from './min-and-max.js';
import { ReturnDraw, WORDS_OF_RETURN } from './return-draw.js';
import type { Returners } from './returners.js';
import type { Shelf } from './shelf.js';
import type { StaffShifts } from './staff-shifts.js';
import { CUSTOMER_FIELDS, CustomerField, type State } from './state.js';
import { MAX_BASKET } from './visits.js';

/** Seconds from a disc's return until it can be rented again. */
export const SHELF_GAP_SECONDS = 15 * 60;
/** Random words of a visit, besides those of its choices: its staff, its return, and the staff of each late fee. */
const WORDS_OF_VISIT = 1 + WORDS_OF_RETURN + MAX_BASKET;

/** Serves a store's visitors: chooses films, rents out copies and draws their return. */
export class Checkout {
  /** The index of the next rental event. */
  nextRental = 0;
  private readonly customers: Int32Array;
  private readonly customerIds: Int32Array;
  private readonly inventoryIds: Int32Array;
  private readonly freeAt: Int32Array;
  private readonly filmOfSlot: Int32Array;
  private readonly durationDays: Int32Array;
  private readonly rateCents: Int32Array;
  private readonly choice: CopyChoice;
  private readonly returned: ReturnDraw;
  private readonly asOf: number;
  /** Cents per calendar day past due; 0 if late returns are free. */
  private readonly lateFeeCentsPerDay: number;
  /** The copies of the current visit, and their slots. */
  private readonly basketCopies = new Int32Array(MAX_BASKET);
  private readonly basketSlots = new Int32Array(MAX_BASKET);
  private store = 0;
  private block = 0;
  private day = 0;
  private firstSlot = 0;
  private slotCount = 0;
  private revenueCents = 0;
  private stillOut = 0;

  /** @param rentals - the rental events of all blocks */
  constructor(
    private readonly chain: Chain,
    private readonly state: State,
    shelf: Shelf,
    private readonly staff: StaffShifts,
    private readonly returners: Returners,
    private readonly draws: RandomBuffer,
    private readonly rentals: Int32Array,
  ) {
    this.customers = state.customers;
    this.customerIds = chain.customerIds;
    this.inventoryIds = chain.inventoryIds;
    this.freeAt = state.freeAt;
    this.filmOfSlot = chain.assortments.film;
    this.durationDays = chain.films.rentalDurationDays;
    this.rateCents = chain.films.rentalRateCents;
    this.choice = new CopyChoice(chain, state, shelf, draws);
    this.returned = new ReturnDraw(chain, draws);
    this.asOf = chain.asOfDay * DAY;
    this.lateFeeCentsPerDay = lateFeeCentsPerDay(chain.config);
  }

  /** Starts a block of a store. Rentals go to the store's region of the events. */
  open(store: number, block: Block, events: Events): void {
    this.store = store;
    this.block = block.index;
    this.nextRental = events.rentalStart[store]!;
    this.firstSlot = this.chain.assortments.start[store]!;
    this.choice.openStore(store);
    this.slotCount = this.chain.assortments.start[store + 1]! - this.firstSlot;
  }

  openDay(day: number): void {
    this.day = day;
  }

  /**
   * Serves a visitor: each film of the basket is the first of up to nine different choices with a copy on the shelf.
   *
   * @param row - the customer's row
   * @param second - of the visit, since the first Monday
   * @param basket - the number of films that the visitor asks for, at most MAX_BASKET
   */
  readonly serve = (row: number, second: number, basket: number, chooser: FilmChooser): void => {
    if (this.slotCount === 0) return;
    const { choice, basketCopies, basketSlots } = this;
    choice.openVisit(row, chooser);
    let taken = 0;
    for (let film = 0; film < basket; film++) {
      const copyRow = choice.choose(second, chooser);
      if (copyRow < 0) continue;
      basketCopies[taken] = copyRow;
      basketSlots[taken] = choice.slot;
      taken = (taken + 1) | 0;
    }
    if (taken > 0) this.rentOut(row, second, taken);
  };

  /** Rents out the copies of a visit, draws their return, and lists the customer who will rent again on that day. */
  private readonly rentOut = (row: number, second: number, count: number): void => {
    const { basketCopies, basketSlots, day, draws, customers, returned, filmOfSlot, firstSlot } = this;
    draws.require(WORDS_OF_VISIT);
    const staffId = this.staff.pick(day, draws.word());
    const customer = (row * CUSTOMER_FIELDS) | 0;
    const firstFilm = filmOfSlot[(firstSlot + basketSlots[0]!) | 0]!;
    let shortest = this.durationDays[firstFilm]!;
    for (let disc = 1; disc < count; disc++) {
      shortest = minInt32(shortest, this.durationDays[filmOfSlot[(firstSlot + basketSlots[disc]!) | 0]!]!);
    }
    returned.draw(day, customers[customer + CustomerField.habits]!, firstFilm, shortest, count);
    const together = returned.isApart ? count - 1 : count;
    for (let disc = 0; disc < together; disc++) {
      this.rent(row, basketCopies[disc]!, basketSlots[disc]!, second, staffId, returned.day, returned.second);
    }
    let lastDay = returned.day;
    if (returned.isApart) {
      lastDay = returned.dayApart;
      this.rent(row, basketCopies[together]!, basketSlots[together]!, second, staffId, lastDay, returned.secondApart);
    }
    customers[customer + CustomerField.lastReturn] = maxInt32(customers[customer + CustomerField.lastReturn]!, lastDay);
    if (returned.rentsAgain) this.returners.add(this.store, row, returned.day, returned.rentsAt);
  };

  /** Rents out a copy, and records the late fee of a late return. */
  private readonly rent = (
    row: number,
    copyRow: number,
    slot: number,
    second: number,
    staffId: number,
    returnDay: number,
    returnSecond: number,
  ): void => {
    const { rentals } = this;
    const film = this.filmOfSlot[(this.firstSlot + slot) | 0]!;
    const cents = this.rateCents[film]!;
    const customerId = this.customerIds[row]!;
    this.freeAt[copyRow] = (returnSecond + SHELF_GAP_SECONDS) | 0;
    const event = this.nextRental;
    this.nextRental = (event + 1) | 0;
    const at = (event * RENTAL_FIELDS) | 0;
    rentals[at + RentalField.second] = second;
    rentals[at + RentalField.returnSecond] = returnSecond;
    rentals[at + RentalField.inventoryId] = this.inventoryIds[copyRow]!;
    rentals[at + RentalField.customerId] = customerId;
    rentals[at + RentalField.staffId] = staffId;
    rentals[at + RentalField.cents] = cents;
    this.revenueCents += cents;
    if (returnSecond >= this.asOf) this.stillOut++;
    const daysLate = (returnDay - this.day - this.durationDays[film]!) | 0;
    const lateFee = lateFeeOf(daysLate, this.lateFeeCentsPerDay);
    if (lateFee === 0) return;
    recordLateFee(this.state, this.store, returnDay, copyRow, {
      second: returnSecond,
      cents: lateFee,
      customerId,
      staffId: this.staff.pick(returnDay, this.draws.word()),
    });
    markLateRental(this.state, copyRow, this.block, event);
  };

  /** Adds a day to the ledger. Films that were wanted and not rented are lost sales. */
  closeDay(ledger: LedgerSums, day: number, firstRental: number, wanted: number): void {
    const sums = (this.store * ledger.months + ledger.monthOfDay[day]!) * LEDGER_FIELDS;
    const rentals = this.nextRental - firstRental;
    ledger.sums[sums + LedgerField.rentals]! += rentals;
    ledger.sums[sums + LedgerField.lostSales]! += wanted - rentals;
    ledger.sums[sums + LedgerField.revenue]! += this.revenueCents;
    ledger.sums[sums + LedgerField.checkedOut]! += this.stillOut;
    this.revenueCents = 0;
    this.stillOut = 0;
  }
}
