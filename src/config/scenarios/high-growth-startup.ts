import type { Scenario } from './scenario.js';

export const highGrowthStartup: Scenario = {
  name: 'high-growth-startup',
  title: 'High-growth start-up (growth without a ceiling)',
  description:
    'A start-up that grows by one and a half percent a week for three years, without a ceiling. In the last week ' +
    'demand and new customers are ten times those of the first. The chain buys copies every month.',
  figures: {
    rentals: 103_664,
    payments: 135_249,
    active_customers: 1723,
    inventory_items: 3685,
    checked_out: 100,
    lost_sales: 2176,
  },
  configuration: {
    generation: { initial_customers: 40, weekly_new_customers: 6, base_weekly_transactions: 120 },
    master_simulation: {
      total_weeks: 156,
      growth: { model: 'compound', rate: 0.015, ceiling: null },
      inventory_additions: [
        ...[20, 20, 20, 25, 25, 25, 30, 30, 35, 35, 40, 40, 45],
        ...[45, 50, 55, 60, 60, 65, 70, 75, 80, 85, 90, 95, 100],
        ...[105, 110, 120, 130, 140, 150, 160, 170, 180, 190, 200, 210],
      ].map((quantity, month): [number, number, string] => [4 * (month + 1), quantity, 'Monthly purchase']),
    },
  },
};
