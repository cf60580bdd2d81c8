import { DAY } from '../calendar/civil.js';
import { RENTING_PROFILES } from '../calendar/opening-hours.js';
import type { Chain } from '../plan/chain.js';
import { type Block, type Ring, ringItem } from '../plan/plan-blocks.js';
import { RandomBuffer } from '../random/random-buffer.js';
import { Purpose } from '../random/stream.js';
import { Checkout } from './checkout.js';
import type { Events } from './events.js';
import { FilmChooser } from './film-chooser.js';
import { LateFees } from './late-fees.js';
import type { LedgerSums } from './ledger.js';
import { minInt32 } from './min-and-max.js';
import { prefetchStore } from './prefetch-store.js';
import { Returners } from './returners.js';
import { Shelf } from './shelf.js';
import { StaffShifts } from './staff-shifts.js';
import type { State } from './state.js';
import { Visitors } from './visitors.js';
import { BASKET_BITS, BASKET_MASK, basketOf, Visits } from './visits.js';

/** The most of a day's demand that customers who bring discs back take up. */
const RETURNER_SHARE = 0.85;
/** The mean number of films that a visitor asks for. */
const MEAN_BASKET = 1.7;

/**
 * Simulates the stores of a chain, one store and block at a time: every visit, choice, rental, return and lost sale. On
 * the days after the last week copies are only returned. A simulator keeps nothing between blocks: the state is shared,
 * so any thread can take any store's next block.
 */
export class StoreSimulator {
  private readonly visitors: Visitors;
  private readonly shelf: Shelf;
  private readonly checkout: Checkout;
  private readonly lateFees: LateFees;
  private readonly chooser: FilmChooser;
  private readonly staff: StaffShifts;
  private readonly returners: Returners;
  private readonly draws = new RandomBuffer();
  private readonly visits = new Visits(this.draws);
  private returnerBaskets = new Int32Array(64);
  /** Accumulates prefetched values so the loop is not optimised away. */
  read = 0;

  /** @param events - of the blocks in flight */
  constructor(
    private readonly chain: Chain,
    private readonly state: State,
    private readonly ledger: LedgerSums,
    private readonly events: Ring<Events>,
  ) {
    this.visitors = new Visitors(chain, state, this.draws);
    this.shelf = new Shelf(chain, state);
    this.chooser = new FilmChooser(chain);
    this.staff = new StaffShifts(chain);
    this.returners = new Returners(chain, state);
    this.checkout = new Checkout(chain, state, this.shelf, this.staff, this.returners, this.draws, events[0].rentals);
    this.lateFees = new LateFees(chain, state, ledger, events[0].fees);
  }

  /**
   * Simulates a block of one store. Reads and writes the store's rows of the state and its region of the block's
   * events.
   *
   * Precondition: the store's earlier blocks have been simulated, in order.
   */
  simulate(store: number, block: Block): void {
    const { chain, state, checkout, lateFees } = this;
    const events = ringItem(this.events, block);
    const days = store * events.daysPerStore - block.firstDay;
    checkout.open(store, block, events);
    this.staff.open(store);
    lateFees.open(store, block, events);
    this.read = prefetchStore(chain, state, store);
    for (let day = block.firstDay; day < block.endDay; day++) {
      events.rentalDay[days + day] = checkout.nextRental;
      events.feeDay[days + day] = lateFees.next;
      lateFees.collect(day);
      if (day >= chain.openDays) continue;
      if (day % 7 === 0) this.openWeek(store, day / 7);
      this.simulateDay(store, day);
    }
    events.rentalDay[days + block.endDay] = checkout.nextRental;
    events.feeDay[days + block.endDay] = lateFees.next;
    lateFees.listOpen(events);
  }

  private openWeek(store: number, week: number): void {
    this.draws.open(this.chain.config.simulation.seed, store, week, Purpose.shopping);
    this.chooser.openWeek(store, week);
  }

  /** Simulates a day on which the store is open. */
  private readonly simulateDay = (store: number, day: number): void => {
    const { checkout, visitors, draws } = this;
    this.shelf.stock(store, day);
    let newcomers = visitors.admit(store, day);
    visitors.removeLeavers(store, day);
    const { demand } = this.chain;
    const { chooser, returners } = this;
    const wanted = demand.wanted[store * demand.days + day]!;
    const returnerCount = this.chooseReturners(store, day, wanted);
    const { returnerBaskets } = this;
    let left = wanted;
    for (let at = 0; at < returnerCount; at++) left -= returnerBaskets[at]!;
    const visitCount = this.visits.draw(left, RENTING_PROFILES[day % 7]!);
    const { packed } = this.visits;
    const firstRental = checkout.nextRental;
    checkout.openDay(day);
    let returner = 0;
    for (let visit = 0; visit < visitCount || returner < returnerCount; ) {
      const second = visit < visitCount ? packed[visit]! >> BASKET_BITS : DAY;
      if (returner < returnerCount && returners.seconds[returner]! <= second) {
        const at = (Math.imul(day, DAY) + returners.seconds[returner]!) | 0;
        checkout.serve(returners.rows[returner]!, at, returnerBaskets[returner]!, chooser);
        returner++;
        continue;
      }
      // Customers visit on the day they join, spread evenly over the day's visits.
      let customer = -1;
      if (newcomers > 0) {
        draws.require(1);
        if (draws.unit() * (visitCount - visit) < newcomers) {
          customer = visitors.newcomer(store, newcomers, day);
          newcomers--;
        }
      }
      if (customer < 0) customer = visitors.draw(store, day, second);
      if (customer < 0) {
        visit = visitCount;
        continue;
      }
      visitors.recordVisit(customer, day);
      checkout.serve(customer, (Math.imul(day, DAY) + second) | 0, packed[visit]! & BASKET_MASK, chooser);
      visit++;
    }
    checkout.closeDay(this.ledger, day, firstRental, wanted);
  };

  /**
   * Chooses who of those who bring discs back today rents again, and draws their baskets. Others get a part of the
   * day's visits too.
   *
   * @returns their number; they are the first of `returners`
   */
  private readonly chooseReturners = (store: number, day: number, wanted: number): number => {
    const { draws, returners, visitors } = this;
    const coming = returners.take(store, day);
    if (coming > this.returnerBaskets.length) this.returnerBaskets = new Int32Array(2 * coming);
    const { returnerBaskets } = this;
    const share = (RETURNER_SHARE * wanted) / (MEAN_BASKET * coming);
    let left = wanted;
    let kept = 0;
    for (let at = 0; at < coming && left > 0; at++) {
      const row = returners.rows[at]!;
      draws.require(2);
      const isComing = draws.unit() < share;
      const basket = minInt32(basketOf(draws.word()), left);
      if (!isComing || !visitors.canVisit(row, day)) continue;
      visitors.recordVisit(row, day);
      returners.rows[kept] = row;
      returners.seconds[kept] = returners.seconds[at]!;
      returnerBaskets[kept] = basket;
      left -= basket;
      kept++;
    }
    return kept;
  };
}
