import type { Connection } from 'mysql2/promise';
import { type Columns, hasColumn, listColumns } from '../../checks/list-columns.js';
import type { QueryRunner } from '../../engines/engine.js';
import { AUTO_INCREMENT_NOT_RESET, keepingAutoIncrements } from '../../engines/mysql/auto-increment.js';
import type { Open } from '../../engines/mysql/load/connection-pool.js';
import { askValue } from '../../engines/mysql/query.js';
import { DatagenError, messageOf } from '../../errors.js';
import { parseDay, timestampText } from '../../model/calendar/civil.js';
import { programCall } from '../../program-call.js';
import { createPurchaseTable, dropPurchaseTable, PURCHASE_TABLE } from './purchase-table.js';
import type { Bounds } from './read-stock.js';
import type { Lot } from './stock.js';

/** A lot with its place in the database: its copies are firstInventoryId and those that follow. */
export interface Purchase extends Lot {
  readonly firstInventoryId: number;
  /** The moment of arrival, 2004-09-27 07:00:00. */
  readonly arrival: string;
}

/** Where a purchase is written. */
export interface PurchasePlace {
  readonly connection: Connection;
  /** Opens a further connection to the server. */
  readonly open: Open;
  readonly database: string;
  /** Asks over the same connection. */
  readonly runner: QueryRunner;
}

const PURCHASE_COLUMNS = [
  'purchase_id',
  'film_id',
  'inventory_id',
  'staff_id',
  'purchase_date',
  'quantity',
  'purchase_reason',
  'created_at',
] as const;
type PurchaseColumn = (typeof PURCHASE_COLUMNS)[number];

/** Before eight, when what `update` buys by schedule on that morning begins to arrive. */
const ARRIVAL_OPENS_MINUTE = 7 * 60;
const ARRIVAL_MINUTES = 60;
const LAST_MINUTE = 10 * 60 - 1;
const ROWS_PER_INSERT = 1000;

/** Numbers the copies and lets each film arrive on a minute of its own, after what came that day already. */
export function placeLots(lots: readonly Lot[], bounds: Bounds, date: string): Purchase[] {
  const last = bounds.lastPurchase?.startsWith(date) ? minuteOf(bounds.lastPurchase) : 0;
  const opens = Math.min(Math.max(ARRIVAL_OPENS_MINUTE, last), LAST_MINUTE);
  const films = new Map<number, number>();
  let next = bounds.lastInventoryId + 1;
  return lots.map((lot) => {
    const turn = films.get(lot.film.id) ?? films.size;
    films.set(lot.film.id, turn);
    const minute = Math.min(opens + Math.min(turn, ARRIVAL_MINUTES - 1), LAST_MINUTE);
    const purchase = {
      ...lot,
      firstInventoryId: next,
      arrival: timestampText(parseDay(date), minute * 60),
    };
    next += lot.copies;
    return purchase;
  });
}

/**
 * Writes a purchase in one transaction: its copies, a row of inventory_purchases for each of them, and what
 * film_releases counts. The table of purchases is created when there is none, and removed again when the purchase fails;
 * of an older form of it the columns that are there are written.
 * Throws a DatagenError 'server' when the server refuses; the database is then as it was.
 *
 * @param reason - at most 100 characters
 */
export async function recordPurchase(
  place: PurchasePlace,
  purchases: readonly Purchase[],
  date: string,
  reason: string,
): Promise<void> {
  const { connection, runner } = place;
  let isReset = true;
  let created = false;
  try {
    created = await createPurchaseTable(connection);
    const columns = await listColumns(runner);
    await keepingAutoIncrements(
      { ...place, tables: ['inventory', PURCHASE_TABLE] },
      () => write(connection, columns, purchases, date, reason),
      () => {
        isReset = false;
      },
    );
  } catch (cause) {
    if (cause instanceof DatagenError && cause.code === 'connection') throw cause;
    const removed =
      !created ||
      (await dropPurchaseTable(place).then(
        () => true,
        () => false,
      ));
    const hints = [
      'Nothing was bought; the server undoes what was written.',
      ...(isReset ? [] : [AUTO_INCREMENT_NOT_RESET]),
      ...(removed ? [] : [`The table ${PURCHASE_TABLE}, which the purchase created, is still there, without a row.`]),
    ];
    throw new DatagenError('server', `The purchase was not made: ${messageOf(cause).replace(/\.$/, '')}.`, {
      hint: hints.join(' '),
      cause,
    });
  }
}

async function write(
  connection: Connection,
  columns: Columns,
  purchases: readonly Purchase[],
  date: string,
  reason: string,
): Promise<void> {
  try {
    await connection.beginTransaction();
    await insert(
      connection,
      'inventory (inventory_id, film_id, store_id, date_purchased, staff_id, created_at, last_update)',
      copyRows(purchases, date),
    );
    await recordCopies(connection, columns, purchases, date, reason);
    await countReleases(connection, columns, purchases);
    await commit(connection);
  } catch (error) {
    await connection.rollback().catch(() => {});
    throw error;
  }
}

async function commit(connection: Connection): Promise<void> {
  try {
    await connection.commit();
  } catch (cause) {
    throw new DatagenError('connection', `The purchase was being committed when this happened: ${messageOf(cause)}`, {
      hint: `The database has all of it or nothing; ${programCall('inventory', 'show')} shows which.`,
      cause,
    });
  }
}

/** Writes the rows of inventory_purchases, one for each copy, with the columns that the table has. */
async function recordCopies(
  connection: Connection,
  columns: Columns,
  purchases: readonly Purchase[],
  date: string,
  reason: string,
): Promise<void> {
  const last = await askValue(connection, `SELECT COALESCE(MAX(purchase_id), 0) FROM ${PURCHASE_TABLE}`);
  const names = PURCHASE_COLUMNS.filter((name) => hasColumn(columns, PURCHASE_TABLE, name));
  const rows = purchaseRows(purchases, date, reason, Number(last) + 1);
  await insert(connection, `${PURCHASE_TABLE} (${names.join(', ')})`, pick(rows, names));
}

function* pick(
  rows: Iterable<Record<PurchaseColumn, unknown>>,
  names: readonly PurchaseColumn[],
): Generator<unknown[]> {
  for (const row of rows) yield names.map((name) => row[name]);
}

/** Films that came out since the opening keep count of their copies, where the table has a column for it. */
async function countReleases(connection: Connection, columns: Columns, purchases: readonly Purchase[]): Promise<void> {
  if (!hasColumn(columns, 'film_releases', 'num_copies_added')) return;
  const changed = hasColumn(columns, 'film_releases', 'last_update') ? ', last_update = ?' : '';
  for (const { film, copies, arrival } of purchases) {
    if (film.releasedOn === undefined) continue;
    await connection.query(
      `UPDATE film_releases SET num_copies_added = COALESCE(num_copies_added, 0) + ?${changed} WHERE film_id = ?`,
      [copies, ...(changed === '' ? [] : [arrival]), film.id],
    );
  }
}

function* copyRows(purchases: readonly Purchase[], date: string): Generator<unknown[]> {
  for (const { film, store, copies, firstInventoryId, arrival } of purchases) {
    for (let copy = 0; copy < copies; copy++) {
      yield [firstInventoryId + copy, film.id, store.id, date, store.managerId, arrival, arrival];
    }
  }
}

function* purchaseRows(
  purchases: readonly Purchase[],
  date: string,
  reason: string,
  firstPurchaseId: number,
): Generator<Record<PurchaseColumn, unknown>> {
  let id = firstPurchaseId;
  for (const { film, store, copies, firstInventoryId, arrival } of purchases) {
    for (let copy = 0; copy < copies; copy++) {
      yield {
        purchase_id: id++,
        film_id: film.id,
        inventory_id: firstInventoryId + copy,
        staff_id: store.managerId,
        purchase_date: date,
        quantity: 1,
        purchase_reason: reason,
        created_at: arrival,
      };
    }
  }
}

/** Inserts rows by the thousand; `into` names the table and its columns and is never input. */
async function insert(connection: Connection, into: string, rows: Iterable<unknown[]>): Promise<void> {
  let batch: unknown[][] = [];
  const flush = async () => {
    if (batch.length > 0) await connection.query(`INSERT INTO ${into} VALUES ?`, [batch]);
    batch = [];
  };
  for (const row of rows) {
    batch.push(row);
    if (batch.length === ROWS_PER_INSERT) await flush();
  }
  await flush();
}

function minuteOf(moment: string): number {
  return Number(moment.slice(11, 13)) * 60 + Number(moment.slice(14, 16));
}
