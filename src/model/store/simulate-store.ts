import { DAY } from '../calendar/civil.js';
import type { Chain } from '../plan/chain.js';
import { type Block, type Ring, ringItem } from '../plan/plan-blocks.js';
import { RandomBuffer } from '../random/random-buffer.js';
import { Purpose } from '../random/stream.js';
import { Checkout } from './checkout.js';
import type { Events } from './events.js';
import { FilmChooser } from './film-chooser.js';
import { LateFees } from './late-fees.js';
import type { LedgerSums } from './ledger.js';
import { prefetchStore } from './prefetch-store.js';
import { Shelf } from './shelf.js';
import type { State } from './state.js';
import { Visitors } from './visitors.js';
import { BASKET_BITS, BASKET_MASK, Visits } from './visits.js';

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
  /** By store. They depend on the chain and the day only. */
  private readonly choosers: FilmChooser[] = [];
  private readonly draws = new RandomBuffer();
  private readonly visits = new Visits(this.draws);
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
    this.checkout = new Checkout(chain, state, this.shelf, this.draws, events[0].rentals);
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
    this.openDraws(store, Math.floor(block.firstDay / 7));
    checkout.open(store, block, events);
    lateFees.open(store, block, events);
    this.read = prefetchStore(chain, state, store);
    for (let day = block.firstDay; day < block.endDay; day++) {
      events.rentalDay[days + day] = checkout.nextRental;
      events.feeDay[days + day] = lateFees.next;
      lateFees.collect(day);
      if (day >= chain.openDays) continue;
      if (day % 7 === 0) this.openDraws(store, day / 7);
      this.simulateDay(store, day);
    }
    events.rentalDay[days + block.endDay] = checkout.nextRental;
    events.feeDay[days + block.endDay] = lateFees.next;
    lateFees.listOpen(events);
  }

  private openDraws(store: number, week: number): void {
    this.draws.open(this.chain.config.simulation.seed, store, week, Purpose.shopping);
  }

  /** Simulates a day on which the store is open. */
  private readonly simulateDay = (store: number, day: number): void => {
    const { checkout, visitors, draws } = this;
    this.shelf.stock(store, day);
    let newcomers = visitors.admit(store, day);
    visitors.removeLeavers(store, day);
    this.choosers[store] ??= new FilmChooser(this.chain, this.state, store);
    const chooser = this.choosers[store];
    chooser.openDay(day);
    const { demand } = this.chain;
    const wanted = demand.wanted[store * demand.days + day]!;
    const visitCount = this.visits.draw(wanted);
    const firstRental = checkout.nextRental;
    checkout.openDay(day);
    for (let visit = 0; visit < visitCount; visit++) {
      // Customers visit on the day they join, spread evenly over the day's visits.
      let customer = -1;
      if (newcomers > 0) {
        draws.require(1);
        if (draws.unit() * (visitCount - visit) < newcomers) {
          customer = visitors.newcomer(store, newcomers, day);
          newcomers--;
        }
      }
      if (customer < 0) customer = visitors.draw(store, day);
      if (customer < 0) break;
      visitors.recordVisit(customer, day);
      const packed = this.visits.packed[visit]!;
      checkout.serve(customer, day * DAY + (packed >> BASKET_BITS), packed & BASKET_MASK, chooser);
    }
    checkout.closeDay(this.ledger, day, firstRental, wanted);
  };
}
