import type { Config } from '../../config/schema.js';
import { DAY } from '../calendar/civil.js';
import { growthMultiplier } from '../calendar/demand-calendar.js';
import { NEVER } from '../catalog/small-table-source.js';
import { GuideTable } from '../random/guide-table.js';
import { drawPoisson, exactPower } from '../random/power.js';

import { Purpose, Stream } from '../random/stream.js';
import { countUp, GrowingColumn, orderByTime, sharedBytes, sharedColumn } from './columns.js';
import { apportion } from './stores.js';

const JOINING_OPENS = 8 * 3600;
const JOINING_SECONDS = 2 * 3600 - 1;
/** The first customers enrol on the mornings of this many days before the first Monday. */
const ENROLMENT_DAYS = 14;
/** After the loyal weeks, the probability per week that a churning customer leaves. */
const WEEKLY_CHURN = 0.1;
const MAX_CHURN_WEEKS = 2000;
/** Activity is Pareto-distributed with the tail exponent 1 / ACTIVITY_TAIL. */
const ACTIVITY_TAIL = 0.6;
const MIN_ACTIVITY = 2;
const MAX_ACTIVITY = 24;

/** All customers of a run in the order in which they join. */
export interface Members {
  readonly count: number;
  /** The customer_id: in a chain that this program makes, the row plus one. */
  readonly id: Int32Array;
  readonly storeIndex: Int32Array | Uint16Array;
  /** Seconds since the first Monday 00:00; negative for the first customers. */
  readonly joinSecond: Int32Array;
  /** First day of the run on which the customer no longer visits; NEVER for the loyal. */
  readonly quitDay: Int32Array;
  /** The customer's weight in the pool that visitors are drawn from. */
  readonly activity: Int32Array | Uint8Array;
}

/** Draws each customer's join date, store, activity and leaving date, independent of the rentals. */
export function planMembers(config: Config, shares: Float64Array, weeks: number): Members {
  const { seed, scale_factor } = config.simulation;
  const { initial_customers, weekly_new_customers } = config.generation;
  const storeIndex = new GrowingColumn();
  const joinSecond = new GrowingColumn();
  const quitDay = new GrowingColumn();
  const activity = new GrowingColumn();
  const sequence = new Int32Array(shares.length);
  const join = (store: number, day: number, stream: Stream) => {
    const life = new Stream(seed, store, sequence[store]!, Purpose.customerLife);
    sequence[store]! += 1;
    storeIndex.push(store);
    joinSecond.push(day * DAY + JOINING_OPENS + stream.below(JOINING_SECONDS));
    quitDay.push(drawQuitDay(config, life, day));
    activity.push(drawActivity(life));
  };
  const first = apportion(Math.round(initial_customers * scale_factor), shares);
  for (let store = 0; store < shares.length; store++) {
    const stream = new Stream(seed, store, -1, Purpose.joining);
    for (let n = 0; n < first[store]!; n++) join(store, stream.below(ENROLMENT_DAYS) - ENROLMENT_DAYS, stream);
  }
  for (let week = 0; week < weeks; week++) {
    const mean = weekly_new_customers * scale_factor * growthMultiplier(config.master_simulation.growth, week);
    for (let store = 0; store < shares.length; store++) {
      const stream = new Stream(seed, store, week, Purpose.joining);
      for (let n = drawPoisson(stream, mean * shares[store]!); n > 0; n--) {
        join(store, week * 7 + stream.below(7), stream);
      }
    }
  }
  const order = orderByTime(joinSecond.values());
  return {
    count: order.length,
    id: countUp(order.length),
    storeIndex: storeIndex.inOrder(order, sharedColumn(order.length, shares.length)),
    joinSecond: joinSecond.inOrder(order),
    quitDay: quitDay.inOrder(order),
    activity: activity.inOrder(order, sharedBytes(order.length)),
  };
}

/** Draws the first day of the run on which a customer no longer visits, given the day of joining. */
export function drawQuitDay(config: Config, life: Stream, joinDay: number): number {
  const { loyal_customer_rate, churn_rate, customer_churn_after_weeks } = config.generation;
  if (life.unit() < loyal_customer_rate || life.unit() >= churn_rate) return NEVER;
  let weeks = customer_churn_after_weeks;
  const last = weeks + MAX_CHURN_WEEKS;
  while (weeks < last && life.unit() >= WEEKLY_CHURN) weeks++;
  return joinDay + weeks * 7 + life.below(7);
}

/** The distribution of the activity, from MIN_ACTIVITY to MAX_ACTIVITY or more. */
const ACTIVITY_TABLE = GuideTable.of(
  Array.from({ length: MAX_ACTIVITY - MIN_ACTIVITY + 1 }, (_, above) => {
    const activity = MIN_ACTIVITY + above;
    return shareAtLeast(activity) - (activity < MAX_ACTIVITY ? shareAtLeast(activity + 1) : 0);
  }),
);

function shareAtLeast(activity: number): number {
  return exactPower(MIN_ACTIVITY / activity, 1 / ACTIVITY_TAIL);
}

/** Draws a customer's activity. */
export function drawActivity(life: Stream): number {
  return MIN_ACTIVITY + ACTIVITY_TABLE.pick(life.next() >>> 1);
}
