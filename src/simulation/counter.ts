import { DAY } from '../calendar/civil.js';
import { RETURNING_PROFILE, secondOfDay } from '../calendar/opening-hours.js';
import type { Stream } from '../random/stream.js';
import type { Block } from './block.js';
import type { Chain } from './chain.js';
import { largestRange } from './copies.js';
import { type Events, RENTAL_FIELDS, RentalField } from './events.js';
import { expectLateFee, markLateRental } from './late-fees.js';
import { LEDGER_FIELDS, LedgerField, type LedgerSums } from './ledger.js';
import { Memory } from './memory.js';
import type { Shelf } from './shelf.js';
import { CUSTOMER_FIELDS, CustomerField, type State } from './state.js';
import type { Wishes } from './wishes.js';

/** A disc that is brought back is on the shelf again after so many seconds. */
export const SHELF_GAP_SECONDS = 15 * 60;
/** Cents per calendar day past due. */
export const LATE_FEE_CENTS = 150;
/** How many films a customer asks for before giving up on one. */
const WISHES = 5;
/** Draws for those wishes: where a film comes up again that was asked for before, the next draw counts. */
const DRAWS = 32;
/** Days that a disc is kept by those who are on time, and how often, cumulated. */
const DAYS_KEPT = [3, 4, 5, 6, 7] as const;
const KEPT_BELOW = [0.3, 0.6, 0.8, 0.9, 1] as const;

/** The counter of a store, where visitors are served: one after the other, on one day after the other. */
export class Counter {
  /** The index of the next rental event. */
  nextRental = 0;
  private readonly memory: Memory;
  private readonly customers: Int32Array;
  private readonly freeAt: Int32Array;
  private readonly filmOfPlace: Int32Array;
  private readonly durationDays: Int32Array;
  private readonly rateCents: Int32Array;
  private readonly lateChance: number;
  private readonly lateDaysMax: number;
  private readonly asOf: number;
  private rentals: Int32Array = new Int32Array(0);
  private store = 0;
  private block = 0;
  private firstPlace = 0;
  private places = 0;
  private revenueCents = 0;
  private stillOut = 0;

  constructor(
    private readonly chain: Chain,
    private readonly state: State,
    private readonly shelf: Shelf,
  ) {
    this.memory = new Memory(state, largestRange(chain.ranges));
    this.customers = state.customers;
    this.freeAt = state.freeAt;
    this.filmOfPlace = chain.ranges.film;
    this.durationDays = chain.films.rentalDurationDays;
    this.rateCents = chain.films.rentalRateCents;
    this.lateChance = chain.config.generation.late_return_probability;
    this.lateDaysMax = chain.config.generation.late_days_max;
    this.asOf = chain.asOfDay * DAY;
  }

  /** Opens the counter in a store for a block of days; its rentals go where the store's region of the events begins. */
  open(store: number, block: Block, events: Events): void {
    this.store = store;
    this.block = block.index;
    this.rentals = events.rentals;
    this.nextRental = events.rentalStart[store]!;
    this.firstPlace = this.chain.ranges.start[store]!;
    this.places = this.chain.ranges.start[store + 1]! - this.firstPlace;
  }

  /**
   * Serves a visitor: each film of the basket is the first of up to five different wishes that is in.
   *
   * @param row - the customer's row
   * @param second - of the visit, since the first Monday
   */
  serve(row: number, second: number, basket: number, wishes: Wishes, stream: Stream): void {
    if (this.places === 0) return;
    this.memory.open(row, wishes.memory);
    const staffId = this.drawStaff(stream);
    for (let film = 0; film < basket; film++) {
      let left = WISHES;
      for (let draw = 0; draw < DRAWS && left > 0; draw++) {
        const place = wishes.pick(stream.unit());
        if (!this.memory.allows(place)) continue;
        this.memory.ruleOut(place);
        left--;
        const copyRow = this.shelf.findCopy(this.firstPlace + place, second);
        if (copyRow < 0) continue;
        this.memory.remember(place);
        this.rent(row, this.firstPlace + place, copyRow, second, staffId, stream);
        break;
      }
    }
  }

  /** Rents a copy out: draws when it comes back, and expects a late fee where that is past due. */
  private rent(
    row: number,
    place: number,
    copyRow: number,
    second: number,
    staffId: number,
    stream: Stream,
  ): void {
    const film = this.filmOfPlace[place]!;
    const duration = this.durationDays[film]!;
    const cents = this.rateCents[film]!;
    const { lateChance } = this;
    const luck = stream.unit();
    const lateDays = luck < lateChance ? 1 + (((luck / lateChance) * this.lateDaysMax) | 0) : 0;
    const kept =
      lateDays > 0 ? duration + lateDays : daysKept((luck - lateChance) / (1 - lateChance), duration);
    const returnDay = ((second / DAY) | 0) + kept;
    const returned = returnDay * DAY + secondOfDay(RETURNING_PROFILE, stream.unit());
    const customerId = this.chain.customerIds[row]!;
    const lastReturn = row * CUSTOMER_FIELDS + CustomerField.lastReturn;
    this.freeAt[copyRow] = returned + SHELF_GAP_SECONDS;
    if (this.customers[lastReturn]! < returnDay) this.customers[lastReturn] = returnDay;
    const event = this.nextRental++;
    const { rentals } = this;
    const at = event * RENTAL_FIELDS;
    rentals[at + RentalField.second] = second;
    rentals[at + RentalField.returned] = returned;
    rentals[at + RentalField.inventoryId] = this.chain.inventoryIds[copyRow]!;
    rentals[at + RentalField.customerId] = customerId;
    rentals[at + RentalField.staffId] = staffId;
    rentals[at + RentalField.cents] = cents;
    rentals[at + RentalField.store] = this.store;
    this.revenueCents += cents;
    if (returned >= this.asOf) this.stillOut++;
    if (lateDays === 0) return;
    expectLateFee(this.state, this.store, returnDay, copyRow, {
      second: returned,
      cents: lateDays * LATE_FEE_CENTS,
      customerId,
      staffId: this.drawStaff(stream),
    });
    markLateRental(this.state, copyRow, this.block, event);
  }

  private drawStaff(stream: Stream): number {
    const { start, id } = this.chain.staff;
    const first = start[this.store]!;
    return id[first + stream.below(start[this.store + 1]! - first)]!;
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

function daysKept(uniform: number, duration: number): number {
  let choice = 0;
  while (uniform >= KEPT_BELOW[choice]! && choice < DAYS_KEPT.length - 1) choice++;
  return Math.min(DAYS_KEPT[choice]!, duration);
}
