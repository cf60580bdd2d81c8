import type { Scenario } from './scenario.js';

export const flatDemand: Scenario = {
  name: 'flat-demand',
  title: 'Flat demand (every month alike)',
  description:
    'A chain in a town without tourists or seasons. No month has more than a fifth more demand than another. The ' +
    'weeks differ by growth, chance and stock only.',
  figures: {
    rentals: 51_278,
    payments: 65_603,
    active_customers: 1145,
    inventory_items: 700,
    checked_out: 16,
    lost_sales: 960,
  },
  configuration: {
    master_simulation: {
      total_weeks: 156,
      seasonal_multipliers: {
        '1': 5,
        '2': 0,
        '3': 5,
        '4': 5,
        '5': 10,
        '6': 15,
        '7': 15,
        '8': 10,
        '9': 5,
        '10': 0,
        '11': 5,
        '12': 20,
      },
    },
  },
};
