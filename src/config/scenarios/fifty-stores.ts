import type { Scenario } from './scenario.js';

export const fiftyStores: Scenario = {
  name: 'fifty-stores',
  title: 'A chain of fifty stores',
  description:
    'Twenty-five times the standard chain: fifty stores for three years. Each has its own customers, its own ' +
    'staff and its own choice from a catalogue of five hundred films. Use it for joins, rankings and maps that ' +
    'need more than two stores.',
  figures: {
    rentals: 1_616_587,
    payments: 2_100_729,
    active_customers: 30_531,
    inventory_items: 17_500,
    checked_out: 662,
    lost_sales: 144_762,
  },
  configuration: {
    simulation: { scale_factor: 25 },
    master_simulation: { total_weeks: 156 },
  },
};
