import { DAY } from '../calendar/civil.js';
import { RETURNING_PROFILE, secondOfDay } from '../calendar/opening-hours.js';
import type { Chain } from '../plan/chain.js';
import { maxRowsOfStore } from '../plan/columns.js';
import type { Block } from '../plan/plan-blocks.js';
import { GuideTable } from '../random/guide-table.js';
import type { RandomBuffer } from '../random/random-buffer.js';
import { type Events, RENTAL_FIELDS, RentalField } from './events.js';
import type { FilmChooser } from './film-chooser.js';
import { lateFeeCentsPerDay, lateFeeOf, markLateRental, recordLateFee } from './late-fees.js';
import { LEDGER_FIELDS, LedgerField, type LedgerSums } from './ledger.js';
import { maxInt32, minInt32 } from './min-and-max.js';
import { RecentRentals } from './recent-rentals.js';
import type { Shelf } from './shelf.js';
import { CUSTOMER_FIELDS, CustomerField, type State } from './state.js';
import { MAX_BASKET } from './visits.js';

/** Seconds from a disc's return until it can be rented again. */
export const SHELF_GAP_SECONDS = 15 * 60;
/** Films that a customer asks for, at most, before the sale is lost. */
const MAX_CHOICES = 5;
/** Draws for those choices, at most: a film that is excluded or was asked for already is drawn again. */
const DRAWS = 32;
/** Random words that a visit may use: for each film the choices, and four for the rental. */
const WORDS_OF_VISIT = 1 + MAX_BASKET * (DRAWS + 4);
/** The days for which a disc is kept when it is returned on time, and the share of each. */
const DAYS_KEPT = Int32Array.of(3, 4, 5, 6, 7);
const KEPT_SHARES = [0.3, 0.3, 0.2, 0.1, 0.1] as const;

/** Serves a store's visitors: chooses films, rents out copies and draws their return. */
export class Checkout {
  /** The index of the next rental event. */
  nextRental = 0;
  private readonly recent: RecentRentals;
  private readonly customers: Int32Array;
  private readonly customerIds: Int32Array;
  private readonly inventoryIds: Int32Array;
  private readonly staffIds: Int32Array;
  private readonly freeAt: Int32Array;
  private readonly nextFree: Int32Array;
  private readonly choiceGuide: State['choiceGuide'];
  private readonly choiceLast: Int32Array;
  private readonly filmOfSlot: Int32Array;
  private readonly durationDays: Int32Array;
  private readonly rateCents: Int32Array;
  /** The distribution of returns: first each of DAYS_KEPT, then each number of days late. */
  private readonly returnOutcomes: GuideTable;
  private readonly asOf: number;
  /** Cents per calendar day past due; 0 if late returns are free. */
  private readonly lateFeeCentsPerDay: number;
  private store = 0;
  private block = 0;
  private day = 0;
  private firstSlot = 0;
  /** The slot of the copy that `chooseCopy` found last. */
  private slot = 0;
  private firstStaff = 0;
  private staff = 0;
  private slotCount = 0;
  private revenueCents = 0;
  private stillOut = 0;

  /** @param rentals - the rental events of all blocks */
  constructor(
    private readonly chain: Chain,
    private readonly state: State,
    private readonly shelf: Shelf,
    private readonly draws: RandomBuffer,
    private readonly rentals: Int32Array,
  ) {
    this.recent = new RecentRentals(state, maxRowsOfStore(chain.assortments));
    this.customers = state.customers;
    this.customerIds = chain.customerIds;
    this.inventoryIds = chain.inventoryIds;
    this.staffIds = chain.staff.id;
    this.freeAt = state.freeAt;
    this.nextFree = state.nextFree;
    this.choiceGuide = state.choiceGuide;
    this.choiceLast = state.choiceLast;
    this.filmOfSlot = chain.assortments.film;
    this.durationDays = chain.films.rentalDurationDays;
    this.rateCents = chain.films.rentalRateCents;
    const { late_return_probability: late, late_days_max: maxDaysLate } = chain.config.generation;
    const shares = [
      ...KEPT_SHARES.map((share) => share * (1 - late)),
      ...Array<number>(maxDaysLate).fill(late / maxDaysLate),
    ];
    this.returnOutcomes = GuideTable.of(shares);
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
    this.firstStaff = this.chain.staff.start[store]!;
    this.staff = this.chain.staff.start[store + 1]! - this.firstStaff;
  }

  openDay(day: number): void {
    this.day = day;
  }

  /**
   * Serves a visitor: each film of the basket is the first of up to five different choices with a copy on the shelf.
   *
   * @param row - the customer's row
   * @param second - of the visit, since the first Monday
   * @param basket - the number of films that the visitor asks for, at most MAX_BASKET
   */
  readonly serve = (row: number, second: number, basket: number, chooser: FilmChooser): void => {
    if (this.slotCount === 0) return;
    this.draws.require(WORDS_OF_VISIT);
    this.recent.open(row, chooser.recentLimit);
    const staffId = this.drawStaff();
    for (let film = 0; film < basket; film++) {
      const copyRow = this.chooseCopy(second, chooser);
      if (copyRow >= 0) this.rent(row, copyRow, second, staffId);
    }
  };

  /** The row of a copy of the first choice that is on the shelf; -1 after five different choices without one. */
  private readonly chooseCopy = (second: number, chooser: FilmChooser): number => {
    const { firstSlot, nextFree, choiceGuide, choiceLast, draws } = this;
    const { excludedBy, visit } = this.recent;
    const { firstCell, shift } = chooser.table;
    const { words } = draws;
    const boosted = chooser.boosted > 0;
    let at = draws.at;
    const end = (at + DRAWS) | 0;
    let copyRow = -1;
    for (let left = MAX_CHOICES; left > 0 && at < end; at = (at + 1) | 0) {
      const word = words[at]!;
      let slot = 0;
      if (boosted) {
        slot = chooser.pick(word);
      } else {
        // GuideTable.pick, inlined by hand so that its columns are constants. A test compares the two.
        slot = choiceGuide[(firstCell + (word >>> shift)) | 0]!;
        while (word > choiceLast[(firstSlot + slot) | 0]!) slot = (slot + 1) | 0;
      }
      // Masks, -1 or 0, so that one branch decides whether to search the shelf.
      const isNew = (excludedBy[slot + 1]! - visit) >> 31;
      const isOut = (second - nextFree[firstSlot + slot]!) >> 31;
      excludedBy[slot + 1] = visit;
      left = (left + isNew) | 0;
      if ((isNew & ~isOut) === 0) continue;
      copyRow = this.shelf.findCopy((firstSlot + slot) | 0, second);
      if (copyRow < 0) continue;
      this.slot = slot;
      at = (at + 1) | 0;
      break;
    }
    draws.at = at;
    return copyRow;
  };

  /** Rents out a copy: draws its return, and records the late fee of a late one. */
  private readonly rent = (row: number, copyRow: number, second: number, staffId: number): void => {
    this.recent.add(this.slot);
    const { customers, rentals, day, draws } = this;
    const film = this.filmOfSlot[(this.firstSlot + this.slot) | 0]!;
    const duration = this.durationDays[film]!;
    const cents = this.rateCents[film]!;
    const outcome = this.returnOutcomes.pick(draws.word());
    const daysLate = (outcome - DAYS_KEPT.length + 1) | 0;
    const kept = daysLate > 0 ? (duration + daysLate) | 0 : minInt32(DAYS_KEPT[outcome]!, duration);
    const returnDay = (day + kept) | 0;
    const returnSecond = (Math.imul(returnDay, DAY) + secondOfDay(RETURNING_PROFILE, draws.word())) | 0;
    const customerId = this.customerIds[row]!;
    this.freeAt[copyRow] = (returnSecond + SHELF_GAP_SECONDS) | 0;
    const lastReturn = (row * CUSTOMER_FIELDS + CustomerField.lastReturn) | 0;
    customers[lastReturn] = maxInt32(customers[lastReturn]!, returnDay);
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
    const lateFee = lateFeeOf(daysLate, this.lateFeeCentsPerDay);
    if (lateFee === 0) return;
    recordLateFee(this.state, this.store, returnDay, copyRow, {
      second: returnSecond,
      cents: lateFee,
      customerId,
      staffId: this.drawStaff(),
    });
    markLateRental(this.state, copyRow, this.block, event);
  };

  private drawStaff(): number {
    return this.staffIds[(this.firstStaff + this.draws.below(this.staff)) | 0]!;
  }

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
