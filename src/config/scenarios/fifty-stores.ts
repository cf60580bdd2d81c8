import type { Scenario } from './scenario.js';

export const fiftyStores: Scenario = {
  name: 'fifty-stores',
  title: 'A chain of fifty stores',
  description:
    'Twenty-five times the standard chain: fifty stores, each with its own customers, staff and pick of a catalogue ' +
    'of five hundred films, three years long. For joins, rankings and maps that need more than two stores.',
  figures: {
    rentals: 1_616_113,
    payments: 2_099_665,
    active_customers: 30_547,
    inventory_items: 17_500,
    checked_out: 639,
    lost_sales: 145_236,
  },
  configuration: {
    simulation: { scale_factor: 25 },
    master_simulation: { total_weeks: 156 },
  },
};
