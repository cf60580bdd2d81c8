import { join } from 'node:path';
import { sqlFolder } from '../paths.js';
import type { Facts } from './facts.js';
import { dateLiteral } from './literals.js';
import { loadQueries } from './load-queries.js';
import { fillIn, type Parameters } from './parameters.js';
import type { QueryRunner } from './port.js';
import type { Scans } from './scans.js';
import { type PlainRow, plainRow } from './values.js';

/** summary.json. Money in whole units with two decimals at most; dates as 2001-10-01; null where there is none. */
export interface Summary {
  readonly total_rentals: number;
  readonly active_customers: number;
  readonly inventory_items: number;
  /** Copies bought since the first Monday; of a foreign database, since the day of its first rental. */
  readonly inventory_added: number;
  readonly first_rental: string | null;
  readonly last_rental: string | null;
  readonly checked_out: number;
  /** Per simulated week; of a foreign database, per week from the first rental to the last. */
  readonly rentals_per_week: number;
  /** The rental income under its older name. */
  readonly revenue: number;
  /** What was paid at the counter. */
  readonly rental_income: number;
  /** What was paid for late returns. */
  readonly late_fees: number;
  /** The rental income and the late fees. */
  readonly total_income: number;
  /** From the ledger; null of a foreign database, which can't tell what it didn't rent out. */
  readonly lost_sales: number | null;
  /** The first year first. Their figures add up to those of the whole. */
  readonly years: readonly YearSummary[];
}

/** A year of the chain. */
export interface YearSummary {
  readonly year: number;
  readonly rentals: number;
  /** What was paid in the year: at the counter and for late returns. */
  readonly total_income: number;
  readonly customers_joined: number;
  /** Without the opening stock. */
  readonly copies_bought: number;
}

const DAY_MS = 86_400_000;
/** Before it nothing counts as added: the first day of a database without rentals. */
const NEVER = '9999-12-31';

/**
 * Asks the database for the figures of a summary; `facts` is null when this program didn't make it.
 *
 * @param scans - of a validation, which has read the payments already
 */
export async function summarise(
  runner: QueryRunner,
  facts: Facts | null,
  scans?: Pick<Scans, 'total'>,
): Promise<Summary> {
  const queries = await loadQueries(join(sqlFolder, 'summary'));
  const askAll = async (name: string, parameters: Parameters = new Map()): Promise<PlainRow[]> => {
    const filled = fillIn(queries.find((query) => query.name === name)?.text ?? '', parameters);
    return 'sql' in filled ? (await runner.rows(filled.sql)).map(plainRow) : [];
  };
  const ask = async (name: string, parameters?: Parameters): Promise<PlainRow> =>
    (await askAll(name, parameters))[0] ?? {};
  const rentals = await ask('rentals');
  const first = textOrNull(rentals.first_rental);
  const last = textOrNull(rentals.last_rental);
  const firstDay = facts?.first_day ?? first ?? NEVER;
  const sinceFirstDay = new Map([['first_day', { sql: dateLiteral(firstDay) }]]);
  const inventory = await ask('inventory', sinceFirstDay);
  const customers = await ask('customers');
  const paid = (column: string) => scans?.total('payments', column);
  const [revenue, lateFees] = [paid('revenue'), paid('late_fee_amount')];
  const payments =
    revenue === undefined || lateFees === undefined
      ? await ask('payments')
      : { revenue: roundToCents(revenue), late_fees: roundToCents(lateFees) };
  const weeks = facts?.weeks ?? spannedWeeks(first, last);
  return {
    total_rentals: Number(rentals.total_rentals),
    active_customers: Number(customers.active_customers),
    inventory_items: Number(inventory.inventory_items),
    inventory_added: Number(inventory.inventory_added),
    first_rental: first,
    last_rental: last,
    checked_out: Number(rentals.checked_out),
    rentals_per_week: weeks === 0 ? 0 : Math.round((Number(rentals.total_rentals) / weeks) * 10) / 10,
    revenue: Number(payments.revenue),
    rental_income: Number(payments.revenue),
    late_fees: Number(payments.late_fees),
    total_income: roundToCents(Number(payments.revenue) + Number(payments.late_fees)),
    lost_sales: facts?.ledger.total.lost_sales ?? null,
    years: (await askAll('by-year', sinceFirstDay)).map(readYear),
  };
}

function readYear(row: PlainRow): YearSummary {
  return {
    year: Number(row.year),
    rentals: Number(row.rentals),
    total_income: Number(row.total_income),
    customers_joined: Number(row.customers_joined),
    copies_bought: Number(row.copies_bought),
  };
}

function roundToCents(amount: number): number {
  return Math.round(amount * 100) / 100;
}

function textOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value).slice(0, 10);
}

function spannedWeeks(first: string | null, last: string | null): number {
  if (first === null || last === null) return 0;
  return Math.ceil(((Date.parse(last) - Date.parse(first)) / DAY_MS + 1) / 7);
}
