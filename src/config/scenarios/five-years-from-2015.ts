import type { Scenario } from './scenario.js';

export const fiveYears: Scenario = {
  name: 'five-years-from-2015',
  title: 'Five years from June 2015',
  description:
    'The standard chain with another first day: five years from 1 June 2015, so it opens in its busiest months.',
  figures: {
    rentals: 102_261,
    payments: 131_116,
    active_customers: 1163,
    inventory_items: 1060,
    checked_out: 19,
    lost_sales: 9070,
  },
  configuration: {
    simulation: { start_date: '2015-06-01' },
    master_simulation: { total_weeks: 260 },
  },
};
