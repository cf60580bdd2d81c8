import { join } from 'node:path';
import type { RunRecord } from '../dataset/run-record.js';
import type { QueryRunner } from '../engines/engine.js';
import { type PlainRow, plainRow } from '../engines/values.js';
import { sqlFolder } from '../paths.js';
import { dateLiteral } from './literals.js';
import { loadQueries } from './load-queries.js';
import { fillIn, type Parameters } from './parameters.js';
import type { Scans } from './scans.js';

/** summary.json. Money in whole units with two decimals at most; dates as 2001-10-01; null where there is none. */
export interface Summary {
  readonly total_rentals: number;
  readonly active_customers: number;
  readonly inventory_items: number;
  /** Copies bought since the first Monday; without a record, see `findOpening`. */
  readonly inventory_added: number;
  readonly first_rental: string | null;
  readonly last_rental: string | null;
  readonly checked_out: number;
  /** Per simulated week; without a record that fits, per week from the first rental to the last. */
  readonly rentals_per_week: number;
  /** The rental income under its older name. */
  readonly revenue: number | null;
  /** Paid at the rental; null without a matching record, since payments may follow other rules. */
  readonly rental_income: number | null;
  /** Paid for late returns; null without a matching record. */
  readonly late_fees: number | null;
  /** The sum of all payments. */
  readonly total_income: number;
  /** From the ledger; null without a record that fits: a database does not record lost sales. */
  readonly lost_sales: number | null;
  /** Whether the run record still matches the database; null without a record. */
  readonly record: 'current' | 'outdated' | null;
  /** The first year first. Their figures add up to those of the whole. */
  readonly years: readonly YearSummary[];
}

/** A year of the chain. */
export interface YearSummary {
  readonly year: number;
  readonly rentals: number;
  /** The payments of the year, for rentals and late returns. */
  readonly total_income: number;
  readonly customers_joined: number;
  /** Without the opening stock. */
  readonly copies_bought: number;
}

const DAY_MS = 86_400_000;
/** Copies count as added from this day on: the first day of a database without copies. */
const NEVER = '9999-12-31';

/**
 * Computes the figures of a summary. If the database has other row counts than the record, rows were added or removed,
 * and figures that only the generator knows are computed from the data or left out.
 *
 * @param record - null for a database that this program did not make
 * @param scans - of a validation, which has read the payments already
 */
export async function summarise(
  runner: QueryRunner,
  record: RunRecord | null,
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
  const firstDay = record?.first_day ?? findOpening(textOrNull((await ask('first-purchase')).first_purchase), first);
  const sinceFirstDay = new Map([['first_day', { sql: dateLiteral(firstDay) }]]);
  const inventory = await ask('inventory', sinceFirstDay);
  const customers = await ask('customers');
  const payments = scannedPayments(scans) ?? (await ask('payments'));
  const total = Number(rentals.total_rentals);
  const counts = {
    rentals: total,
    payments: Number(payments.payments),
    customers: Number(customers.customers),
  };
  const known = record !== null && fits(record, counts) ? record : null;
  const weeks = known?.weeks ?? spannedWeeks(first, last);
  const rentalIncome = known && Number(payments.at_the_counter);
  const totalIncome = Number(payments.total_income);
  return {
    total_rentals: total,
    active_customers: Number(customers.active_customers),
    inventory_items: Number(inventory.inventory_items),
    inventory_added: Number(inventory.inventory_added),
    first_rental: first,
    last_rental: last,
    checked_out: Number(rentals.checked_out),
    rentals_per_week: weeks === 0 ? 0 : Math.round((total / weeks) * 10) / 10,
    revenue: rentalIncome,
    rental_income: rentalIncome,
    late_fees: rentalIncome === null ? null : roundToCents(totalIncome - rentalIncome),
    total_income: totalIncome,
    lost_sales: known?.ledger.total.lost_sales ?? null,
    record: record && (known ? 'current' : 'outdated'),
    years: (await askAll('by-year', sinceFirstDay)).map(readYear),
  };
}

/** The payments' figures from a scan of a validation; undefined if it has not run. */
function scannedPayments(scans: Pick<Scans, 'total'> | undefined): PlainRow | undefined {
  const [payments, counter, total] = ['payments', 'revenue', 'amount'].map((column) =>
    scans?.total('payments', column),
  );
  if (payments === undefined || counter === undefined || total === undefined) return undefined;
  return { payments, at_the_counter: roundToCents(counter), total_income: roundToCents(total) };
}

/** Whether a database has as many rows as the generator made. Copies bought by hand do not count. */
function fits(
  { ledger: { total } }: RunRecord,
  found: { readonly rentals: number; readonly payments: number; readonly customers: number },
): boolean {
  return (
    found.rentals === total.rentals &&
    found.payments === total.rentals + total.late_fees &&
    found.customers === total.customers
  );
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

/**
 * The day from which copies count as added, in a database without a record: the day after the first purchase, or the
 * day of the first rental if that is later, since a chain may buy its opening stock over several days.
 */
function findOpening(firstPurchase: string | null, firstRental: string | null): string {
  if (firstPurchase === null) return NEVER;
  const next = new Date(Date.parse(firstPurchase) + DAY_MS).toISOString().slice(0, 10);
  return firstRental !== null && firstRental > next ? firstRental : next;
}

function spannedWeeks(first: string | null, last: string | null): number {
  if (first === null || last === null) return 0;
  return Math.ceil(((Date.parse(last) - Date.parse(first)) / DAY_MS + 1) / 7);
}
