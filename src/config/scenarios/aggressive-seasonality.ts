import type { Scenario } from './scenario.js';

export const aggressiveSeasonality: Scenario = {
  name: 'aggressive-seasonality',
  title: 'Aggressive seasonality (quiet winters, busy summers)',
  description:
    'A seaside chain. Demand in February is 0.6 times the base demand, in July three times. The chain buys ' +
    'copies before each summer. It still loses sales in July, and most copies are in during winter.',
  figures: {
    rentals: 69_282,
    payments: 88_969,
    active_customers: 1179,
    inventory_items: 995,
    checked_out: 13,
    lost_sales: 8122,
  },
  configuration: {
    master_simulation: {
      total_weeks: 156,
      seasonal_multipliers: {
        '1': -30,
        '2': -40,
        '3': 0,
        '4': 20,
        '5': 60,
        '6': 150,
        '7': 200,
        '8': 150,
        '9': 40,
        '10': 0,
        '11': 50,
        '12': 100,
      },
      inventory_additions: [
        [12, 25, 'Standard purchase'],
        [30, 180, 'For the first summer'],
        [52, 25, 'Second year'],
        [82, 120, 'For the second summer'],
        [104, 25, 'Third year'],
        [134, 120, 'For the third summer'],
      ],
    },
  },
};
