import type { QueryRunner } from '../../engines/engine.js';
import type { SqlDialect } from '../../engines/sql-dialect.js';
import { DAY } from '../../model/calendar/civil.js';
import type { CustomerColumns } from '../../model/catalog/small-table-source.js';
import { NOT_RETURNED, type OrderedBlock } from '../../model/order/ordered-block.js';
import type { Chain } from '../../model/plan/chain.js';
import type { Ledger } from '../../model/store/ledger.js';
import { secondsSince } from './queries.js';

/** The figures of one table. */
export interface TableFigures {
  readonly table: string;
  /** A condition on the rows, in SQL. */
  readonly where?: string;
  readonly figures: readonly Figure[];
}

interface Figure {
  /** What it counts, such as "the number of rows". */
  readonly name: string;
  readonly sql: string;
  readonly expected: bigint | number;
}

/** The sums over every rental and payment of a run. */
export class RowSums {
  rentals = 0;
  payments = 0;
  returned = 0;
  private readonly sums = new Map<string, bigint>();
  private readonly asOf: number;

  /** @param asOf - from this second on, nothing has been returned */
  constructor(asOf: number) {
    this.asOf = asOf;
  }

  /** Adds the rows of a block. */
  add(
    { rentals, payments, firstRental, firstPayment }: OrderedBlock,
    counts: { readonly rentals: number; readonly payments: number },
  ): void {
    let returnSeconds = 0;
    const endRental = firstRental + counts.rentals;
    const endPayment = firstPayment + counts.payments;
    for (let row = firstRental; row < endRental; row++) {
      const second = rentals.returnSecond[row] ?? NOT_RETURNED;
      if (second === NOT_RETURNED || second >= this.asOf) continue;
      returnSeconds += second;
      this.returned++;
    }
    this.rentals += counts.rentals;
    this.payments += counts.payments;
    this.count('return_date', returnSeconds);
    this.count('rental_date', sumOf(rentals.second, firstRental, endRental));
    this.count('inventory_id', sumOf(rentals.inventoryId, firstRental, endRental));
    this.count('customer_id', sumOf(rentals.customerId, firstRental, endRental));
    this.count('payment_date', sumOf(payments.second, firstPayment, endPayment));
    this.count('amount', sumOf(payments.cents, firstPayment, endPayment));
    this.count('rental_id', sumOf(payments.rentalId, firstPayment, endPayment));
  }

  of(name: string): bigint {
    return this.sums.get(name) ?? 0n;
  }

  private count(name: string, sum: number): void {
    this.sums.set(name, this.of(name) + BigInt(sum));
  }
}

function sumOf(column: Int32Array | Float64Array, from: number, end: number): number {
  let sum = 0;
  for (let row = from; row < end; row++) sum += column[row] ?? 0;
  return sum;
}

/**
 * Lists the figures that the database of a run has unless it was changed: counts, largest ids and sums of every
 * column that the simulation depends on.
 *
 * @param sums - of the rows before the end of the last week
 */
export function ownFigures(
  chain: Chain,
  customers: CustomerColumns,
  sums: RowSums,
  ledger: Ledger,
  dialect: SqlDialect,
): readonly TableFigures[] {
  const { total } = ledger;
  const { copies, films, stores, firstDay } = chain;
  const seconds = (column: string) => secondsSince(firstDay, column, dialect);
  const wide = (column: string) => dialect.widen(column);
  return [
    {
      table: 'rental',
      figures: [
        ...dense('rental_id', sums.rentals),
        { name: 'the number of returns', sql: 'COUNT(return_date)', expected: sums.returned },
        ...['rental_date', 'return_date'].map((name) => sum(name, seconds(name), sums.of(name))),
        ...['inventory_id', 'customer_id'].map((name) => sum(name, name, sums.of(name))),
      ],
    },
    { table: 'payment', figures: dense('payment_id', total.rentals + total.late_fees) },
    {
      table: 'payment',
      where: `payment_id <= ${sums.payments}`,
      figures: [
        sum('payment_date', seconds('payment_date'), sums.of('payment_date')),
        sum('amount', '100 * amount', sums.of('amount')),
        sum('rental_id', 'rental_id', sums.of('rental_id')),
      ],
    },
    { table: 'customer', figures: customerFigures(chain, customers, seconds, wide) },
    {
      table: 'inventory',
      figures: [
        ...dense('inventory_id', copies.count),
        sum('film_id', `${wide('inventory_id')} * film_id`, weighted(copies.filmIndex, 1)),
        sum('store_id', `${wide('inventory_id')} * store_id`, weighted(copies.storeIndex, 1)),
        sum('created_at', seconds('created_at'), weighted(copies.boughtSecond, 0, 1)),
      ],
    },
    {
      table: 'film',
      figures: [
        ...dense('film_id', films.count),
        sum('rental_rate', `${wide('film_id')} * 100 * rental_rate`, weighted(films.rentalRateCents)),
        sum('rental_duration', `${wide('film_id')} * rental_duration`, weighted(films.rentalDurationDays)),
      ],
    },
    { table: 'film_releases', figures: dense('release_id', films.count - films.openingCount) },
    { table: 'inventory_purchases', figures: dense('purchase_id', copies.count - copies.openingCount) },
    { table: 'business_event', figures: dense('event_id', chain.events.count) },
    { table: 'store', figures: dense('store_id', stores) },
    { table: 'staff', figures: dense('staff_id', 2 * stores) },
    { table: 'address', figures: dense('address_id', 3 * stores + countHouseholds(customers)) },
  ];
}

function customerFigures(
  chain: Chain,
  customers: CustomerColumns,
  seconds: (column: string) => string,
  wide: (column: string) => string,
): readonly Figure[] {
  const asOf = chain.asOfDay * DAY;
  let active = 0n;
  let changes = 0n;
  for (let customer = 0; customer < customers.count; customer++) {
    const leaving = customers.leaveSecond[customer] ?? 0;
    const isActive = leaving >= asOf;
    if (isActive) active += BigInt(customer + 1);
    changes += BigInt(isActive ? (customers.joinSecond[customer] ?? 0) : leaving);
  }
  return [
    ...dense('customer_id', customers.count),
    sum(
      'store_id',
      `${wide('customer_id')} * store_id`,
      weighted(customers.storeIndex.subarray(0, customers.count), 1),
    ),
    sum('active', `${wide('customer_id')} * active`, active),
    sum('activebool', `${wide('customer_id')} * ${wide('activebool')}`, active),
    sum('last_update', seconds('last_update'), changes),
  ];
}

function countHouseholds({ housemate }: CustomerColumns): number {
  return housemate.reduce((sum, mate) => sum + (mate < 0 ? 1 : 0), 0);
}

function dense(key: string, rows: number): readonly Figure[] {
  return [
    { name: 'the number of rows', sql: 'COUNT(*)', expected: rows },
    { name: `the largest ${key}`, sql: `MAX(${key})`, expected: rows },
  ];
}

function sum(column: string, sql: string, expected: bigint): Figure {
  return { name: `the sum over ${column}`, sql: `SUM(${sql})`, expected };
}

/** The sum of (value + offset), each times its id, or times a constant. */
function weighted(values: Int32Array | Uint16Array, offset = 0, weight?: number): bigint {
  let total = 0n;
  let part = 0;
  for (let row = 0; row < values.length; row++) {
    part += ((values[row] ?? 0) + offset) * (weight ?? row + 1);
    if (Math.abs(part) < 2 ** 50) continue;
    total += BigInt(part);
    part = 0;
  }
  return total + BigInt(part);
}

/** Describes the first figure that differs in the database; undefined when none does. */
export async function findDifference(
  runner: QueryRunner,
  tables: readonly TableFigures[],
): Promise<string | undefined> {
  for (const { table, where, figures } of tables) {
    const columns = figures.map(({ sql }, index) => `${sql} AS f${index}`).join(', ');
    const condition = where === undefined ? '' : ` WHERE ${where}`;
    const [row = {}] = await runner.rows(`SELECT ${columns} FROM ${table}${condition}`);
    for (const [index, { name, expected }] of figures.entries()) {
      const found = row[`f${index}`] ?? 0;
      if (toWhole(found) !== BigInt(expected)) {
        return `${table}: ${name} is ${String(found)} where the run that made it has ${expected}`;
      }
    }
  }
  return undefined;
}

/** Sums are text, which has zeros after the point if cents were multiplied. */
function toWhole(value: unknown): bigint | undefined {
  const digits = /^(-?\d+)(?:\.0*)?$/.exec(String(value))?.[1];
  return digits === undefined ? undefined : BigInt(digits);
}
