import type { Config } from '../../config/schema.js';
import { weekdayOf } from '../calendar/civil.js';
import { growthMultiplier, monthNumber, phaseMultiplier, weekdayShare } from '../calendar/demand-calendar.js';
import { holidayMultiplier } from '../calendar/holidays.js';
import { SeasonCurve } from '../calendar/season.js';
import { drawPoisson } from '../random/power.js';
import { Purpose, Stream } from '../random/stream.js';
import { type BusinessEvents, multiplyChainDays, StoreEvents } from './business-events.js';
import { sharedInt32 } from './columns.js';

/** How many films customers ask for, whether or not they are on the shelf. */
export interface Demand {
  /** Films wanted, by store and day: `wanted[store * days + day]`. */
  readonly wanted: Int32Array;
  readonly days: number;
  /** The mean of the draws behind `wanted`, summed by month; the first is the month of the first day. */
  readonly expectedByMonth: Float64Array;
  /** The part of it from Friday to Sunday. */
  readonly expectedWeekendByMonth: Float64Array;
  readonly firstMonth: number;
}

const FRIDAY = 4;

/**
 * Draws the demand of every store and day: Poisson with the mean of `ExpectedDemand`.
 *
 * @param firstDay - epoch day of the first Monday
 * @param weeks - how many weeks from there
 * @param activity - of the customers, by store and day: 1 if they are as active as expected
 */
export function planDemand(
  config: Config,
  shares: Float64Array,
  firstDay: number,
  weeks: number,
  events: BusinessEvents,
  activity?: Float64Array,
): Demand {
  const days = weeks * 7;
  const expected = new ExpectedDemand(config, shares, firstDay, days, events);
  const wanted = sharedInt32(shares.length * days);
  const firstMonth = monthNumber(firstDay);
  const months = days > 0 ? monthNumber(firstDay + days - 1) - firstMonth + 1 : 0;
  const expectedByMonth = new Float64Array(months);
  const expectedWeekendByMonth = new Float64Array(months);
  for (let day = 0; day < days; day++) {
    const month = monthNumber(firstDay + day) - firstMonth;
    for (let store = 0; store < shares.length; store++) {
      const mean = expected.expectedDay(store, day) * (activity?.[store * days + day] ?? 1);
      expectedByMonth[month]! += mean;
      if (day % 7 >= FRIDAY) expectedWeekendByMonth[month]! += mean;
      wanted[store * days + day] = drawPoisson(new Stream(config.simulation.seed, store, day, Purpose.demand), mean);
    }
  }
  return { wanted, days, expectedByMonth, expectedWeekendByMonth, firstMonth };
}

/**
 * The expected demand of a store on a day: base/7 × scale × share × growth × season × weekday × holiday × phase × events.
 * The drawn events are divided by their mean, so that the base stays the expected number of rentals a week.
 */
export class ExpectedDemand {
  /** By day: the demand of the whole chain without the events of single stores. */
  private readonly ofChain: Float64Array;
  private readonly ofStores: StoreEvents;

  constructor(
    config: Config,
    private readonly shares: Float64Array,
    firstDay: number,
    days: number,
    events: BusinessEvents,
  ) {
    const { scale_factor } = config.simulation;
    const { base_weekly_transactions, spike_day_probability, spike_day_multiplier } = config.generation;
    const meanEvent = 1 + spike_day_probability * (spike_day_multiplier - 1);
    const daily = (base_weekly_transactions * scale_factor) / 7 / (meanEvent > 0 ? meanEvent : 1);
    const calendar = multiplyCalendar(config, firstDay);
    this.ofChain = multiplyChainDays(events, days).map((multiplier, day) => daily * multiplier * calendar(day));
    this.ofStores = new StoreEvents(events, shares.length);
  }

  /** The mean number of films asked for in a store on a day of the run. */
  expectedDay(store: number, day: number): number {
    return this.ofChain[day]! * this.shares[store]! * this.ofStores.multiplierOf(store, day);
  }
}

/** The product of all that depends on the day alone, for days of the run. */
function multiplyCalendar(config: Config, firstDay: number): (day: number) => number {
  const { growth, phases } = config.master_simulation;
  const weekOf = (epochDay: number) => Math.floor((epochDay - firstDay) / 7);
  const weekday = (epochDay: number) => weekdayShare(config.generation, weekdayOf(epochDay), weekOf(epochDay));
  const holiday = (epochDay: number) => holidayMultiplier(config, epochDay);
  const season = new SeasonCurve(config.master_simulation, { weekday, holiday });
  return (day) => {
    const epochDay = firstDay + day;
    const week = Math.floor(day / 7);
    return (
      growthMultiplier(growth, week) *
      season.on(epochDay, week) *
      weekday(epochDay) *
      holiday(epochDay) *
      phaseMultiplier(phases, week)
    );
  };
}
