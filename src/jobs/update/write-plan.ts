import type { Connection } from 'mysql2/promise';
import { encodeSmallTable } from '../../encode/small-table.js';
import { LOAD_MARK } from '../../engines/mysql/database-lock.js';
import { askRows } from '../../engines/mysql/query-rows.js';
import { quoteName } from '../../engines/mysql/quote.js';
import { DatagenError } from '../../errors.js';
import { DAY, timestampText } from '../../model/calendar/civil.js';
import { simulateBlocks } from '../../pipeline/simulate-blocks.js';
import type { Sink } from '../../pipeline/sinks/sink.js';
import { restoreSnapshot } from '../../pipeline/snapshot.js';
import { BlockWriter } from '../../pipeline/write-block.js';
import { changeRows } from './change-rows.js';
import type { TableChange, UpdatePlan } from './plan.js';

/** Receives the number of new rows written. */
export type OnRows = (done: number) => void;

/**
 * Writes a plan within the connection's transaction: takes back what was provisional, adds parents, then rentals and
 * payments as they are made, brings back what was out, and holds the tables to the plan's totals.
 *
 * @throws DatagenError `load` when a table does not hold what it should
 */
export async function writePlan(
  connection: Connection,
  sink: Sink,
  plan: UpdatePlan,
  onRows: OnRows,
): Promise<void> {
  await takeBack(connection, plan);
  let done = 0;
  for (const change of plan.changes) {
    await addRows(sink, change);
    done += change.added;
    onRows(done);
  }
  await addTrade(sink, plan, (rows) => onRows(done + rows));
  await bringBack(connection, plan);
  for (const { table, changed } of plan.changes) await changeRows(connection, table, changed);
  for (const total of plan.totals) await requireTotal(connection, total);
}

async function takeBack(connection: Connection, { firstPaymentId, takenBack }: UpdatePlan): Promise<void> {
  const [result] = await connection.query(`DELETE ${LOAD_MARK} FROM payment WHERE payment_id >= ?`, [
    firstPaymentId,
  ]);
  const deleted = 'affectedRows' in result ? result.affectedRows : 0;
  if (deleted === takenBack) return;
  throw new DatagenError(
    'load',
    `${deleted} payments were to be taken back where ${takenBack} were expected.`,
  );
}

async function addRows(sink: Sink, change: TableChange): Promise<void> {
  for (const { bytes, rows } of encodeSmallTable(change.addedRows()))
    await sink.write(change.table, bytes, rows);
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
  for await (const ordered of simulateBlocks(run, pool, blocks, plan.firstRentalId))
    await writer.write(ordered);
  await writer.finish();
}

async function bringBack(connection: Connection, { run, returns }: UpdatePlan): Promise<void> {
  const { firstDay } = run.chain;
  const columns = ['rental_id', 'return_date', 'last_update'];
  const rows = returns.map(({ rentalId, second }) => {
    const day = Math.floor(second / DAY);
    const returned = timestampText(firstDay + day, second - day * DAY);
    return [rentalId, returned, returned];
  });
  await changeRows(connection, 'rental', { columns, keys: 1, rows });
}

async function requireTotal(
  connection: Connection,
  { table, rows, last }: UpdatePlan['totals'][number],
): Promise<void> {
  const largest = last ? `, MAX(${quoteName(last.key)}) AS last_id` : '';
  const [found = {}] = await askRows(
    connection,
    `SELECT COUNT(*) AS row_count${largest} FROM ${quoteName(table)}`,
  );
  if (Number(found.row_count) === rows && (!last || Number(found.last_id ?? 0) === last.id)) return;
  const numbered = last ? ` up to ${last.key} ${last.id}` : '';
  const instead = last ? ` up to ${String(found.last_id)}` : '';
  throw new DatagenError(
    'load',
    `${table} holds ${String(found.row_count)} rows${instead} where ${rows}${numbered} were to be.`,
  );
}
