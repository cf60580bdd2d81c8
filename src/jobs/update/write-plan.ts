import { encodeSmallTable } from '../../encode/small-table.js';
import type { Transaction } from '../../engines/engine.js';
import { DatagenError } from '../../errors.js';
import { DAY, timestampText } from '../../model/calendar/civil.js';
import { simulateBlocks } from '../../pipeline/simulate-blocks.js';
import type { Sink } from '../../pipeline/sinks/sink.js';
import { restoreSnapshot } from '../../pipeline/snapshot.js';
import { BlockWriter } from '../../pipeline/write-block.js';
import type { TableChange, UpdatePlan } from './plan.js';

/** Receives the number of new rows written. */
export type OnRows = (done: number) => void;

/**
 * Writes a plan within a transaction: takes back what was provisional, adds parents, then rentals and
 * payments as they are made, brings back what was out, and holds the tables to the plan's totals.
 *
 * @throws DatagenError `load` when a table does not hold what it should
 */
export async function writePlan(transaction: Transaction, plan: UpdatePlan, onRows: OnRows): Promise<void> {
  await takeBack(transaction, plan);
  let done = 0;
  for (const change of plan.changes) {
    await addRows(transaction.sink, change);
    done += change.added;
    onRows(done);
  }
  await addTrade(transaction.sink, plan, (rows) => onRows(done + rows));
  await bringBack(transaction, plan);
  for (const { table, changed } of plan.changes) await transaction.changeRows(table, changed);
  for (const total of plan.totals) await requireTotal(transaction, total);
}

async function takeBack(transaction: Transaction, { firstPaymentId, takenBack }: UpdatePlan): Promise<void> {
  const deleted = await transaction.removeFrom('payment', 'payment_id', firstPaymentId);
  if (deleted === takenBack) return;
  throw new DatagenError('load', `${deleted} payments were to be taken back where ${takenBack} were expected.`);
}

async function addRows(sink: Sink, change: TableChange): Promise<void> {
  for (const { bytes, rows } of encodeSmallTable(change.addedRows())) await sink.write(change.table, bytes, rows);
}

async function addTrade(sink: Sink, plan: UpdatePlan, onRows: OnRows): Promise<void> {
  const { run, pool, blocks, snapshot } = plan;
  restoreSnapshot(run, snapshot);
  let done = 0;
  const counting: Sink = {
    write: async (table, bytes, rows) => {
      await sink.write(table, bytes, rows);
      done += rows;
      onRows(done);
    },
  };
  const before = { rental: plan.firstRentalId - 1, payment: plan.firstPaymentId - 1 };
  const writer = new BlockWriter(run, pool, counting, { before, parentsFirst: true });
  for await (const ordered of simulateBlocks(run, pool, blocks, plan.firstRentalId)) await writer.write(ordered);
  await writer.finish();
}

async function bringBack(transaction: Transaction, { run, returns }: UpdatePlan): Promise<void> {
  const { firstDay } = run.chain;
  const columns = ['rental_id', 'return_date', 'last_update'];
  const rows = returns.map(({ rentalId, second }) => {
    const day = Math.floor(second / DAY);
    const returned = timestampText(firstDay + day, second - day * DAY);
    return [rentalId, returned, returned];
  });
  await transaction.changeRows('rental', { columns, keys: 1, rows });
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
    `${table} holds ${String(found.row_count)} rows${instead} where ${rows}${numbered} were to be.`,
  );
}
