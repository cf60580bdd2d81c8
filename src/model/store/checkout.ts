import { DAY } from '../calendar/civil.js';
import { OPENS, RENTING_PROFILES, RETURNING_PROFILE, secondOfDay } from '../calendar/opening-hours.js';
import type { Chain } from '../plan/chain.js';
import { maxRowsOfStore } from '../plan/columns.js';
import { LATE_FACTORS, PUNCTUALITY_SHIFT } from '../plan/customer-life.js';
import type { Block } from '../plan/plan-blocks.js';
import { GuideTable } from '../random/guide-table.js';
import { exactPower } from '../random/power.js';
import type { RandomBuffer } from '../random/random-buffer.js';
import { type Events, RENTAL_FIELDS, RentalField } from './events.js';
import type { FilmChooser } from './film-chooser.js';
import { lateFeeCentsPerDay, lateFeeOf, markLateRental, recordLateFee } from './late-fees.js';
import { LEDGER_FIELDS, LedgerField, type LedgerSums } from './ledger.js';
import { maxInt32, minInt32 } from './min-and-max.js';
import type { Returners } from './returners.js';
import type { Shelf } from './shelf.js';
import type { StaffShifts } from './staff-shifts.js';
import { CUSTOMER_FIELDS, CustomerField, MAX_DAYS_APART, type State } from './state.js';
import { MAX_BASKET } from './visits.js';

/** Seconds from a disc's return until it can be rented again. */
export const SHELF_GAP_SECONDS = 15 * 60;
/** Films that a customer asks for, at most, before the sale is lost. */
const MAX_CHOICES = 8;
/** Draws of a genre for those choices, at most: first by taste, then by what everybody wants. */
const DRAWS = 16;
const DRAWS_BY_TASTE = 5;
/** After so many, films rented before will do; until then only so many of 256. */
const DRAWS_OF_UNSEEN = 12;
const AGAIN_CHANCE = 7;
const CHANCE_MASK = 255;
/** Random words that a draw may use: one for the genre, the others for its films. */
const WORDS_OF_DRAW = 48;
/** Random words that a return may use, with the staff of its late fees. */
const WORDS_OF_RETURN = 2 * MAX_BASKET + 12;
/** The days for which discs are kept when they are returned on time, and the share of each. */
const DAYS_KEPT = Int32Array.of(3, 4, 5, 6, 7);
const KEPT_SHARES = [0.3, 0.3, 0.2, 0.1, 0.1] as const;
/** The share of visits whose discs come back when the customer comes to rent again. */
const RENTS_AGAIN = 0.66;
/** The share of visits of which one disc comes back apart from the others. */
const APART_SHARE = 0.1;
/** Seconds between the return of discs and the next rental of the same visit. */
const MIN_BROWSING_SECONDS = 120;
const BROWSING_SECONDS = 900;
/** Lateness depends on the film and the day too: a new release, and a rental of Friday to Sunday, are late more often. */
const NEW_RELEASE_DAYS = 90;
const NEW_RELEASE_LATE = [0.93, 1.3] as const;
const WEEKEND_LATE = [0.85, 1.1] as const;
const FRIDAY = 4;
/** The number of days late: mostly one or two, each further day in 30 % of the cases; some forget their discs for long. */
const ONE_MORE_DAY = 0.3;
const FORGETFUL_SHARE = 0.4;
/** Discs that come back together are late by the shortest rental period; those with a longer one may not be. */
const LATE_VISITS_PER_DISC = 1.28;
const WORDS = 0x80000000;
/** Visits are numbered in 32 bits; after this one the numbers start again. */
const LAST_VISIT = 0x7fffffff;

/** Serves a store's visitors: chooses films, rents out copies and draws their return. */
export class Checkout {
  /** The index of the next rental event. */
  nextRental = 0;
  /** By slot: the last visit that asked for it. */
  private readonly excludedBy: Int32Array;
  private visit = 0;
  private readonly customers: Int32Array;
  private readonly customerIds: Int32Array;
  private readonly inventoryIds: Int32Array;
  private readonly freeAt: Int32Array;
  private readonly nextFree: Int32Array;
  private readonly rented: Int32Array;
  private readonly filmOfSlot: Int32Array;
  private readonly releaseDay: Int32Array;
  private readonly durationDays: Int32Array;
  private readonly rateCents: Int32Array;
  private readonly closed: Uint8Array;
  /** The days kept, and the days late. */
  private readonly kept = GuideTable.of(KEPT_SHARES);
  private readonly daysLate: GuideTable;
  /** By punctuality, weekend and novelty: the words below which a visit's discs are late. */
  private readonly lateBelow: Float64Array;
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
  private firstMember = 0;
  private rentedStart = 0;
  private rentedWords = 0;
  /** The slot of the copy that `chooseCopy` found last. */
  private slot = 0;
  private slotCount = 0;
  private revenueCents = 0;
  private stillOut = 0;

  /** @param rentals - the rental events of all blocks */
  constructor(
    private readonly chain: Chain,
    private readonly state: State,
    private readonly shelf: Shelf,
    private readonly staff: StaffShifts,
    private readonly returners: Returners,
    private readonly draws: RandomBuffer,
    private readonly rentals: Int32Array,
  ) {
    this.excludedBy = new Int32Array(maxRowsOfStore(chain.assortments));
    this.customers = state.customers;
    this.customerIds = chain.customerIds;
    this.inventoryIds = chain.inventoryIds;
    this.freeAt = state.freeAt;
    this.nextFree = state.nextFree;
    this.rented = state.rentedSlots;
    this.filmOfSlot = chain.assortments.film;
    this.releaseDay = chain.films.releaseDay;
    this.durationDays = chain.films.rentalDurationDays;
    this.rateCents = chain.films.rentalRateCents;
    this.closed = chain.closed;
    const { late_return_probability: late, late_days_max: maxDaysLate } = chain.config.generation;
    this.daysLate = GuideTable.of(
      Array.from(
        { length: maxDaysLate },
        (_, day) =>
          (1 - FORGETFUL_SHARE) * (1 - ONE_MORE_DAY) * exactPower(ONE_MORE_DAY, day) + FORGETFUL_SHARE / maxDaysLate,
      ),
    );
    this.lateBelow = Float64Array.from({ length: LATE_FACTORS.length * 4 }, (_, kind) =>
      Math.min(
        WORDS,
        WORDS *
          late *
          LATE_VISITS_PER_DISC *
          LATE_FACTORS[kind >> 2]! *
          WEEKEND_LATE[(kind >> 1) & 1]! *
          NEW_RELEASE_LATE[kind & 1]!,
      ),
    );
    this.asOf = chain.asOfDay * DAY;
    this.lateFeeCentsPerDay = lateFeeCentsPerDay(chain.config);
  }

  /** Starts a block of a store. Rentals go to the store's region of the events. */
  open(store: number, block: Block, events: Events): void {
    this.store = store;
    this.block = block.index;
    this.nextRental = events.rentalStart[store]!;
    this.firstSlot = this.chain.assortments.start[store]!;
    this.slotCount = this.chain.assortments.start[store + 1]! - this.firstSlot;
    this.firstMember = this.chain.membersByStore.start[store]!;
    this.rentedStart = this.state.rentedStart[store]!;
    this.rentedWords = this.state.rentedWords[store]!;
  }

  openDay(day: number): void {
    this.day = day;
  }

  /**
   * Serves a visitor: each film of the basket is the first of up to eight different choices with a copy on the shelf.
   *
   * @param row - the customer's row
   * @param second - of the visit, since the first Monday
   * @param basket - the number of films that the visitor asks for, at most MAX_BASKET
   */
  readonly serve = (row: number, second: number, basket: number, chooser: FilmChooser): void => {
    if (this.slotCount === 0) return;
    if (this.visit === LAST_VISIT) {
      this.excludedBy.fill(0);
      this.visit = 0;
    }
    this.visit = (this.visit + 1) | 0;
    const rentedAt = (this.rentedStart + Math.imul(row - this.firstMember, this.rentedWords)) | 0;
    chooser.openVisit(this.customers[(row * CUSTOMER_FIELDS + CustomerField.tastes) | 0]!);
    let taken = 0;
    for (let film = 0; film < basket; film++) {
      const copyRow = this.chooseCopy(second, chooser, rentedAt);
      if (copyRow < 0) continue;
      this.basketCopies[taken] = copyRow;
      this.basketSlots[taken] = this.slot;
      taken = (taken + 1) | 0;
      this.rented[rentedAt + (this.slot >> 5)]! |= 1 << this.slot;
    }
    if (taken > 0) this.rentOut(row, second, taken);
  };

  /** The row of a copy of the first choice that is on the shelf; -1 after eight different choices without one. */
  private readonly chooseCopy = (second: number, chooser: FilmChooser, rentedAt: number): number => {
    const { firstSlot, nextFree, draws, excludedBy, visit, rented } = this;
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
        if (((rented[(rentedAt + (slot >> 5)) | 0]! >>> slot) & 1) === 1 && (words[at]! & CHANCE_MASK) >= again) continue;
        if (excludedBy[slot] === visit) continue;
        chosen = slot;
        const word = words[at]!;
        at = (at + 1) | 0;
        if (word <= takesUpTo[place]!) break;
      }
      draws.at = at;
      if (chosen < 0) continue;
      excludedBy[chosen] = visit;
      left = (left - 1) | 0;
      if (second < nextFree[(firstSlot + chosen) | 0]!) continue;
      const copyRow = this.shelf.findCopy((firstSlot + chosen) | 0, second);
      if (copyRow < 0) continue;
      this.slot = chosen;
      return copyRow;
    }
    return -1;
  };

  /** Rents out the copies of a visit: draws their return, and records the late fees. */
  private readonly rentOut = (row: number, second: number, count: number): void => {
    const { basketCopies, basketSlots, day, draws, customers } = this;
    draws.require(WORDS_OF_RETURN);
    const staffId = this.staff.pick(day, draws.word());
    const customer = (row * CUSTOMER_FIELDS) | 0;
    const firstFilm = this.filmOfSlot[(this.firstSlot + basketSlots[0]!) | 0]!;
    let shortest = this.durationDays[firstFilm]!;
    for (let disc = 1; disc < count; disc++) {
      const film = this.filmOfSlot[(this.firstSlot + basketSlots[disc]!) | 0]!;
      shortest = minInt32(shortest, this.durationDays[film]!);
    }
    const punctuality = (customers[customer + CustomerField.habits]! >>> PUNCTUALITY_SHIFT) & 3;
    const isWeekend = day % 7 >= FRIDAY ? 1 : 0;
    const isNew = this.releaseDay[firstFilm]! > this.chain.firstDay + day - NEW_RELEASE_DAYS ? 1 : 0;
    const isLate = draws.word() < this.lateBelow[(punctuality << 2) | (isWeekend << 1) | isNew]!;
    const word = draws.word();
    const kept = isLate
      ? (shortest + 1 + this.daysLate.pick(word)) | 0
      : minInt32(DAYS_KEPT[this.kept.pick(word)]!, shortest);
    const returnDay = this.openDayNear((day + kept) | 0, isLate);
    const rentsAgain = draws.unit() < RENTS_AGAIN;
    const profile = rentsAgain ? RENTING_PROFILES[returnDay % 7]! : RETURNING_PROFILE;
    const atCounter = (Math.imul(returnDay, DAY) + secondOfDay(profile, draws.word())) | 0;
    const browsing = (MIN_BROWSING_SECONDS + draws.below(BROWSING_SECONDS)) | 0;
    const opens = (Math.imul(returnDay, DAY) + OPENS) | 0;
    const returnSecond = rentsAgain ? maxInt32(opens, (atCounter - browsing) | 0) : atCounter;
    const isApart = count > 1 && draws.unit() < APART_SHARE;
    let lastDay = returnDay;
    for (let disc = 0; disc < count; disc++) {
      if (isApart && disc === count - 1) {
        lastDay = this.openDayNear((returnDay + 1 + draws.below(MAX_DAYS_APART)) | 0, true);
        const later = (Math.imul(lastDay, DAY) + secondOfDay(RETURNING_PROFILE, draws.word())) | 0;
        this.rent(row, basketCopies[disc]!, basketSlots[disc]!, second, staffId, lastDay, later);
      } else {
        this.rent(row, basketCopies[disc]!, basketSlots[disc]!, second, staffId, returnDay, returnSecond);
      }
    }
    customers[customer + CustomerField.lastReturn] = maxInt32(customers[customer + CustomerField.lastReturn]!, lastDay);
    if (rentsAgain) this.returners.add(this.store, row, returnDay, atCounter);
  };

  /** A day, or the one beside it if the store is closed: the day after for a late return, else the day before. */
  private openDayNear(day: number, isLate: boolean): number {
    if (this.closed[day] === 0) return day;
    return isLate || day - 1 <= this.day ? (day + 1) | 0 : (day - 1) | 0;
  }

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
