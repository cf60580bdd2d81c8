import type { Scenario } from './scenario.js';

export const pandemic: Scenario = {
  name: 'pandemic-2020-2023',
  title: 'Recent years with a pandemic (Jan 2020 - Dec 2023)',
  description:
    'Four years from January 2020. From March to May 2020 a lockdown reduces demand to 15 %. The summer of 2020 ' +
    'has half of the usual demand, a second lockdown in winter 30 %. From July 2021 on demand is normal. The ' +
    'chain buys 50 to 120 copies at a time.',
  figures: {
    rentals: 83_952,
    payments: 107_903,
    active_customers: 1135,
    inventory_items: 1070,
    checked_out: 39,
    lost_sales: 6505,
  },
  configuration: {
    simulation: { start_date: '2020-01-06' },
    master_simulation: {
      total_weeks: 208,
      seasonal_multipliers: {
        '1': 30,
        '2': 40,
        '3': 100,
        '4': 120,
        '5': 100,
        '6': 80,
        '7': 70,
        '8': 80,
        '9': 50,
        '10': 40,
        '11': 50,
        '12': 100,
      },
      phases: [
        { from_week: 10, to_week: 18, multiplier: 0.15, label: 'first lockdown' },
        { from_week: 19, to_week: 42, multiplier: 0.5, label: 'a cautious summer' },
        { from_week: 43, to_week: 64, multiplier: 0.3, label: 'second lockdown' },
        { from_week: 65, to_week: 78, multiplier: 0.75, label: 'reopening' },
      ],
      inventory_additions: [
        [26, 50, 'While prices are low'],
        [65, 60, 'For the reopening'],
        [78, 90, 'For the first open summer'],
        [104, 120, 'Second year'],
        [130, 100, 'Before the summer of 2022'],
        [156, 80, 'Third year'],
        [182, 70, 'Before the summer of 2023'],
      ],
    },
  },
};
