import type { Scenario } from './scenario.js';

export const loadTestMonster: Scenario = {
  name: 'load-test-monster',
  title: 'Load-test monster (two hundred stores, ten years)',
  description:
    'A hundred times the standard chain for ten years: some forty-five million rentals and as many payments again ' +
    'and more, several gigabytes of CSV. For load paths, indexes and backups that are bored by less.',
  figures: {
    rentals: 0,
    payments: 0,
    active_customers: 0,
    inventory_items: 0,
    checked_out: 0,
    lost_sales: 0,
  },
  configuration: {
    simulation: { scale_factor: 100 },
    master_simulation: { total_weeks: 520 },
  },
};
