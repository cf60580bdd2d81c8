import { expect, test } from 'vitest';
import type { ConfigInput } from '../../../src/config/schema.js';
import { planChain } from '../../../src/model/plan/chain.js';
import { planBlocks } from '../../../src/model/plan/plan-blocks.js';
import { RandomBuffer } from '../../../src/model/random/random-buffer.js';
import { Checkout } from '../../../src/model/store/checkout.js';
import { RENTAL_FIELDS, RentalField } from '../../../src/model/store/events.js';
import { FilmChooser } from '../../../src/model/store/film-chooser.js';
import { Shelf } from '../../../src/model/store/shelf.js';
import { createSharedRun } from '../../../src/pipeline/shared-run.js';
import { configOf } from '../../support/simulate.js';

const NOON = 12 * 3600;
const IN = -1;
const OUT = 0x7fffff00;
const CUSTOMERS = 400;
/** Not the first, so that its rows and slots do not begin at 0. */
const STORE = 1;

/** The checkout of the second of two stores on its first day, with its stock and a random buffer at the same address as the checkout's. */
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
  const [draws, sameDraws] = [new RandomBuffer(), new RandomBuffer()];
  for (const buffer of [draws, sameDraws]) buffer.open(7, 0, 0, 0);
  const shelf = new Shelf(chain, state);
  shelf.stock(STORE, 0);
  const chooser = new FilmChooser(chain, state, STORE);
  chooser.openDay(0);
  const checkout = new Checkout(chain, state, shelf, draws, events[0].rentals);
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
  return { serve, chooser, sameDraws, state };
}

test.each([
  [5, 0, 0.01],
  [6, 0.12, 0.22],
])(
  'with one of %i films in, between %d and %d of the sales are lost: a customer asks for five different films',
  (films, min, max) => {
    const { serve } = openCheckout(films, { rental_distribution: { enabled: false } });
    let lost = 0;
    for (let customer = 0; customer < CUSTOMERS; customer++) {
      if (serve(customer, (slot) => slot === 0) === undefined) lost++;
    }
    expect(lost / CUSTOMERS).toBeGreaterThanOrEqual(min);
    expect(lost / CUSTOMERS).toBeLessThanOrEqual(max);
  },
);

test('the guide table that is inlined by hand picks what GuideTable.pick does', () => {
  const { serve, chooser, sameDraws, state } = openCheckout(60, { late_return_probability: 0 });
  expect(chooser.boosted).toBe(0);
  // Another store's cells must not be read: they would make the last film of every choice.
  expect(chooser.table.firstCell).toBeGreaterThan(0);
  state.choiceGuide.fill(59, 0, chooser.table.firstCell);
  const slots = new Set<number>();
  for (let customer = 0; customer < CUSTOMERS; customer++) {
    sameDraws.require(4);
    sameDraws.word(); // staff
    const slot = chooser.table.pick(sameDraws.word());
    expect(serve(customer, () => true)).toBe(slot);
    slots.add(slot);
    sameDraws.word(); // return outcome
    sameDraws.word(); // time of the return
  }
  expect(slots.size).toBeGreaterThan(30);
});
