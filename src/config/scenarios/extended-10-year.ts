import type { Scenario } from './scenario.js';

export const extended10Year: Scenario = {
  name: 'extended-10-year',
  title: 'Extended 10-year (Oct 2001 - Oct 2011)',
  description:
    'The standard chain, continued for ten years. Its first three years are those of standard-3-year, row for ' +
    'row. After them it buys copies each quarter, up to more than 2,500 copies. It makes about 217,000 rentals.',
  figures: {
    rentals: 216_997,
    payments: 284_196,
    active_customers: 1258,
    inventory_items: 2520,
    checked_out: 27,
    lost_sales: 8026,
  },
  configuration: {
    simulation: { start_date: '2001-10-01' },
    master_simulation: { total_weeks: 520 },
  },
};
