import { DAY } from '../calendar/civil.js';
import { type Block, type Slots, slotOf } from '../plan/block.js';
import type { Chain } from '../plan/chain.js';
import { Purpose } from '../random/purpose.js';
import { RandomBuffer } from '../random/random-buffer.js';
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
 * Trades in the stores of a chain, one store and block of days at a time: every visit, wish, rental, return and lost
 * sale. Days after the last week only see discs come back. Everything that lasts lies in the state, so each thread
 * has a simulator of its own and any of them can take any store's next block.
 */
export class StoreSimulator {
  private readonly visitors: Visitors;
  private readonly shelf: Shelf;
  private readonly counter: Checkout;
  private readonly lateFees: LateFees;
  /** By store; what they hold follows from the chain and the day alone. */
  private readonly wishes: FilmChooser[] = [];
  private readonly draws = new RandomBuffer();
  private readonly visits = new Visits(this.draws);
  /** Accumulates prefetched values so the loop is not optimised away. */
  read = 0;

  /** @param events - of the blocks that are under way at a time */
  constructor(
    private readonly chain: Chain,
    private readonly state: State,
    private readonly ledger: LedgerSums,
    private readonly events: Slots<Events>,
  ) {
    this.visitors = new Visitors(chain, state, this.draws);
    this.shelf = new Shelf(chain, state);
    this.counter = new Checkout(chain, state, this.shelf, this.draws, events[0].rentals);
    this.lateFees = new LateFees(chain, state, ledger, events[0].fees);
  }

  /**
   * Trades in one store for a block of days. Reads and writes the store's rows of the state and its region of the
   * block's events.
   *
   * Precondition: the store's earlier blocks have been simulated, in order.
   */
  simulate(store: number, block: Block): void {
    const { chain, state, counter, lateFees } = this;
    const events = slotOf(this.events, block);
    const days = store * events.daysPerStore - block.firstDay;
    this.openDraws(store, Math.floor(block.firstDay / 7));
    counter.open(store, block, events);
    lateFees.open(store, block, events);
    this.read = prefetchStore(chain, state, store);
    for (let day = block.firstDay; day < block.endDay; day++) {
      events.rentalDay[days + day] = counter.nextRental;
      events.feeDay[days + day] = lateFees.next;
      lateFees.collect(day);
      if (day >= chain.openDays) continue;
      if (day % 7 === 0) this.openDraws(store, day / 7);
      this.trade(store, day);
    }
    events.rentalDay[days + block.endDay] = counter.nextRental;
    events.feeDay[days + block.endDay] = lateFees.next;
    lateFees.listOpen(events);
  }

  private openDraws(store: number, week: number): void {
    this.draws.open(this.chain.config.simulation.seed, store, week, Purpose.shopping);
  }

  /** Trades on a day that the store is open. */
  private readonly trade = (store: number, day: number): void => {
    const { counter, visitors, draws } = this;
    this.shelf.stock(store, day);
    let newcomers = visitors.admit(store, day);
    visitors.clear(store, day);
    this.wishes[store] ??= new FilmChooser(this.chain, this.state, store);
    const wishes = this.wishes[store];
    wishes.openDay(day);
    const { demand } = this.chain;
    const wanted = demand.wanted[store * demand.days + day]!;
    const visitCount = this.visits.draw(wanted);
    const firstRental = counter.nextRental;
    counter.openDay(day);
    for (let visit = 0; visit < visitCount; visit++) {
      // New customers come on the day they join: they are spread over the visits.
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
      visitors.welcome(customer, day);
      const packed = this.visits.packed[visit]!;
      counter.serve(customer, day * DAY + (packed >> BASKET_BITS), packed & BASKET_MASK, wishes);
    }
    counter.closeDay(this.ledger, day, firstRental, wanted);
  };
}
