import type { RunRecord } from '../dataset/run-record.js';
import type { QueryRunner } from '../engines/engine.js';
import type { LedgerMonth } from '../model/store/ledger.js';
import { type Columns, hasColumn, listColumns, writeOptionalColumns } from './list-columns.js';
import {
  dateLiteral,
  decimalLiteral,
  isoDate,
  momentLiteral,
  moneyLiteral,
  monthParts,
  tableName,
  wholeLiteral,
} from './literals.js';
import { measureLateFee, STANDARD_LATE_FEE } from './measure-late-fee.js';

/** The SQL for {{name}} in a query, or why there is none. */
export type Parameter = { readonly sql: string } | { readonly missing: string };

export type Parameters = ReadonlyMap<string, Parameter>;

const DAY_MS = 86_400_000;
/** If more than this share of demand is lost, rentals follow the stock rather than the requests. */
const MAX_LOST = 0.35;

/**
 * Writes a run record as SQL, each value through a function of literals.ts, which checks it.
 *
 * @param columns - the database's own: copies bought by hand since the simulated weeks, which no ledger can know,
 *   are expected where inventory_purchases records them
 * @param lateFeePerDay - what was measured of a database without a record
 * @param closed - the days on which all stores are closed, as the database lists them
 */
export function writeParameters(
  record: RunRecord | null,
  columns: Columns = new Map(),
  lateFeePerDay = STANDARD_LATE_FEE,
  closed: readonly ClosedDays[] = [],
): Parameters {
  const optional = new Map([...writeOptionalColumns(columns), ['closed_days', { sql: writeClosedDays(closed) }]]);
  if (record === null) return new Map([...optional, ['late_fee_per_day', { sql: moneyLiteral(lateFeePerDay) }]]);
  const { generation } = record.configuration;
  const weeks = wholeLiteral(record.weeks);
  const endOfTrade = addDays(isoDate(record.first_day), 7 * record.weeks);
  const boughtSince = columns.has('inventory_purchases') ? countBoughtSince(endOfTrade, optional) : NONE_BOUGHT;
  return new Map<string, Parameter>([
    ...optional,
    ['first_day', { sql: dateLiteral(record.first_day) }],
    ['end_of_trade', { sql: dateLiteral(endOfTrade) }],
    ['as_of', { sql: momentLiteral(record.as_of) }],
    ['weeks', { sql: weeks }],
    ['late_fee_per_day', { sql: moneyLiteral(generation.late_fee_per_day) }],
    ['late_days_max', { sql: wholeLiteral(generation.late_days_max) }],
    ['ledger_months', { sql: unionAll(record.ledger.months.map(writeMonth)) }],
    ['ledger_totals', { sql: writeTotals(record, boughtSince) }],
    ['table_rows', tableRows(record, boughtSince)],
    ['popularity_exponent', popularityExponent(record)],
  ]);
}

/** Days from one to another, both included, as ISO dates. */
export interface ClosedDays {
  readonly first: string;
  readonly last: string;
}

/** A condition on a rental's date. With constants, the engines find these few days in the index. */
function writeClosedDays(closed: readonly ClosedDays[]): string {
  if (closed.length === 0) return '1 = 0';
  const conditions = closed.map(
    ({ first, last }) =>
      `rental_date >= ${dateLiteral(first)} AND rental_date < ${dateLiteral(addDays(isoDate(last), 1))}`,
  );
  return `(${conditions.join(' OR ')})`;
}

/** Parameters that every database has, also a foreign one. */
const ALWAYS_KNOWN: ReadonlySet<string> = new Set(writeParameters(null).keys());

/** Whether a query needs the run record: the ledger, the weeks or the moments. */
export function needsRecord(text: string): boolean {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].some(([, name = '']) => !ALWAYS_KNOWN.has(name));
}

/** Puts the parameters into a query, or names the first one that is missing. */
export function fillIn(text: string, parameters: Parameters): { sql: string } | { missing: string } {
  let missing: string | undefined;
  const sql = text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const parameter = parameters.get(name) ?? { missing: 'this database has no run record of this version' };
    if ('sql' in parameter) return parameter.sql;
    missing ??= parameter.missing;
    return '';
  });
  return missing === undefined ? { sql } : { missing };
}

function writeMonth(month: LedgerMonth): string {
  const { year, month: number } = monthParts(month.month);
  const { expected_weekend_demand: weekend } = month;
  return (
    `SELECT '${month.month}' AS name, ${year} AS year_number, ${number} AS month_number, ` +
    `${decimalLiteral(month.expected_demand)} AS expected_demand, ` +
    `${weekend === undefined ? 'NULL' : decimalLiteral(weekend)} AS expected_weekend_demand, ` +
    `${wholeLiteral(month.rentals)} AS rentals, ` +
    `${wholeLiteral(month.lost_sales)} AS lost_sales, ${wholeLiteral(month.revenue_cents)} AS revenue_cents, ` +
    `${wholeLiteral(month.late_fees)} AS late_fees, ${wholeLiteral(month.late_fee_cents)} AS late_fee_cents`
  );
}

/** The SQL that adds the purchases by hand since a day to a figure. */
interface BoughtSince {
  readonly copies: string;
  readonly purchases: string;
}

const NONE_BOUGHT: BoughtSince = { copies: '', purchases: '' };

function countBoughtSince(day: string, optional: Parameters): BoughtSince {
  const since = `FROM inventory_purchases WHERE purchase_date >= ${dateLiteral(day)})`;
  const filled = fillIn('COALESCE(SUM(COALESCE({{inventory_purchases_quantity}}, 1)), 0)', optional);
  return {
    copies: ` + (SELECT ${'sql' in filled ? filled.sql : '0'} ${since}`,
    purchases: ` + (SELECT COUNT(*) ${since}`,
  };
}

function writeTotals({ ledger: { total } }: RunRecord, { copies }: BoughtSince): string {
  const figures: Record<string, number> = {
    rentals: total.rentals,
    payments: total.rentals + total.late_fees,
    'payments in cents': total.revenue_cents + total.late_fee_cents,
    'checked out': total.checked_out,
    'inventory items': total.inventory_items,
    'inventory added': total.inventory_added,
    customers: total.customers,
    'active customers': total.active_customers,
  };
  return unionAll(
    Object.entries(figures).map(
      ([name, expected]) =>
        `SELECT '${name}' AS name, ${wholeLiteral(expected)}${name.startsWith('inventory') ? copies : ''} AS expected`,
    ),
  );
}

function tableRows({ tables }: RunRecord, { copies, purchases }: BoughtSince): Parameter {
  const counts = Object.entries(tables ?? {}).flatMap(([name, count]) => (count ? [{ name, ...count }] : []));
  if (counts.length === 0) return { missing: 'there is no manifest' };
  const since = new Map([
    ['inventory', copies],
    ['inventory_purchases', purchases],
  ]);
  return {
    sql: unionAll(counts.map(({ name, rows }) => writeTableRows(name, rows, since.get(name) ?? ''))),
  };
}

function writeTableRows(name: string, rows: number, boughtSince: string): string {
  const table = tableName(name);
  return `SELECT '${table}' AS name, ${wholeLiteral(rows)}${boughtSince} AS expected, (SELECT COUNT(*) FROM ${table}) AS found`;
}

function popularityExponent({ configuration, ledger: { total } }: RunRecord): Parameter {
  const { enabled, alpha } = configuration.generation.rental_distribution;
  if (!enabled) return { missing: 'rental_distribution is switched off: all films are alike' };
  if (total.lost_sales > MAX_LOST * (total.rentals + total.lost_sales)) {
    return { missing: 'so much demand was lost that rentals follow the stock rather than the requests' };
  }
  return { sql: decimalLiteral(alpha) };
}

function unionAll(selects: readonly string[]): string {
  return selects.join('\nUNION ALL ');
}

function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Reads a database's columns, and the parameters of its checks: from its record, or measured. */
export async function readParameters(
  runner: QueryRunner,
  record: RunRecord | null,
): Promise<{ readonly columns: Columns; readonly parameters: Parameters }> {
  const columns = await listColumns(runner);
  const lateFee = record === null ? await measureLateFee((sql) => runner.rows(sql)) : undefined;
  return { columns, parameters: writeParameters(record, columns, lateFee, await readClosedDays(runner, columns)) };
}

async function readClosedDays(runner: QueryRunner, columns: Columns): Promise<readonly ClosedDays[]> {
  const needed = ['store_id', 'start_date', 'end_date', 'demand_multiplier'];
  if (!needed.every((column) => hasColumn(columns, 'business_event', column))) return [];
  const rows = await runner.rows(
    `SELECT CAST(start_date AS DATE) AS first_day, CAST(end_date AS DATE) AS last_day FROM business_event
     WHERE demand_multiplier = 0 AND store_id IS NULL AND start_date >= DATE '1971-01-01' AND end_date >= start_date`,
  );
  return rows.map(({ first_day, last_day }) => ({ first: String(first_day), last: String(last_day) }));
}
