import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection } from 'mysql2/promise';
import { parseDay, timestampText } from '../calendar/civil.js';
import { DatagenError, messageOf } from '../errors.js';
import { askValue } from '../mysql/ask.js';
import { sqlFolder } from '../paths.js';
import { type Columns, hasColumn, listColumns } from '../query/list-columns.js';
import type { QueryRunner } from '../query/port.js';
import type { Bounds } from './read-stock.js';
import type { Lot } from './stock.js';

/** A lot with its place in the database: copies inventory_id to inventory_id + copies - 1. */
export interface Purchase extends Lot {
  readonly firstInventoryId: number;
  /** The moment of arrival, 2004-09-27 07:00:00. */
  readonly arrival: string;
}

const TABLE = 'inventory_purchases';
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
 * Writes a purchase in one transaction: its copies, a row of inventory_purchases for each lot, and what film_releases
 * counts. The table of purchases is created when there is none; of an older form of it the columns that are there are
 * written, a row for each copy where it has no quantity.
 * Throws a DatagenError 'server' when the server refuses; the database is then as it was.
 *
 * @param runner - asks over the same connection
 * @param reason - at most 100 characters
 */
export async function recordPurchase(
  connection: Connection,
  runner: QueryRunner,
  purchases: readonly Purchase[],
  date: string,
  reason: string,
): Promise<void> {
  try {
    await connection.query(await readFile(join(sqlFolder, 'schema', `${TABLE}.sql`), 'utf8'));
    const columns = await listColumns(runner);
    await connection.beginTransaction();
    await insert(
      connection,
      'inventory (inventory_id, film_id, store_id, date_purchased, staff_id, created_at, last_update)',
      copyRows(purchases, date),
    );
    await recordLots(connection, columns, purchases, date, reason);
    await countReleases(connection, columns, purchases);
    await connection.commit();
  } catch (cause) {
    await connection.rollback().catch(() => {});
    throw new DatagenError('server', `The purchase was not made: ${messageOf(cause)}.`, {
      hint: 'Nothing was bought; the database is as it was.',
      cause,
    });
  }
}

/** Writes the rows of inventory_purchases, with the columns that the table has. */
async function recordLots(
  connection: Connection,
  columns: Columns,
  purchases: readonly Purchase[],
  date: string,
  reason: string,
): Promise<void> {
  const next = 1 + Number(await askValue(connection, `SELECT COALESCE(MAX(purchase_id), 0) FROM ${TABLE}`));
  const lots = hasColumn(columns, TABLE, 'quantity') ? purchases : purchases.flatMap(splitLot);
  const rows = lots.map(({ film, store, copies, firstInventoryId, arrival }, at) => ({
    purchase_id: next + at,
    film_id: film.id,
    inventory_id: firstInventoryId,
    staff_id: store.managerId,
    purchase_date: date,
    quantity: copies,
    purchase_reason: reason,
    created_at: arrival,
  }));
  const names = Object.keys(rows[0] ?? {}).filter((name) => hasColumn(columns, TABLE, name));
  await insert(
    connection,
    `${TABLE} (${names.join(', ')})`,
    rows.map((row) => Object.entries(row).flatMap(([name, value]) => (names.includes(name) ? [value] : []))),
  );
}

/** A purchase for each copy, as tables without a quantity have it. */
function splitLot(purchase: Purchase): Purchase[] {
  return Array.from({ length: purchase.copies }, (_, copy) => ({
    ...purchase,
    copies: 1,
    firstInventoryId: purchase.firstInventoryId + copy,
  }));
}

/** Films that came out since the opening keep count of their copies, where the table has a column for it. */
async function countReleases(
  connection: Connection,
  columns: Columns,
  purchases: readonly Purchase[],
): Promise<void> {
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
