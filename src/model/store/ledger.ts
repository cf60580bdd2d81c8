import { monthNumber, monthText } from '../calendar/demand-calendar.js';
import type { Chain } from '../plan/chain.js';
import { sharedFloat64 } from '../plan/columns.js';

/** The generator's own figures of a month, which the database must reproduce. Money in cents. */
export interface LedgerMonth {
  /** 2001-10 */
  readonly month: string;
  /** The mean of the Poisson draws behind the month's demand. */
  readonly expected_demand: number;
  /** The part of it from Friday to Sunday; records of versions before 0.3.0 are without it. */
  readonly expected_weekend_demand?: number | undefined;
  readonly rentals: number;
  readonly lost_sales: number;
  /** Payments at checkout. */
  readonly revenue_cents: number;
  /** Late fees paid in the month, and their sum. */
  readonly late_fees: number;
  readonly late_fee_cents: number;
}

export interface LedgerTotal extends Omit<LedgerMonth, 'month'> {
  readonly checked_out: number;
  readonly inventory_items: number;
  readonly inventory_added: number;
  readonly customers: number;
  readonly active_customers: number;
}

/** The ground truth of a run. */
export interface Ledger {
  readonly months: readonly LedgerMonth[];
  readonly total: LedgerTotal;
}

/** The running sums of every store and month, in shared memory: `sums[(store * months + month) * FIELDS + field]`. */
export interface LedgerSums {
  readonly firstMonth: number;
  readonly months: number;
  readonly sums: Float64Array;
  /** By day of the run, including the days after the last week: its month, counted from the first. */
  readonly monthOfDay: Int32Array;
}

export const LedgerField = {
  rentals: 0,
  lostSales: 1,
  revenue: 2,
  lateFees: 3,
  lateFeeCents: 4,
  checkedOut: 5,
} as const;
export const LEDGER_FIELDS = 6;

export function createLedgerSums(chain: Chain): LedgerSums {
  const firstMonth = monthNumber(chain.firstDay);
  const months = monthNumber(chain.firstDay + chain.asOfDay) - firstMonth + 1;
  const monthOfDay = new Int32Array(chain.asOfDay);
  for (let day = 0; day < chain.asOfDay; day++) {
    monthOfDay[day] = monthNumber(chain.firstDay + day) - firstMonth;
  }
  return { firstMonth, months, sums: sharedFloat64(chain.stores * months * LEDGER_FIELDS), monthOfDay };
}

/** Adds up the stores' sums, by month and in total. Months after the as-of moment are left out. */
export function closeLedger(chain: Chain, ledger: LedgerSums, activeCustomers: number): Ledger {
  const sum = (month: number, field: number) => {
    let total = 0;
    for (let store = 0; store < chain.stores; store++) {
      total += ledger.sums[(store * ledger.months + month) * LEDGER_FIELDS + field]!;
    }
    return total;
  };
  const all = Array.from({ length: ledger.months }, (_, month): LedgerMonth & { checkedOut: number } => ({
    month: monthText(ledger.firstMonth + month),
    expected_demand: chain.demand.expectedByMonth[month] ?? 0,
    expected_weekend_demand: chain.demand.expectedWeekendByMonth[month] ?? 0,
    rentals: sum(month, LedgerField.rentals),
    lost_sales: sum(month, LedgerField.lostSales),
    revenue_cents: sum(month, LedgerField.revenue),
    late_fees: sum(month, LedgerField.lateFees),
    late_fee_cents: sum(month, LedgerField.lateFeeCents),
    checkedOut: sum(month, LedgerField.checkedOut),
  }));
  const months = ledger.monthOfDay.length > 0 ? ledger.monthOfDay[ledger.monthOfDay.length - 1]! + 1 : 0;
  const add = (pick: (month: (typeof all)[number]) => number) => all.reduce((total, each) => total + pick(each), 0);
  let added = 0;
  for (let row = 0; row < chain.copies.count; row++) if (chain.copies.boughtSecond[row]! >= 0) added++;
  return {
    months: all.slice(0, months).map(({ checkedOut: _, ...month }) => month),
    total: {
      expected_demand: add((month) => month.expected_demand),
      expected_weekend_demand: add((month) => month.expected_weekend_demand ?? 0),
      rentals: add((month) => month.rentals),
      lost_sales: add((month) => month.lost_sales),
      revenue_cents: add((month) => month.revenue_cents),
      late_fees: add((month) => month.late_fees),
      late_fee_cents: add((month) => month.late_fee_cents),
      checked_out: add((month) => month.checkedOut),
      inventory_items: chain.copies.count,
      inventory_added: added,
      customers: chain.members.count,
      active_customers: activeCustomers,
    },
  };
}
