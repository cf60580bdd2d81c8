import type { Scenario } from './scenario.js';

export const fiftyStores: Scenario = {
  name: 'fifty-stores',
  title: 'A chain of fifty stores',
  description:
    'Twenty-five times the standard chain: fifty stores for three years. Each has its own customers, its own ' +
    'staff and its own choice from a catalogue of five hundred films. Use it for joins, rankings and maps that ' +
    'need more than two stores.',
  figures: {
    rentals: 1_635_719,
    payments: 2_113_254,
    active_customers: 29_951,
    inventory_items: 17_500,
    checked_out: 627,
    lost_sales: 128_730,
  },
  configuration: {
    simulation: { scale_factor: 25 },
    master_simulation: { total_weeks: 156 },
  },
};
