import { DAY } from '../calendar/civil.js';
import { RETURNING_PROFILE, secondOfDay } from '../calendar/opening-hours.js';
import type { Block } from '../plan/block.js';
import type { Chain } from '../plan/chain.js';
import { mostOfAnyStore } from '../plan/in-order-of-time.js';
import { GuideTable } from '../random/guide-table.js';
import type { RandomBuffer } from '../random/random-buffer.js';
import { type Events, RENTAL_FIELDS, RentalField } from './events.js';
import type { FilmChooser } from './film-chooser.js';
import { expectLateFee, lateFeeCents, markLateRental } from './late-fees.js';
import { LEDGER_FIELDS, LedgerField, type LedgerSums } from './ledger.js';
import { least, most } from './min-and-max.js';
import { RecentRentals } from './recent-rentals.js';
import type { Shelf } from './shelf.js';
import { CUSTOMER_FIELDS, CustomerField, type State } from './state.js';

/** Seconds until a returned disc is on the shelf again. */
export const SHELF_GAP_SECONDS = 15 * 60;
/** How many films a customer asks for before giving up on one. */
const WISHES = 5;
/** Draws for those wishes: where a film comes up again that was asked for before, the next draw counts. */
const DRAWS = 32;
/** Words that a visit may take: for each of three films the wishes, and four for the rental. */
const WORDS_OF_VISIT = 1 + 3 * (DRAWS + 4);
/** Days that a disc is kept by those who are on time, and how often. */
const DAYS_KEPT = Int32Array.of(3, 4, 5, 6, 7);
const KEPT_SHARES = [0.3, 0.3, 0.2, 0.1, 0.1] as const;

/**
 * The counter of a store, where visitors are served: one after the other, on one day after the other.
 *
 * What is done for each visitor is a function of the object and not of its class. A thread has one counter, so the
 * engine takes what such a function is bound to, columns and their addresses, for constants.
 */
export class Checkout {
  /** The index of the next rental event. */
  nextRental = 0;
  private readonly memory: RecentRentals;
  private readonly customers: Int32Array;
  private readonly customerIds: Int32Array;
  private readonly inventoryIds: Int32Array;
  private readonly staffIds: Int32Array;
  private readonly freeAt: Int32Array;
  private readonly nextFree: Int32Array;
  private readonly wishGuide: State['wishGuide'];
  private readonly lastWish: Int32Array;
  private readonly filmOfPlace: Int32Array;
  private readonly durationDays: Int32Array;
  private readonly rateCents: Int32Array;
  /** For each of DAYS_KEPT and then for each number of days that a disc can be late, how often that is so. */
  private readonly fates: GuideTable;
  private readonly asOf: number;
  /** Cents per calendar day past due; 0 where a late return costs nothing. */
  private readonly lateFeeCents: number;
  private store = 0;
  private block = 0;
  private day = 0;
  private firstPlace = 0;
  /** What the wish that was found last is a wish for. */
  private place = 0;
  private firstStaff = 0;
  private staff = 0;
  private places = 0;
  private revenueCents = 0;
  private stillOut = 0;

  /** @param rentals - of the events of all blocks */
  constructor(
    private readonly chain: Chain,
    private readonly state: State,
    private readonly shelf: Shelf,
    private readonly draws: RandomBuffer,
    private readonly rentals: Int32Array,
  ) {
    this.memory = new RecentRentals(state, mostOfAnyStore(chain.ranges));
    this.customers = state.customers;
    this.customerIds = chain.customerIds;
    this.inventoryIds = chain.inventoryIds;
    this.staffIds = chain.staff.id;
    this.freeAt = state.freeAt;
    this.nextFree = state.nextFree;
    this.wishGuide = state.wishGuide;
    this.lastWish = state.lastWish;
    this.filmOfPlace = chain.ranges.film;
    this.durationDays = chain.films.rentalDurationDays;
    this.rateCents = chain.films.rentalRateCents;
    const { late_return_probability: late, late_days_max: mostDaysLate } = chain.config.generation;
    const shares = [
      ...KEPT_SHARES.map((share) => share * (1 - late)),
      ...Array<number>(mostDaysLate).fill(late / mostDaysLate),
    ];
    this.fates = GuideTable.of(shares);
    this.asOf = chain.asOfDay * DAY;
    this.lateFeeCents = lateFeeCents(chain.config);
  }

  /** Opens the counter in a store for a block of days; its rentals go where the store's region of the events begins. */
  open(store: number, block: Block, events: Events): void {
    this.store = store;
    this.block = block.index;
    this.nextRental = events.rentalStart[store]!;
    this.firstPlace = this.chain.ranges.start[store]!;
    this.places = this.chain.ranges.start[store + 1]! - this.firstPlace;
    this.firstStaff = this.chain.staff.start[store]!;
    this.staff = this.chain.staff.start[store + 1]! - this.firstStaff;
  }

  /** Begins a day. */
  openDay(day: number): void {
    this.day = day;
  }

  /**
   * Serves a visitor: each film of the basket is the first of up to five different wishes that is in.
   *
   * @param row - the customer's row
   * @param second - of the visit, since the first Monday
   * @param basket - how many films the visitor would like, three at most
   */
  readonly serve = (row: number, second: number, basket: number, wishes: FilmChooser): void => {
    if (this.places === 0) return;
    this.draws.require(WORDS_OF_VISIT);
    this.memory.open(row, wishes.memory);
    const staffId = this.drawStaff();
    for (let film = 0; film < basket; film++) {
      const copyRow = this.findWish(second, wishes);
      if (copyRow >= 0) this.rent(row, copyRow, second, staffId);
    }
  };

  /** The row of a copy that is in of the first film that is, of up to five different ones; -1 where none is. */
  private readonly findWish = (second: number, wishes: FilmChooser): number => {
    const { firstPlace, nextFree, wishGuide, lastWish, draws } = this;
    const { ruledOut, visit } = this.memory;
    const { firstCell, shift } = wishes.table;
    const { words } = draws;
    const boosted = wishes.boosted > 0;
    let at = draws.at;
    const end = (at + DRAWS) | 0;
    let copyRow = -1;
    for (let left = WISHES; left > 0 && at < end; at = (at + 1) | 0) {
      const word = words[at]!;
      let place = 0;
      if (boosted) {
        place = wishes.pick(word);
      } else {
        // The guide table's `pick`, written out, in columns that the engine knows for constants.
        place = wishGuide[(firstCell + (word >>> shift)) | 0]!;
        while (word > lastWish[(firstPlace + place) | 0]!) place = (place + 1) | 0;
      }
      // Both are -1 or 0, so that a single branch decides whether the shelf has to be searched.
      const isAsked = (ruledOut[place + 1]! - visit) >> 31;
      const isOut = (second - nextFree[firstPlace + place]!) >> 31;
      ruledOut[place + 1] = visit;
      left = (left + isAsked) | 0;
      if ((isAsked & ~isOut) === 0) continue;
      copyRow = this.shelf.findCopy((firstPlace + place) | 0, second);
      if (copyRow < 0) continue;
      this.place = place;
      at = (at + 1) | 0;
      break;
    }
    draws.at = at;
    return copyRow;
  };

  /** Rents out the copy found last: draws when it comes back, and expects a late fee where that is past due. */
  private readonly rent = (row: number, copyRow: number, second: number, staffId: number): void => {
    this.memory.remember(this.place);
    const { customers, rentals, day, draws } = this;
    const film = this.filmOfPlace[(this.firstPlace + this.place) | 0]!;
    const duration = this.durationDays[film]!;
    const cents = this.rateCents[film]!;
    const fate = this.fates.pick(draws.word());
    const daysLate = (fate - DAYS_KEPT.length + 1) | 0;
    const kept = daysLate > 0 ? (duration + daysLate) | 0 : least(DAYS_KEPT[fate]!, duration);
    const returnDay = (day + kept) | 0;
    const returned = (Math.imul(returnDay, DAY) + secondOfDay(RETURNING_PROFILE, draws.word())) | 0;
    const customerId = this.customerIds[row]!;
    this.freeAt[copyRow] = (returned + SHELF_GAP_SECONDS) | 0;
    const lastReturn = (row * CUSTOMER_FIELDS + CustomerField.lastReturn) | 0;
    customers[lastReturn] = most(customers[lastReturn]!, returnDay);
    const event = this.nextRental;
    this.nextRental = (event + 1) | 0;
    const at = (event * RENTAL_FIELDS) | 0;
    rentals[at + RentalField.second] = second;
    rentals[at + RentalField.returned] = returned;
    rentals[at + RentalField.inventoryId] = this.inventoryIds[copyRow]!;
    rentals[at + RentalField.customerId] = customerId;
    rentals[at + RentalField.staffId] = staffId;
    rentals[at + RentalField.cents] = cents;
    this.revenueCents += cents;
    if (returned >= this.asOf) this.stillOut++;
    if (daysLate <= 0 || this.lateFeeCents === 0) return;
    expectLateFee(this.state, this.store, returnDay, copyRow, {
      second: returned,
      cents: Math.imul(daysLate, this.lateFeeCents),
      customerId,
      staffId: this.drawStaff(),
    });
    markLateRental(this.state, copyRow, this.block, event);
  };

  private drawStaff(): number {
    return this.staffIds[(this.firstStaff + this.draws.below(this.staff)) | 0]!;
  }

  /** Writes a day's trade into the ledger; what was wanted and not rented is lost. */
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
