import { expect, test } from 'vitest';
import type { ConfigInput } from '../../../src/config/schema.js';
import { planChain } from '../../../src/model/plan/chain.js';
import { planBlocks } from '../../../src/model/plan/plan-blocks.js';
import { RandomBuffer } from '../../../src/model/random/random-buffer.js';
import { Checkout } from '../../../src/model/store/checkout.js';
import { RENTAL_FIELDS, RentalField } from '../../../src/model/store/events.js';
import { FilmChooser } from '../../../src/model/store/film-chooser.js';
import { Returners } from '../../../src/model/store/returners.js';
import { Shelf } from '../../../src/model/store/shelf.js';
import { StaffShifts } from '../../../src/model/store/staff-shifts.js';
import { createSharedRun } from '../../../src/pipeline/shared-run.js';
import { configOf } from '../../support/simulate.js';

const NOON = 12 * 3600;
const IN = -1;
const OUT = 0x7fffff00;
const CUSTOMERS = 400;
/** Not the first, so that its rows and slots do not begin at 0. */
const STORE = 1;

/** The checkout of the second of two stores on its first day, with its stock. */
function openCheckout(films: number, generation: ConfigInput['generation'] = {}) {
  const config = configOf({
    generation: {
      films_count: films,
      stores_count: 2,
      initial_customers: 3 * CUSTOMERS,
      base_weekly_transactions: 5000,
      new_movie_boost: { enabled: false },
      ...generation,
    },
    master_simulation: { total_weeks: 1, inventory_additions: [] },
  });
  const chain = planChain(config);
  const blocks = planBlocks(chain, 1);
  const run = createSharedRun(chain, blocks, 1);
  const { state, events } = run;
  const draws = new RandomBuffer();
  draws.open(7, 0, 0, 0);
  const shelf = new Shelf(chain, state);
  shelf.stock(STORE, 0);
  const chooser = new FilmChooser(chain);
  chooser.openWeek(STORE, 0);
  const staff = new StaffShifts(chain);
  staff.open(STORE);
  const returners = new Returners(chain, state);
  const checkout = new Checkout(chain, state, shelf, staff, returners, draws, events[0].rentals);
  checkout.open(STORE, blocks[0]!, events[0]);
  checkout.openDay(0);

  /** Serves a customer who asks for one film; returns the slot that was rented. */
  function serve(customer: number, isIn: (slot: number) => boolean): number | undefined {
    for (let slot = 0; slot < films; slot++) {
      const ofChain = chain.assortments.start[STORE]! + slot;
      const [first, end] = [chain.copiesOfSlot[ofChain], chain.copiesOfSlot[ofChain + 1]];
      state.freeAt.fill(isIn(slot) ? IN : OUT, first, end);
    }
    state.nextFree.fill(0);
    const event = checkout.nextRental;
    checkout.serve(chain.membersByStore.start[STORE]! + customer, NOON, 1, chooser);
    if (checkout.nextRental === event) return undefined;
    const inventoryId = events[0].rentals[event * RENTAL_FIELDS + RentalField.inventoryId]!;
    return chain.copies.slot[inventoryId - 1];
  }
  /** How many films the last customer asked for that were out: each has been searched for on the shelf. */
  function countAsked(): number {
    return state.nextFree.filter((second) => second > 0).length;
  }
  return { serve, countAsked };
}

test('a sale is lost only when nine different films are out', () => {
  const { serve, countAsked } = openCheckout(200);
  for (let customer = 0; customer < CUSTOMERS; customer++) {
    expect(serve(customer, () => false)).toBeUndefined();
    expect(countAsked()).toBe(9);
  }
});

test('a customer rents a film that is in, and hardly ever one rented before', () => {
  const { serve } = openCheckout(100, { rental_distribution: { enabled: false } });
  let again = 0;
  for (let customer = 0; customer < 20; customer++) {
    const rented = new Set<number | undefined>();
    for (let visit = 0; visit < 30; visit++) {
      const slot = serve(customer, (each) => each % 2 === 0);
      if (slot === undefined) continue;
      expect(slot % 2).toBe(0);
      if (rented.has(slot)) again++;
      rented.add(slot);
    }
    expect(rented.size).toBeGreaterThan(20);
  }
  expect(again).toBeLessThan(40);
});
