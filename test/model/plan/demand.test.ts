import { describe, expect, test } from 'vitest';
import type { Config, ConfigInput } from '../../../src/config/schema.js';
import { epochDayOf, parseDay } from '../../../src/model/calendar/civil.js';
import { type BusinessEvents, planBusinessEvents } from '../../../src/model/plan/business-events.js';
import { ExpectedDemand, planDemand } from '../../../src/model/plan/demand.js';
import { storeShares } from '../../../src/model/plan/stores.js';
import { configOf } from '../../support/simulate.js';

const FIRST_DAY = parseDay('2001-10-01');
const WEEKS = 520;
const FLAT = Object.fromEntries(Array.from({ length: 12 }, (_, month) => [String(month + 1), 0]));

function plain(generation: ConfigInput['generation'] = {}, rest: ConfigInput = {}): Config {
  return configOf({
    generation: { base_weekly_transactions: 7000, spike_day_probability: 0, ...generation },
    calendar: { holidays: 'none' },
    master_simulation: { seasonal_multipliers: FLAT, growth: { rate: 0 } },
    ...rest,
  });
}

const eventsOf = (config: Config, opens = false, weeks = WEEKS): BusinessEvents =>
  planBusinessEvents(config, storeShares(config).length, FIRST_DAY, weeks, opens);

function demandOf(config: Config, opens = false, weeks = WEEKS) {
  return planDemand(config, storeShares(config), FIRST_DAY, weeks, eventsOf(config, opens, weeks));
}

const sum = (values: ArrayLike<number>) => Array.from(values).reduce((total, value) => total + value, 0);

describe('the base', () => {
  test.each([
    ['without events', 0, 2.5, 0.001],
    ['with the standard events', 0.03, 2.5, 0.01],
    ['with many strong ones', 0.3, 4, 0.05],
    ['with one every day', 1, 2, 0.02],
    ['with events that lower demand', 0.2, 0.4, 0.02],
  ])('is the expected number of rentals a week, %s', (_, probability, multiplier, tolerance) => {
    let expected = 0;
    let asked = 0;
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const config = plain(
        { spike_day_probability: probability, spike_day_multiplier: multiplier },
        { simulation: { seed } },
      );
      const { expectedByMonth, wanted } = demandOf(config);
      expected += sum(expectedByMonth);
      asked += sum(wanted);
    }
    expect(Math.abs(expected / (6 * WEEKS * 7000) - 1)).toBeLessThan(tolerance);
    expect(Math.abs(asked / expected - 1)).toBeLessThan(0.01);
  });

  test('is not changed by holidays, which move demand within their months', () => {
    const { expectedByMonth } = demandOf(plain({}, { calendar: { holidays: 'us' } }));
    const years = Math.floor(expectedByMonth.length / 12);
    expect(sum(expectedByMonth.slice(3, 3 + 12 * (years - 1))) / ((years - 1) * 365.25 * 1000)).toBeCloseTo(1, 2);
  });

  test('has a busier beginning where the chain opens', () => {
    const expected = (opens: boolean) => {
      const config = plain();
      const demand = new ExpectedDemand(config, storeShares(config), FIRST_DAY, 7 * 6, eventsOf(config, opens, 6));
      return Array.from({ length: 6 }, (_, week) => demand.expectedDay(0, 7 * week));
    };
    const weeks = expected(true).map((mean, week) => mean / expected(false)[week]!);
    for (let week = 1; week < 4; week++) expect(weeks[week]!).toBeLessThan(weeks[week - 1]!);
    expect(weeks.slice(3)).toEqual([1, 1, 1]);
  });
});

test('on a day when the stores are closed nobody asks for a film', () => {
  const config = configOf({});
  const { wanted, days } = demandOf(config);
  for (let year = 2001; year < 2011; year++) {
    const christmas = epochDayOf(year, 12, 25) - FIRST_DAY;
    for (const day of [christmas, days + christmas]) {
      expect(wanted[day]).toBe(0);
      expect(wanted[day + 1]).toBeGreaterThan(0);
    }
  }
});

test('the mean of a day is the product of its shares, whatever the order of the questions', () => {
  const config = configOf({
    generation: { spike_day_probability: 0.2 },
    master_simulation: { phases: [{ from_week: 10, to_week: 20, multiplier: 0.5, label: 'Lockdown' }] },
  });
  const shares = storeShares(config);
  const days = 7 * 60;
  const events = eventsOf(config, true, 60);
  const expected = () => new ExpectedDemand(config, shares, FIRST_DAY, days, events);
  const forward = expected();
  const backward = expected();
  const means = Array.from({ length: days * 2 }, (_, at) => forward.expectedDay(Math.floor(at / days), at % days));
  for (let at = 2 * days - 1; at >= 0; at--) {
    expect(backward.expectedDay(Math.floor(at / days), at % days)).toBe(means[at]);
  }
  const without = configOf({ generation: { spike_day_probability: 0 } });
  const quiet = new ExpectedDemand(without, shares, FIRST_DAY, days, eventsOf(without, false, 60));
  const normal = 1 + 0.2 * 1.5;
  for (let day = 0; day < days; day++) {
    for (const store of [0, 1]) {
      const multiplier = listedMultiplier(events, store, day);
      const usual = quiet.expectedDay(store, day);
      // A holiday is in both, so that the listed multiplier leaves it out.
      expect(means[store * days + day]).toBeCloseTo((usual * multiplier) / normal, 8);
    }
  }
});

/** The product of the multipliers that the table lists for a store's day, holidays excluded. */
function listedMultiplier(events: BusinessEvents, store: number, day: number): number {
  let multiplier = 1;
  for (let row = 0; row < events.count; row++) {
    if (events.kinds[events.kindIndex[row]!] === 'holiday') continue;
    if (events.storeIndex[row]! >= 0 && events.storeIndex[row] !== store) continue;
    if (events.firstDay[row]! <= day && day <= events.lastDay[row]!) multiplier *= events.thousandths[row]! / 1000;
  }
  return multiplier;
}

test('the weekends have 58.5 % of the expected demand of an ordinary chain', () => {
  const { expectedByMonth, expectedWeekendByMonth } = demandOf(configOf({}));
  const share = sum(expectedWeekendByMonth) / sum(expectedByMonth);
  expect(share).toBeGreaterThan(0.57);
  expect(share).toBeLessThan(0.6);
});
