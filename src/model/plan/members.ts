import type { Config } from '../../config/schema.js';
import { DAY } from '../calendar/civil.js';
import { isClosed } from '../calendar/holidays.js';
import { drawPoisson } from '../random/power.js';

import { Purpose, Stream } from '../random/stream.js';
import { countUp, GrowingColumn, orderByTime, sharedBytes, sharedColumn } from './columns.js';
import { createTraitDraw } from './customer-life.js';
import { planHouseholds } from './households.js';
import type { SignUps } from './sign-ups.js';
import { apportion } from './stores.js';

const JOINING_OPENS = 8 * 3600;
const JOINING_SECONDS = 2 * 3600 - 1;
/** The first customers enrol on the mornings of this many days before the first Monday. */
const ENROLMENT_DAYS = 14;
/** All customers of a run in the order in which they join. */
export interface Members {
  readonly count: number;
  /** The customer_id: in a chain that this program makes, the row plus one. */
  readonly id: Int32Array;
  readonly storeIndex: Int32Array | Uint16Array;
  /** Seconds since the first Monday 00:00; negative for the first customers. */
  readonly joinSecond: Int32Array;
  /** First day of the run on which the customer no longer visits; NEVER for those who stay. */
  readonly quitDay: Int32Array;
  /** The customer's weight in the pool that visitors are drawn from. */
  readonly activity: Int32Array | Uint8Array;
  /** The row of the previous customer of the household; -1 for the first one. */
  readonly housemate: Int32Array;
  /** The favourite genres, and the habits; see Traits. */
  readonly tastes: Int32Array;
  readonly habits: Int32Array;
}

/** The number of customers on the opening day. */
export function openingCustomers({ generation, simulation }: Config): number {
  return Math.round(generation.initial_customers * simulation.scale_factor);
}

/** Draws each customer's join date, store and traits, independent of the rentals. */
export function planMembers(
  config: Config,
  shares: Float64Array,
  firstDay: number,
  weeks: number,
  signUps: SignUps,
): Members {
  const { seed } = config.simulation;
  const storeIndex = new GrowingColumn();
  const joinSecond = new GrowingColumn();
  const quitDay = new GrowingColumn();
  const activity = new GrowingColumn();
  const tastes = new GrowingColumn();
  const habits = new GrowingColumn();
  const sequence = new Int32Array(shares.length);
  const drawTraits = createTraitDraw(config);
  const join = (store: number, day: number, stream: Stream) => {
    const life = new Stream(seed, store, sequence[store]!, Purpose.customerLife);
    sequence[store]! += 1;
    storeIndex.push(store);
    joinSecond.push(day * DAY + JOINING_OPENS + stream.below(JOINING_SECONDS));
    const traits = drawTraits(life, day);
    quitDay.push(traits.quitDay);
    activity.push(traits.activity);
    tastes.push(traits.tastes);
    habits.push(traits.habits);
  };
  const first = apportion(openingCustomers(config), shares);
  for (let store = 0; store < shares.length; store++) {
    const stream = new Stream(seed, store, -1, Purpose.joining);
    for (let n = 0; n < first[store]!; n++) join(store, stream.below(ENROLMENT_DAYS) - ENROLMENT_DAYS, stream);
  }
  for (let week = 0; week < weeks; week++) {
    for (let store = 0; store < shares.length; store++) {
      const stream = new Stream(seed, store, week, Purpose.joining);
      for (let n = drawPoisson(stream, signUps.joining[week]! * shares[store]!); n > 0; n--) {
        const day = week * 7 + stream.below(7);
        join(store, isClosed(config, firstDay + day) ? day + 1 : day, stream);
      }
    }
  }
  const order = orderByTime(joinSecond.values());
  const storeOf = storeIndex.inOrder(order, sharedColumn(order.length, shares.length));
  return {
    count: order.length,
    id: countUp(order.length),
    storeIndex: storeOf,
    joinSecond: joinSecond.inOrder(order),
    quitDay: quitDay.inOrder(order),
    activity: activity.inOrder(order, sharedBytes(order.length)),
    housemate: planHouseholds(seed, storeOf, shares.length),
    tastes: tastes.inOrder(order),
    habits: habits.inOrder(order),
  };
}
