import type { RunRecord } from '../dataset/run-record.js';
import type { QueryRunner } from '../engines/engine.js';
import type { PlainRow } from '../engines/values.js';
import { prepareQueries } from './prepare-queries.js';

/**
 * Compares a database with its run record: its rows, its income and the latest change of a row. Returns the first
 * difference in words; undefined if there is none.
 */
export async function findChangeSince(runner: QueryRunner, record: RunRecord): Promise<string | undefined> {
  const ask = await prepareQueries(runner, 'record');
  const figures = await ask('figures').catch(() => undefined);
  if (figures === undefined) return 'its tables are no longer those of a run';
  const { total } = record.ledger;
  const expected: Readonly<Record<string, number>> = {
    rental: total.rentals,
    payment: total.rentals + total.late_fees,
    customer: total.customers,
    inventory: total.inventory_items,
  };
  const counted = figures.find(
    ({ name, found }) => Object.hasOwn(expected, String(name)) && Number(found) !== expected[String(name)],
  );
  if (counted !== undefined) {
    const { name, found } = counted;
    return `${String(name)} has ${Number(found)} rows; its run made ${expected[String(name)]}`;
  }
  const changed = figures.find(({ changed: moment }) => isAfter(moment, record.as_of));
  if (changed !== undefined) return `${String(changed.name)} has a row that was changed on ${dayOf(changed)}`;
  const [income = {}] = await ask('income');
  const cents = Math.round(Number(income.paid) * 100);
  const recorded = total.revenue_cents + total.late_fee_cents;
  return cents === recorded
    ? undefined
    : `the payments add up to ${(cents / 100).toFixed(2)}; those of its run added up to ${(recorded / 100).toFixed(2)}`;
}

function isAfter(moment: unknown, asOf: string): boolean {
  return moment !== null && moment !== undefined && String(moment) > asOf;
}

function dayOf({ changed }: PlainRow): string {
  return String(changed).slice(0, 10);
}
