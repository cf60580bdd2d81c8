import type { Scenario } from './scenario.js';

export const loadTestMonster: Scenario = {
  name: 'load-test-monster',
  title: 'Load-test monster (two hundred stores, ten years)',
  description:
    'A hundred times the standard chain for ten years: twenty-three million rentals and thirty million payments, some ' +
    'three gigabytes of CSV. For load paths, indexes and backups that are bored by less.',
  figures: {
    rentals: 22_917_447,
    payments: 29_792_138,
    active_customers: 381_222,
    inventory_items: 252_000,
    checked_out: 2548,
    lost_sales: 699_218,
  },
  configuration: {
    simulation: { scale_factor: 100 },
    master_simulation: { total_weeks: 520 },
  },
};
