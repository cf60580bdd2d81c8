import { composeConfig } from '../../src/config/extend.js';
import type { RunRecord } from '../../src/dataset/run-record.js';
import { VERSION } from '../../src/version.js';

/** The record of two weeks, with what a test wants otherwise. */
export function makeRecord(other: Partial<RunRecord> = {}): RunRecord {
  const figures = {
    expected_demand: 100.5,
    rentals: 90,
    lost_sales: 10,
    revenue_cents: 29_900,
    late_fees: 5,
    late_fee_cents: 1_500,
  };
  return {
    version: VERSION,
    seed: 42,
    first_day: '2001-10-01',
    weeks: 2,
    as_of: '2001-10-27 00:00:00',
    tables: { rental: { rows: 90 } },
    ledger: {
      months: [{ month: '2001-10', ...figures }],
      total: {
        ...figures,
        checked_out: 3,
        inventory_items: 50,
        inventory_added: 0,
        customers: 20,
        active_customers: 18,
      },
    },
    configuration: composeConfig({}),
    ...other,
  };
}
