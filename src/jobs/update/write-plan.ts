import { encodeSmallTable } from '../../encode/small-table.js';
import type { Transaction } from '../../engines/engine.js';
import { DatagenError } from '../../errors.js';
import { simulateBlocks } from '../../pipeline/prefetch.js';
import { restoreSnapshot } from '../../pipeline/shared-run.js';
import type { Sink } from '../../pipeline/sinks/sink.js';
import { BlockWriter } from '../../pipeline/write-block.js';
import type { ColumnName } from '../../schema/tables.js';
import { momentText, type UpdatePlan } from './plan.js';

/**
 * Writes a plan within a transaction. It removes the late fees that are added again in the order of time, adds the rows
 * of small tables, then rentals and payments as they are simulated, changes the rentals that are returned, and compares
 * the tables with the plan's totals.
 *
 * @param onRows - receives the number of new rows written
 * @throws DatagenError `load` when a table does not hold what it should
 */
export async function writePlan(
  transaction: Transaction,
  plan: UpdatePlan,
  onRows: (done: number) => void,
): Promise<void> {
  let done = 0;
  const sink: Sink = {
    write: async (table, bytes, rows) => {
      await transaction.sink.write(table, bytes, rows);
      done += rows;
      onRows(done);
    },
  };
  const removed = await transaction.removeFrom('payment', 'payment_id', plan.firstPaymentId);
  if (removed !== plan.takenBack) {
    throw new DatagenError('load', `${removed} late fees would be removed; expected ${plan.takenBack}.`);
  }
  for (const { table, addedRows } of plan.changes) {
    for (const { bytes, rows } of encodeSmallTable(addedRows())) await sink.write(table, bytes, rows);
  }
  await addRentals(sink, plan);
  const returned = plan.returns.map(({ rentalId, second }) => {
    const moment = momentText(plan.run.chain, second);
    return [rentalId, moment, moment];
  });
  const columns: readonly ColumnName<'rental'>[] = ['rental_id', 'return_date', 'last_update'];
  await transaction.changeRows('rental', { columns, keys: 1, rows: returned });
  for (const { table, changed } of plan.changes) await transaction.changeRows(table, changed);
  for (const total of plan.totals) await requireTotal(transaction, total);
}

async function addRentals(sink: Sink, { run, pool, blocks, snapshot, ...plan }: UpdatePlan): Promise<void> {
  restoreSnapshot(run, snapshot);
  const before = { rental: plan.firstRentalId - 1, payment: plan.firstPaymentId - 1 };
  const writer = new BlockWriter(run, pool, sink, { before, parentsFirst: true });
  for await (const ordered of simulateBlocks(run, pool, blocks, plan.firstRentalId)) await writer.write(ordered);
  await writer.finish();
}

async function requireTotal(
  transaction: Transaction,
  { table, rows, last }: UpdatePlan['totals'][number],
): Promise<void> {
  const largest = last ? `, MAX(${last.key}) AS last_id` : '';
  const [found = {}] = await transaction.rows(`SELECT COUNT(*) AS row_count${largest} FROM ${table}`);
  if (Number(found.row_count) === rows && (!last || Number(found.last_id ?? 0) === last.id)) return;
  const numbered = last ? ` up to ${last.key} ${last.id}` : '';
  const instead = last ? ` up to ${String(found.last_id)}` : '';
  throw new DatagenError(
    'load',
    `${table} holds ${String(found.row_count)} rows${instead} where ${rows}${numbered} are expected.`,
  );
}
