import type { Scenario } from './scenario.js';

export const standard3Year: Scenario = {
  name: 'standard-3-year',
  title: 'Standard 3-year (Oct 2001 - Oct 2004)',
  description:
    'A chain of two stores that opens in October 2001 with a hundred films. It grows until its market is ' +
    'saturated and buys two hundred more copies. It makes about 65,000 rentals and has 1,200 active customers. ' +
    'Summers are twice as busy as the rest of the year.',
  figures: {
    rentals: 63_897,
    payments: 81_940,
    active_customers: 1173,
    inventory_items: 700,
    checked_out: 23,
    lost_sales: 4387,
  },
  configuration: {
    simulation: { start_date: '2001-10-01' },
    master_simulation: { total_weeks: 156 },
  },
};
