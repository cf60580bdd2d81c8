import fc from 'fast-check';
import { PURCHASE_STRATEGIES } from '../../src/config/purchase-strategies.js';
import type { Config, ConfigInput } from '../../src/config/schema.js';
import { configOf } from '../support/simulate.js';

const range = (least: number, most: number, widest: number) =>
  fc.tuple(fc.integer({ min: least, max: most }), fc.integer({ min: 0, max: widest }));

const months = fc.record(
  Object.fromEntries(
    Array.from({ length: 12 }, (_, month) => [String(month + 1), fc.integer({ min: -100, max: 400 })]),
  ),
);

const phase = fc
  .record({
    from: fc.integer({ min: 0, max: 40 }),
    length: fc.integer({ min: 0, max: 30 }),
    times: fc.integer({ min: 0, max: 30 }),
  })
  .map(({ from, length, times }) => ({
    from_week: from,
    to_week: from + length,
    multiplier: times / 10,
    label: 'a phase',
  }));

/** Chains that nobody would run: tiny, mad, idle, crowded, with one copy or ten customers. */
export const oddConfig: fc.Arbitrary<Config> = fc
  .record({
    seed: fc.integer({ min: 0, max: 0xffffffff }),
    weeks: fc.integer({ min: 1, max: 60 }),
    settle_days: fc.integer({ min: 0, max: 40 }),
    scale: fc.constantFrom(0.02, 0.3, 1, 1, 1.4),
    stores: fc.integer({ min: 1, max: 6 }),
    films: fc.constantFrom(1, 2, 7, 40),
    customers: fc.constantFrom(0, 1, 10, 100),
    joining: fc.constantFrom(0, 0.5, 9),
    demand: fc.constantFrom(0.01, 5, 60, 300),
    duration: range(1, 9, 5),
    late: fc.constantFrom(0, 0.3, 1),
    late_days: fc.integer({ min: 1, max: 30 }),
    late_fee: fc.constantFrom(0, 0.01, 1.5, 7.25),
    churn_after: fc.integer({ min: 0, max: 10 }),
    churn: fc.constantFrom(0, 0.4, 1),
    loyal: fc.constantFrom(0, 0.15, 1),
    spike: fc.constantFrom(0, 0.05, 0.5, 1),
    spike_times: fc.constantFrom(0, 0.5, 2.5, 20),
    shift: fc.constantFrom(null, 0, 8),
    holidays: fc.constantFrom('us' as const, 'none' as const, [{ name: 'Shut', date: '11-05', multiplier: 0 }]),
    alpha: fc.constantFrom(0, 0.7, 1, 2.5),
    popular: fc.boolean(),
    boost: fc.boolean(),
    months,
    model: fc.constantFrom('linear' as const, 'compound' as const, 'logistic' as const),
    rate: fc.constantFrom(-0.05, 0, 0.02, 0.1),
    ceiling: fc.constantFrom(1.2, 3),
    phases: fc.array(phase, { maxLength: 2 }),
    additions: fc.array(fc.tuple(fc.integer({ min: 0, max: 59 }), fc.integer({ min: 1, max: 40 })), {
      maxLength: 4,
    }),
    releases: fc.option(
      fc.record({
        market_weekly_releases: fc.integer({ min: 0, max: 6 }),
        hot_category_rotation_weeks: fc.integer({ min: 1, max: 12 }),
        hot_categories: fc.array(
          fc.record({
            weeks: fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 3 }),
            category: fc.constantFrom('Action', 'Drama', 'War'),
            inventory_boost: fc.constantFrom(0.5, 1.5),
            purchase_per_release: fc.integer({ min: 1, max: 5 }),
          }),
          { maxLength: 2 },
        ),
      }),
    ),
    strategy: fc.constantFrom(...PURCHASE_STRATEGIES),
  })
  .map((odd) =>
    configOf({
      simulation: { seed: odd.seed, settle_days: odd.settle_days, scale_factor: odd.scale },
      generation: {
        stores_count: odd.stores,
        films_count: odd.films,
        initial_customers: odd.customers,
        weekly_new_customers: odd.joining,
        base_weekly_transactions: odd.demand,
        rental_duration_min: odd.duration[0],
        rental_duration_max: odd.duration[0] + odd.duration[1],
        late_return_probability: odd.late,
        late_days_max: odd.late_days,
        late_fee_per_day: odd.late_fee,
        customer_churn_after_weeks: odd.churn_after,
        churn_rate: odd.churn,
        loyal_customer_rate: odd.loyal,
        spike_day_probability: odd.spike,
        spike_day_multiplier: odd.spike_times,
        week_shift_threshold: odd.shift,
        rental_distribution: { enabled: odd.popular, alpha: odd.alpha },
        new_movie_boost: { enabled: odd.boost },
      },
      calendar: { holidays: odd.holidays },
      master_simulation: {
        total_weeks: odd.weeks,
        seasonal_multipliers: odd.months,
        growth: { model: odd.model, rate: odd.rate, ceiling: odd.ceiling },
        phases: odd.phases.map((each) => ({ ...each, to_week: Math.max(each.from_week, each.to_week) })),
        film_release_strategy: odd.releases,
        inventory_additions: odd.additions.map(([week, quantity]) => [week, quantity, 'a purchase']),
      },
      inventory_purchasing: { strategy: odd.strategy },
    } as ConfigInput),
  );
