import type { Scenario } from './scenario.js';

export const decliningBusiness: Scenario = {
  name: 'declining-business',
  title: 'Declining business (fewer customers every month)',
  description:
    'A chain in decline. Each week demand falls by almost half a percent of the opening demand. Fewer customers ' +
    'join, most of those who are not loyal leave, and after two years the chain buys no more copies.',
  figures: {
    rentals: 37_540,
    payments: 47_441,
    active_customers: 452,
    inventory_items: 597,
    checked_out: 9,
    lost_sales: 457,
  },
  configuration: {
    generation: { initial_customers: 300, churn_rate: 0.75 },
    master_simulation: {
      total_weeks: 156,
      growth: { model: 'linear', rate: -0.0045, ceiling: null },
      inventory_additions: [
        [12, 40, 'Business as usual'],
        [26, 30, 'Half a year in'],
        [52, 15, 'A smaller budget'],
        [78, 8, 'The hits only'],
        [104, 4, 'The last purchase'],
      ],
    },
  },
};
