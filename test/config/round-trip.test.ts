import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PURCHASE_STRATEGIES } from '../../src/config/purchase-strategies.js';
import { resolveConfig } from '../../src/config/resolve.js';

const percent = fc.integer({ min: -100, max: 500 });
const share = fc.integer({ min: 0, max: 100 }).map((n) => n / 100);
const week = fc.integer({ min: 0, max: 300 });
const genre = fc.constantFrom('Drama', 'Action', 'Sci-Fi');

const simulation = fc.record(
  {
    start_date: fc.constantFrom('1971-01-04', '1999-12-31', '2000-02-29', '2020-03-15'),
    initial_weeks: fc.integer({ min: 1, max: 300 }),
    seed: fc.integer({ min: 0, max: 4_294_967_295 }),
    scale_factor: fc.integer({ min: 1, max: 1000 }).map((n) => n / 8),
  },
  { requiredKeys: [] },
);
const generation = fc.record(
  {
    films_count: fc.integer({ min: 1, max: 1000 }),
    weekly_new_customers: fc.double({ min: 0, max: 100, noNaN: true }),
    churn_rate: share,
    rental_duration_min: fc.integer({ min: 1, max: 7 }),
    film_rental_rate_max: fc.integer({ min: 299, max: 9999 }).map((cents) => cents / 100),
    payment_amount_min: fc.constant(1.99),
    student_names: fc.record({ enabled: fc.constant(true), names: fc.constant(['Zoë', '李']) }),
  },
  { requiredKeys: [] },
);
const master = fc.record(
  {
    total_weeks: fc.integer({ min: 1, max: 800 }),
    start_date: fc.constantFrom('1980-06-01', '2005-07-04'),
    seasonal_multipliers: fc.record({ 1: percent, 12: percent }, { requiredKeys: [] }),
    inventory_additions: fc.option(fc.array(fc.tuple(week, fc.integer({ min: 1, max: 99 }), fc.constant('n')))),
    phases: fc.array(
      fc.tuple(week, week, share).map(([a, b, multiplier]) => ({
        from_week: Math.min(a, b),
        to_week: Math.max(a, b),
        multiplier,
      })),
    ),
    film_release_strategy: fc.option(
      fc.record({ hot_categories: fc.array(fc.record({ weeks: fc.array(week), category: genre })) }),
    ),
  },
  { requiredKeys: [] },
);
const purchasing = fc.record(
  {
    strategy: fc.constantFrom(...PURCHASE_STRATEGIES),
    stable: fc.record({ seasonal_preferences: fc.constant({ Q2: ['Drama'] }) }),
  },
  { requiredKeys: [] },
);
const configurations = fc.record(
  { simulation, generation, master_simulation: master, inventory_purchasing: purchasing },
  { requiredKeys: [] },
);

test("a manifest's configuration, given back as a file, is the same configuration, byte for byte", () => {
  fc.assert(
    fc.property(configurations, (input) => {
      const resolve = (document: unknown) =>
        resolveConfig({ flags: {}, environment: {}, file: { path: 'f', text: JSON.stringify(document) } });
      const { config } = resolve(input);
      const again = resolve(config);
      expect(again.config).toEqual(config);
      expect(JSON.stringify(again.config)).toBe(JSON.stringify(config));
      expect(again.notices.filter((notice) => !notice.includes('no store buys any of them'))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('the order of keys in the file does not show', () => {
  const resolve = (text: string) =>
    JSON.stringify(resolveConfig({ flags: {}, environment: {}, file: { path: 'f', text } }).config);
  expect(resolve('{"generation": {"churn_rate": 0.5, "films_count": 9}, "simulation": {"seed": -0}}')).toBe(
    resolve('{"simulation": {"seed": 0}, "generation": {"films_count": 9, "churn_rate": 0.5}}'),
  );
});
