import type { Scenario } from './scenario.js';

export const loadTestMonster: Scenario = {
  name: 'load-test-monster',
  title: 'Load-test monster (two hundred stores, ten years)',
  description:
    'A hundred times the standard chain for ten years: twenty-three million rentals and thirty million payments, ' +
    'about 3.6 gigabytes of CSV. Use it to test loads, indexes and backups on a large database.',
  figures: {
    rentals: 22_518_991,
    payments: 29_488_175,
    active_customers: 127_234,
    inventory_items: 252_000,
    checked_out: 2035,
    lost_sales: 1_015_042,
  },
  configuration: {
    simulation: { scale_factor: 100 },
    master_simulation: { total_weeks: 520 },
  },
};
