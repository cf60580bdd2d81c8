import { expect, test } from 'vitest';
import { foreignConfig } from '../../../support/foreign-rows.js';

test('demand is above what was rented by the share that is lost, and new customers come as before', () => {
  const { generation } = foreignConfig();
  expect(generation).toMatchObject({
    base_weekly_transactions: 92 / 0.92,
    weekly_new_customers: 5,
    initial_customers: 0,
    late_fee_per_day: 1.5,
    rental_duration_max: 7,
  });
});

test('the new weeks begin on the first day, do not grow, and buy no copies', () => {
  const { simulation, master_simulation: master } = foreignConfig(3);
  expect(simulation.start_date).toBe('2004-03-01');
  expect(master).toMatchObject({ total_weeks: 3, inventory_additions: [], season_overrides: [] });
  expect(master.growth).toMatchObject({ rate: 0 });
});

test('a season is for all of the new weeks', () => {
  expect(foreignConfig(3, 50).master_simulation.season_overrides).toEqual([{ from_week: 0, to_week: 2, percent: 50 }]);
});
