import type { Scenario } from './scenario.js';

export const classFixture: Scenario = {
  name: 'class-fixture',
  title: 'Class fixture (small enough for an e-mail)',
  description:
    'One small store for a term of twelve weeks. Its customers and actors have the names of a class. It has a ' +
    'few hundred rentals and fills every table.',
  figures: {
    rentals: 615,
    payments: 747,
    active_customers: 27,
    inventory_items: 105,
    checked_out: 0,
    lost_sales: 8,
  },
  configuration: {
    simulation: { start_date: '2024-09-02' },
    generation: {
      films_count: 40,
      stores_count: 1,
      initial_customers: 24,
      weekly_new_customers: 1,
      base_weekly_transactions: 30,
      student_names: {
        enabled: true,
        names: ['Ada', 'Alan', 'Barbara', 'Claude', 'Donald', 'Edsger', 'Frances', 'Grace', 'Hedy', 'Jim', 'Katherine'],
      },
    },
    master_simulation: { total_weeks: 12, inventory_additions: [[6, 5, 'Half-term']] },
  },
};
